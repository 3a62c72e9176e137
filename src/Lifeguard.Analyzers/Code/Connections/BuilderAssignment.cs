using Lifeguard.Analyzers.Code.Creation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>To which builder does an assignment to a property or keyword belong?</summary>
internal static class BuilderAssignment
{
    /// <summary>
    /// The creation of the builder, be it one of a connection string or of a data source; null where the setting may not happen, or the builder cannot be told.
    /// </summary>
    public static BaseObjectCreationExpressionSyntax? BuilderOf(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancel)
    {
        if (assignment.Parent is InitializerExpressionSyntax initializer) return initializer.Parent as BaseObjectCreationExpressionSyntax;
        var owner = (assignment.Left as MemberAccessExpressionSyntax)?.Expression ?? (assignment.Left as ElementAccessExpressionSyntax)?.Expression;
        if (owner is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionStringBuilder", Expression: var source }) owner = source;
        if (owner is not IdentifierNameSyntax || model.GetSymbolInfo(owner, cancel).Symbol is not ILocalSymbol local) return null;
        return SingleValue.OfLocal(local, model, cancel) is BaseObjectCreationExpressionSyntax made && IsUnconditional(assignment, made) ? made : null;
    }

    /// <summary>True for a statement of the block in which the builder is made: it happens whenever the builder is.</summary>
    public static bool IsUnconditional(ExpressionSyntax expression, BaseObjectCreationExpressionSyntax made) =>
        expression.Parent is ExpressionStatementSyntax statement
        && made.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.Parent is { } scope
        && (scope == statement.Parent || (scope is GlobalStatementSyntax && statement.Parent is GlobalStatementSyntax));
}
