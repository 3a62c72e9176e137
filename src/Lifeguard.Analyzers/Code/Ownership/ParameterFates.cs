using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>What becomes of what is passed for a parameter of the source? Summarised from the body.</summary>
internal static class ParameterFates
{
    public static Answer Of(IParameterSymbol parameter, Ownership code, Inquiry inquiry)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out) return Answer.Of(ValueFate.HandedOn);
        if (parameter.IsParams || parameter.ContainingSymbol is not IMethodSymbol method || Bodies.Of(method, code.Model.Compilation, inquiry.Cancel) is not { } body) return Answer.Unknown;
        if (code.Kinds.Of(parameter.Type) == ResourceKind.Transaction && IsEndedByText(body)) return Answer.Unknown;
        if (body is TypeDeclarationSyntax) return Answer.Of(OfPrimaryConstructor(parameter, method.ContainingType, code, inquiry));
        var isConstructor = method.MethodKind == MethodKind.Constructor;
        var uses = ValueUses.Of(Mentions.Of(parameter, body, code.Model.Models, inquiry.Cancel), body, isConstructor, code, inquiry);
        if (Bodies.IsIterator(body)) return Answer.Of(OfIterator(uses.Found));
        return Answer.Of(OfUses(uses, body), uses.Openings.Any(opening => WaysOut.Of(opening) == WayOut.Every));
    }

    // new NpgsqlBatchCommand("COMMIT"): the server ends the transaction, and no call on it tells so.
    private static bool IsEndedByText(SyntaxNode body) =>
        body.DescendantNodes().OfType<LiteralExpressionSyntax>().Any(literal => literal.Token.Value is string text && Paths.TransactionWrites.EndsByText(text));

    private static ValueFate OfUses(ValueUses uses, SyntaxNode body)
    {
        var found = uses.Found;
        if (found.HasFlag(ValueUse.NotUnderstood)) return ValueFate.Unknown;
        if (found.HasFlag(ValueUse.HandedOn)) return ValueFate.HandedOn;
        var isDisposed = (found & ValueUse.AnyDisposal) != 0;
        var isDisposedBeforeFailure = (found & (ValueUse.AnyDisposal & ~ValueUse.DisposedOnFailure)) != 0;
        if (found.HasFlag(ValueUse.HeldByThis)) return isDisposedBeforeFailure ? ValueFate.Unknown : ValueFate.HeldByResult;
        if (found.HasFlag(ValueUse.UsedByThis)) return isDisposed ? ValueFate.Unknown : ValueFate.UsedByResult;
        if (found.HasFlag(ValueUse.Returned)) return !isDisposedBeforeFailure && Bodies.ReturnsOf(body).All(uses.Returns.Contains) ? ValueFate.IsResult : ValueFate.Unknown;
        if (found.HasFlag(ValueUse.ReturnedInHolder)) return isDisposedBeforeFailure ? ValueFate.Unknown : ValueFate.HeldByResult;
        if (found.HasFlag(ValueUse.ReturnedInUser)) return isDisposed ? ValueFate.Unknown : ValueFate.UsedByResult;
        if (found.HasFlag(ValueUse.Disposed)) return ValueFate.Disposed;
        return isDisposed ? ValueFate.Unknown : ValueFate.Borrowed;
    }

    // Nothing of it has run when the call returns.
    private static ValueFate OfIterator(ValueUse found) =>
        found.HasFlag(ValueUse.NotUnderstood) ? ValueFate.Unknown : found == ValueUse.None ? ValueFate.UsedByResult : ValueFate.HandedOn;

    // What is mentioned by members other than initialisers lives in a field that has no name.
    private static ValueFate OfPrimaryConstructor(IParameterSymbol parameter, INamedTypeSymbol type, Ownership code, Inquiry inquiry)
    {
        if (type.IsRecord) return ValueFate.HandedOn;                       // anybody can read its property
        var atStart = new List<IOperation>();
        var later = new List<IOperation>();
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (Mentions.Of(parameter, reference.GetSyntax(inquiry.Cancel), code.Model.Models, inquiry.Cancel) is not { } mentions) return ValueFate.Unknown;
            foreach (var mention in mentions) (IsAtConstruction(mention.Syntax) ? atStart : later).Add(mention);
        }

        var construction = ValueUses.Of(atStart, null, isConstructor: true, code, inquiry).Found;
        if (construction.HasFlag(ValueUse.NotUnderstood)) return ValueFate.Unknown;
        if (construction.HasFlag(ValueUse.HandedOn)) return ValueFate.HandedOn;
        if (construction.HasFlag(ValueUse.HeldByThis)) return ValueFate.HeldByResult;
        var kept = later.Count == 0 ? ValueFate.Borrowed : MemberFates.OfUses(ValueUses.Of(later, null, isConstructor: false, code, inquiry).Found, type);
        return construction.HasFlag(ValueUse.UsedByThis) && kept == ValueFate.Borrowed ? ValueFate.UsedByResult : kept;
    }

    private static bool IsAtConstruction(SyntaxNode mention)
    {
        foreach (var node in mention.AncestorsAndSelf())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax: return false;
                case BaseListSyntax: return true;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax }: return true;
            }
        }

        return false;
    }
}
