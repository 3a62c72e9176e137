using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Where is a local, parameter, field or property mentioned in a piece of code, as operations?</summary>
internal static class Mentions
{
    /// <summary>So many mentions are looked at; of a value that is mentioned more often nothing is known.</summary>
    private const int Limit = 200;

    /// <summary>The operations that read or write the symbol in this code; null where they are too many, or one of them cannot be understood.</summary>
    public static List<IOperation>? Of(ISymbol symbol, SyntaxNode code, SemanticModels models, CancellationToken cancel)
    {
        var found = new List<IOperation>();
        var model = models.Of(code);
        foreach (var name in code.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != symbol.Name || name.Parent is NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax) continue;
            if (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } initializer && initializer.Left == name) continue;
            cancel.ThrowIfCancellationRequested();
            var mention = Whole(name);
            var operation = model.GetOperation(mention, cancel);
            if (SymbolOf(operation) is { } mentioned)
            {
                if (!SymbolEqualityComparer.Default.Equals(mentioned.OriginalDefinition, symbol.OriginalDefinition)) continue;
                if (found.Count == Limit) return null;
                found.Add(operation!);
            }
            else if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancel).Symbol?.OriginalDefinition, symbol.OriginalDefinition) && !IsInNameOf(name))
            {
                return null;
            }
        }

        return found;
    }

    // this._connection · other?._connection: the member, not its last word.
    private static ExpressionSyntax Whole(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    private static ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    private static bool IsInNameOf(SyntaxNode name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }) is not null;
}
