using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>What a connection string builder in the same method sets by its properties.</summary>
internal static class BuilderSettings
{
    /// <summary>True when the text comes from a builder on which <c>Pooling</c> is set to false.</summary>
    public static bool PoolingIsOff(ExpressionSyntax text, SemanticModel model, CancellationToken cancel)
    {
        if (text is IdentifierNameSyntax && SingleValue.Of(text, model, cancel) is { } value && value.SyntaxTree == text.SyntaxTree) text = value;
        var source = text switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString" } access => access.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access } => access.Expression,
            _ => null,
        };
        if (source is null) return false;
        if (source is BaseObjectCreationExpressionSyntax inline) return SetsPoolingOff(inline.Initializer, model, cancel);
        if (model.GetSymbolInfo(source, cancel).Symbol is not ILocalSymbol local || SingleValue.OfLocal(local, model, cancel) is not BaseObjectCreationExpressionSyntax builder) return false;
        return SetsPoolingOff(builder.Initializer, model, cancel)
            || builder.FirstAncestorOrSelf<BlockSyntax>() is { } scope && scope.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
                assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Pooling", Expression: IdentifierNameSyntax owner }
                && owner.Identifier.ValueText == local.Name && IsFalse(assignment.Right, model, cancel));
    }

    private static bool SetsPoolingOff(InitializerExpressionSyntax? initializer, SemanticModel model, CancellationToken cancel) =>
        initializer is not null && initializer.Expressions.OfType<AssignmentExpressionSyntax>()
            .Any(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "Pooling" } && IsFalse(assignment.Right, model, cancel));

    private static bool IsFalse(ExpressionSyntax value, SemanticModel model, CancellationToken cancel) => model.GetConstantValue(value, cancel) is { HasValue: true, Value: false };
}
