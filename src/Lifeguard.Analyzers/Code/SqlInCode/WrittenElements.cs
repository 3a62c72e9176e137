using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>The elements of an array or a list that are written where it is made.</summary>
internal static class WrittenElements
{
    /// <summary>The elements in order; null where the expression makes no collection, or one with further elements than those written.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Of(ExpressionSyntax expression) => Initializer(expression)?.Expressions.ToArray() ?? FromSyntax(expression);

    private static InitializerExpressionSyntax? Initializer(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax array => array.Initializer,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer,
        InitializerExpressionSyntax initializer => initializer,
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } list => list.Initializer,
        _ => null,
    };

    // [a, b]: this Roslyn has no name for it yet.
    private static IReadOnlyList<ExpressionSyntax>? FromSyntax(ExpressionSyntax expression)
    {
        if (expression.GetType().Name != "CollectionExpressionSyntax") return null;
        var elements = expression.ChildNodes().Select(element => element.GetType().Name == "ExpressionElementSyntax" ? element.ChildNodes().FirstOrDefault() as ExpressionSyntax : null).ToArray();
        return elements.Any(element => element is null) ? null : elements.OfType<ExpressionSyntax>().ToArray();
    }
}
