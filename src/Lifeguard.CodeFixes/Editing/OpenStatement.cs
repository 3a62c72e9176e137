using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Is the connection opened by the very next statement, so that making and opening it can be one call?</summary>
/// <param name="Statement">The statement that opens.</param>
/// <param name="Arguments">The argument list of the opening call, as written.</param>
/// <param name="Configuration"><c>.ConfigureAwait(false)</c>, or nothing.</param>
/// <param name="IsAsync">True for an awaited <c>OpenAsync</c>.</param>
internal sealed record OpenStatement(ExpressionStatementSyntax Statement, string Arguments, string Configuration, bool IsAsync)
{
    /// <summary>What replaces the creation of the connection.</summary>
    public string From(string dataSource) => IsAsync ? $"await {dataSource}.OpenConnectionAsync{Arguments}{Configuration}" : $"{dataSource}.OpenConnection()";

    /// <summary>The statement that opens the connection which <paramref name="creation"/> makes; null if the next statement is another.</summary>
    public static OpenStatement? After(ExpressionSyntax creation) =>
        Shapes.VariableSetTo(creation) is { Parent.Parent: StatementSyntax statement } declarator
        && Next(statement) is ExpressionStatementSyntax next
        && StatementRemoval.IsPossible(next)
            ? Of(next, declarator.Identifier.ValueText)
            : null;

    /// <summary>The statement as one that opens <paramref name="connection"/>; null if it does something else.</summary>
    public static OpenStatement? Of(ExpressionStatementSyntax statement, string connection)
    {
        var isAsync = statement.Expression is AwaitExpressionSyntax;
        var (call, configuration) = Shapes.Awaited(statement.Expression);
        return call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } invocation
            && IsNamed(called.Expression, connection)
            && called.Name.Identifier.ValueText == (isAsync ? "OpenAsync" : "Open")
                ? new OpenStatement(statement, invocation.ArgumentList.ToString(), configuration, isAsync)
                : null;
    }

    private static bool IsNamed(ExpressionSyntax expression, string name) =>
        expression is IdentifierNameSyntax identifier ? identifier.Identifier.ValueText == name
        : expression is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name.Identifier.ValueText == name;

    private static StatementSyntax? Next(StatementSyntax statement)
    {
        if (statement is UsingStatementSyntax block) return (block.Statement as BlockSyntax)?.Statements.FirstOrDefault();

        var siblings = statement.Parent switch
        {
            BlockSyntax around => around.Statements.ToList(),
            SwitchSectionSyntax section => section.Statements.ToList(),
            GlobalStatementSyntax { Parent: CompilationUnitSyntax root } =>
                root.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList(),
            _ => [],
        };
        return siblings.ElementAtOrDefault(siblings.IndexOf(statement) + 1);
    }
}
