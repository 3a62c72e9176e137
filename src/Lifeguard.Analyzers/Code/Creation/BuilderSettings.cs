using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>What the connection string builder behind a text is given: the string it starts from, and the properties and keywords set on it.</summary>
internal static class BuilderSettings
{
    /// <summary>The string that the builder behind <paramref name="text"/> starts from; null when there is no builder, or it starts empty.</summary>
    public static ExpressionSyntax? StartOf(ExpressionSyntax text, SemanticModel model, CancellationToken cancel) =>
        BuilderOf(text, model, cancel)?.Builder.ArgumentList?.Arguments.FirstOrDefault()?.Expression;

    /// <summary>Property or keyword and value, in source order. Settings under a condition are left out: they may not happen.</summary>
    public static IEnumerable<(string Name, ExpressionSyntax Value)> Of(ExpressionSyntax text, SemanticModel model, CancellationToken cancel)
    {
        if (BuilderOf(text, model, cancel) is not var (builder, local)) yield break;
        foreach (var assignment in (builder.Initializer?.Expressions ?? default).OfType<AssignmentExpressionSyntax>())
        {
            if (NameOf(assignment.Left, model, cancel) is { } name) yield return (name, assignment.Right);
        }

        if (local is null) yield break;
        foreach (var statement in StatementsAround(builder).OfType<ExpressionStatementSyntax>())
        {
            if (statement.SpanStart > text.SpanStart) yield break;
            if (statement.Expression is AssignmentExpressionSyntax { Left: var left, Right: var value } && OwnerOf(left)?.Identifier.ValueText == local.Name && NameOf(left, model, cancel) is { } name)
            {
                yield return (name, value);
            }
        }
    }

    private static IEnumerable<StatementSyntax> StatementsAround(SyntaxNode builder) =>
        builder.FirstAncestorOrSelf<BlockSyntax>()?.Statements
        ?? builder.FirstAncestorOrSelf<CompilationUnitSyntax>()?.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement)
        ?? Enumerable.Empty<StatementSyntax>();

    /// <summary>The creation of the builder that a text is read from, or that the expression itself is, and the local that holds it; null when there is none.</summary>
    public static (BaseObjectCreationExpressionSyntax Builder, ILocalSymbol? Local)? BuilderOf(ExpressionSyntax text, SemanticModel model, CancellationToken cancel)
    {
        if (text is BaseObjectCreationExpressionSyntax itself) return (itself, null);
        if (text is IdentifierNameSyntax && SingleValue.Of(text, model, cancel) is { } value && value.SyntaxTree == text.SyntaxTree)
        {
            if (value is BaseObjectCreationExpressionSyntax held) return (held, model.GetSymbolInfo(text, cancel).Symbol as ILocalSymbol);
            text = value;
        }

        var source = text switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString" } access => access.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access } => access.Expression,
            _ => null,
        };
        while (source is ParenthesizedExpressionSyntax parenthesized) source = parenthesized.Expression;
        if (source is null) return null;
        if (source is BaseObjectCreationExpressionSyntax inline) return (inline, null);
        return SingleValue.Of(source, model, cancel) is BaseObjectCreationExpressionSyntax builder && builder.SyntaxTree == text.SyntaxTree
            ? (builder, model.GetSymbolInfo(source, cancel).Symbol as ILocalSymbol)
            : null;
    }

    /// <summary>The property or keyword that is assigned: <c>builder.Pooling</c>, <c>builder["Pooling"]</c>, and in an initialiser <c>Pooling</c>, <c>["Pooling"]</c>.</summary>
    public static string? NameOf(ExpressionSyntax target, SemanticModel model, CancellationToken cancel) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } => model.GetConstantValue(key.Expression, cancel).Value as string,
        ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } => model.GetConstantValue(key.Expression, cancel).Value as string,
        _ => null,
    };

    private static IdentifierNameSyntax? OwnerOf(ExpressionSyntax target) => target switch
    {
        MemberAccessExpressionSyntax access => access.Expression as IdentifierNameSyntax,
        ElementAccessExpressionSyntax element => element.Expression as IdentifierNameSyntax,
        _ => null,
    };
}
