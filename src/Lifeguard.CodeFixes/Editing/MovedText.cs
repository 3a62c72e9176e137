using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>How does the moved code read at its new place? Locals give way to their values, instance fields to theirs; everything else stays as it was written.</summary>
internal sealed class MovedText(FixSite site, CreationDependencies dependencies, TypeNames types, string indentation, CancellationToken cancel)
{
    /// <summary>The value, moved to <paramref name="wrap"/> of the expression.</summary>
    /// <param name="wrap">What is made of the expression, such as a call that takes it as its argument.</param>
    /// <param name="refusesNull">True when the expression becomes an argument that must not be null although it might be one where it stood.</param>
    /// <param name="unit">One step of indentation.</param>
    public HeldValue Value(Func<string, string> wrap, bool refusesNull, string unit)
    {
        var expression = Rendered(dependencies.Expression, indentation);
        if (refusesNull && NeedsForgiveness(dependencies.Expression)) expression = Forgiven(Origin(dependencies.Expression), expression);

        return new HeldValue(wrap(expression), dependencies.NeedsMethod ? Preparation(indentation + unit) : ImmutableArray<string>.Empty);
    }

    private ImmutableArray<string> Preparation(string inner)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var statement in dependencies.Locals.Select(local => (StatementSyntax)local.Statement).Concat(dependencies.Setup).Distinct().OrderBy(statement => statement.SpanStart))
        {
            var stays = dependencies.Locals.FirstOrDefault(local => local.Statement == statement) is { Leaves: false };
            if (lines.Count > 0 && StatementRemoval.IsSetApart(statement, site.Text)) lines.Add("");
            if (!stays) lines.AddRange(StatementRemoval.CommentLinesAbove(statement, site.Text));
            lines.Add(Rendered(statement, inner) + (stays ? "" : TrailingComments(statement)));
        }

        if (dependencies.Expression.FirstAncestorOrSelf<StatementSyntax>() is { } last && StatementRemoval.IsSetApart(last, site.Text)) lines.Add("");
        return lines.ToImmutable();
    }

    private string Rendered(SyntaxNode node, string target)
    {
        var replacements = new List<TextChange>();
        foreach (var name in node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (site.Model.GetSymbolInfo(name, cancel).Symbol is not { } symbol) continue;
            var place = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : (ExpressionSyntax)name;
            if (ValueOf(symbol) is { } value) replacements.Add(Substitution(place, value, symbol, target));
            else if (IsAssuredOnlyHere(name, symbol)) replacements.Add(new TextChange(place.Span, place + "!"));
        }

        return SourceStyle.Reindented(node, site.Text, target, replacements);
    }

    private ExpressionSyntax? ValueOf(ISymbol symbol)
    {
        if (symbol is ILocalSymbol) return dependencies.NeedsMethod ? null : dependencies.Locals.FirstOrDefault(local => SymbolEqualityComparer.Default.Equals(local.Symbol, symbol))?.Value;
        return dependencies.Values.TryGetValue(symbol, out var value) ? value : null;
    }

    private TextChange Substitution(ExpressionSyntax place, ExpressionSyntax value, ISymbol symbol, string target) =>
        place.Parent is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole && PlainText(Origin(value)) is { } text
            ? new TextChange(hole.Span, text)
            : new TextChange(place.Span, Substituted(place, value, symbol, target));

    /// <summary>The content of a literal that can be written into any string as it is.</summary>
    private static string? PlainText(ExpressionSyntax value) =>
        value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token: { ValueText: var text, Text: var written } } && written == $"\"{text}\"" && text.IndexOfAny(['{', '}', '"', '\\']) < 0
            ? text
            : null;

    private string Substituted(ExpressionSyntax place, ExpressionSyntax value, ISymbol symbol, string target)
    {
        var text = Rendered(value, target);
        if (value is ImplicitObjectCreationExpressionSyntax && TypeOf(symbol) is { } type) text = $"new {types.Of(type)}{text.Substring("new".Length)}";
        if (MayBeNull(value) && !MayBeNull(place)) return Forgiven(Origin(value), text);
        return IsPrimary(Origin(value)) || IsDelimited(place) ? text : $"({text})";
    }

    /// <summary>The expression that is written in the end where <paramref name="expression"/> names a local or field that gives way to its value.</summary>
    private ExpressionSyntax Origin(ExpressionSyntax expression)
    {
        while (site.Model.GetSymbolInfo(expression, cancel).Symbol is { } symbol && ValueOf(symbol) is { } value) expression = value;
        return expression;
    }

    /// <summary>Where the value may be null as far as the compiler knows, at a place that does not allow it.</summary>
    private bool NeedsForgiveness(ExpressionSyntax expression)
    {
        if (site.Model.GetSymbolInfo(expression, cancel).Symbol is { } symbol && ValueOf(symbol) is { } value) return MayBeNull(value) && MayBeNull(expression);
        return MayBeNull(expression);
    }

    /// <summary>A check in the method has told the compiler that this nullable member is not null; at the new place there is no such check.</summary>
    private bool IsAssuredOnlyHere(IdentifierNameSyntax name, ISymbol symbol) =>
        !dependencies.NeedsMethod
        && symbol is IFieldSymbol { NullableAnnotation: NullableAnnotation.Annotated } or IPropertySymbol { NullableAnnotation: NullableAnnotation.Annotated }
        && (symbol.IsStatic || DependencySearch.IsReadFromThis(name)) && !DependencySearch.IsLabelOfAnother(name)
        && WarnsAboutNull(name)
        && site.Model.GetTypeInfo(name, cancel).Nullability.FlowState == NullableFlowState.NotNull;

    private bool MayBeNull(ExpressionSyntax expression) => WarnsAboutNull(expression) && site.Model.GetTypeInfo(expression, cancel).Nullability.FlowState == NullableFlowState.MaybeNull;

    private bool WarnsAboutNull(SyntaxNode node) => site.Model.GetNullableContext(node.SpanStart).WarningsEnabled();

    private static string Forgiven(ExpressionSyntax value, string text) => IsPrimary(value) ? $"{text}!" : $"({text})!";

    private static ITypeSymbol? TypeOf(ISymbol symbol) =>
        symbol switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

    private string TrailingComments(StatementSyntax statement) => StatementRemoval.TrailingComments(statement) is { } comments ? $" {site.Text.ToString(comments)}" : "";

    private static bool IsPrimary(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            or BaseObjectCreationExpressionSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax or TypeOfExpressionSyntax or PostfixUnaryExpressionSyntax;

    private static bool IsDelimited(ExpressionSyntax place) =>
        place.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ParenthesizedExpressionSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax };
}
