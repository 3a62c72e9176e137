using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>The fix for a connection that a field keeps: the field keeps a data source instead, and every method that used the connection rents one.</summary>
internal static class KeptConnection
{
    /// <summary>
    /// The plan; null when a use does not allow it, when the field is seen from outside, or when it is not certain how the connection comes about.
    /// </summary>
    public static FixPlan? Plan(FixSite site, string rule, CancellationToken cancel)
    {
        if (Field(site, cancel) is not { } declarator || site.Model.GetDeclaredSymbol(declarator, cancel) is not IFieldSymbol field) return null;

        var type = declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>()!;
        var references = LocalReferences.In(type, field, site.Model, cancel);
        if (Creation(declarator, references, site, cancel) is not { } creation) return null;

        var name = HolderName.InPlaceOf(field.Name, type, field.ContainingType);
        var edits = new SourceEdits(site.Text);
        return ReplaceUses(references.Where(reference => !IsTarget(reference, creation.Expression)), name, site, edits, cancel)
            && ReplaceField(declarator, references, creation, name, site, edits, cancel)
            && edits.ToChanges() is { } changes
                ? new FixPlan($"Keep a data source, in '{name}', and open a connection where it is used", $"{rule}:data-source", changes)
                : null;
    }

    /// <summary>The private field that the diagnostic marks.</summary>
    private static VariableDeclaratorSyntax? Field(FixSite site, CancellationToken cancel) =>
        site.Node is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax declaration } } declarator
        && declaration.AttributeLists.Count == 0
        && Shapes.IsPrivate(declaration)
        && !declaration.Modifiers.Any(SyntaxKind.VolatileKeyword)
        && site.Model.GetDeclaredSymbol(declarator, cancel) is IFieldSymbol { ContainingType: { DeclaringSyntaxReferences.Length: 1, Arity: 0 } }
            ? declarator
            : null;

    /// <summary>The one place where the connection is made: the initialiser, or an assignment in the constructor of the same kind.</summary>
    private static ConnectionCreation? Creation(
        VariableDeclaratorSyntax declarator, ImmutableArray<IdentifierNameSyntax> references, FixSite site, CancellationToken cancel)
    {
        var writes = references.Where(LocalReferences.IsWrite).ToList();
        var value = (declarator.Initializer?.Value, writes.Count) switch
        {
            ({ } initial, 0) => initial,
            (null, 1) when Shapes.ConstructorAssigningBy(Assignment(writes[0])) is { } constructor
                && IsStatic(constructor) == IsStatic((FieldDeclarationSyntax)declarator.Parent!.Parent!) => Assignment(writes[0])!.Right,
            _ => null,
        };
        return value is BaseObjectCreationExpressionSyntax creation ? ConnectionCreation.Of(creation, site, cancel) : null;
    }

    private static bool ReplaceUses(IEnumerable<IdentifierNameSyntax> references, string name, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        var uses = new List<ConnectionUse>();
        foreach (var reference in references)
        {
            if (ConnectionUse.Of(reference, site.Model, cancel) is not { } use) return false;
            uses.Add(use);
        }

        foreach (var disposal in uses.Where(use => use.Purpose == ConnectionPurpose.OwnersDisposal)) edits.Replace(Identifier(disposal.Reference).Span, name);
        var removed = new HashSet<StatementSyntax>(uses.Select(use => use.Statement).OfType<StatementSyntax>());
        foreach (var group in uses.Where(use => use.Purpose != ConnectionPurpose.OwnersDisposal).GroupBy(use => LocalReferences.Function(use.Reference)))
        {
            if (!group.Any(use => use.Purpose == ConnectionPurpose.Work)) continue;
            if (!ConnectionRental.TryRent((MethodDeclarationSyntax)group.Key, group.ToImmutableArray(), name, site, edits, out var replaced)) return false;
            if (replaced is not null) removed.Remove(replaced);
        }

        return removed.All(statement => RemovedStatements.TryRemove(statement, removed, site, edits));
    }

    private static bool ReplaceField(
        VariableDeclaratorSyntax declarator,
        ImmutableArray<IdentifierNameSyntax> references,
        ConnectionCreation creation,
        string name,
        FixSite site,
        SourceEdits edits,
        CancellationToken cancel)
    {
        var declaration = (FieldDeclarationSyntax)declarator.Parent!.Parent!;
        var names = new TypeNames(site, edits, declaration.SpanStart);
        var type = names.Of(creation.DataSource);
        edits.Replace(declaration.Declaration.Type.Span, IsReadOnly(declaration) ? type : $"readonly {type}");
        edits.Replace(declarator.Identifier.Span, name);
        foreach (var target in references.Where(reference => IsTarget(reference, creation.Expression))) edits.Replace(target.Span, name);

        var argument = creation.ConnectionString;
        var mayBeNull = site.Model.GetNullableContext(argument.SpanStart).WarningsEnabled()
            && site.Model.GetTypeInfo(argument, cancel).Nullability.FlowState == NullableFlowState.MaybeNull;
        var text = argument.ToString();
        if (mayBeNull) text = argument is BinaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax
            ? $"({text})!"
            : $"{text}!";
        edits.Replace(creation.Expression.Span, DataSourceType.Creation(creation.DataSource, type, text));
        return true;
    }

    private static AssignmentExpressionSyntax? Assignment(IdentifierNameSyntax target) =>
        Shapes.WithThis(target).Parent as AssignmentExpressionSyntax;

    private static bool IsTarget(IdentifierNameSyntax reference, ExpressionSyntax creation) =>
        LocalReferences.IsWrite(reference) && Assignment(reference)?.Right == creation;

    private static SimpleNameSyntax Identifier(ExpressionSyntax reference) =>
        reference is MemberAccessExpressionSyntax access ? access.Name : (SimpleNameSyntax)reference;

    private static bool IsStatic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static bool IsReadOnly(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);
}
