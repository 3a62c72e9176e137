using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Does a statement between a local's declaration and its use belong to the building of what is created, so that it moves along?</summary>
internal static class SetupStatement
{
    /// <summary><c>if (cs is null) throw …;</c> or <c>ArgumentNullException.ThrowIfNull(cs);</c>: the check goes where the value is used.</summary>
    public static bool IsGuard(StatementSyntax statement) =>
        statement switch
        {
            IfStatementSyntax { Else: null, Statement: ThrowStatementSyntax } => true,
            IfStatementSyntax { Else: null, Statement: BlockSyntax { Statements.Count: 1 } body } => body.Statements[0] is ThrowStatementSyntax,
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } } =>
                called.Name.Identifier.ValueText.StartsWith("ThrowIf", StringComparison.Ordinal),
            _ => false,
        };

    /// <summary>
    /// <c>builder.UseX();</c>, <c>settings.Y = 1;</c>, <c>settings["Z"] = "on";</c>, also under an <c>if</c>: nothing happens but to the local itself.
    /// </summary>
    public static bool Configures(StatementSyntax statement, ILocalSymbol local, SemanticModel model, CancellationToken cancel)
    {
        var pending = new Stack<StatementSyntax>();
        pending.Push(statement);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case ExpressionStatementSyntax single when ActedOn(single.Expression) is { } acted:
                    if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(Root(acted), cancel).Symbol, local)) return false;
                    break;
                case BlockSyntax block:
                    foreach (var inner in block.Statements) pending.Push(inner);
                    break;
                case IfStatementSyntax branch:
                    pending.Push(branch.Statement);
                    if (branch.Else is { } otherwise) pending.Push(otherwise.Statement);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>What is called or set; null when the expression does something else, such as giving the local another value.</summary>
    private static ExpressionSyntax? ActedOn(ExpressionSyntax expression) =>
        expression switch
        {
            InvocationExpressionSyntax => expression,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: not IdentifierNameSyntax } assignment => assignment.Left,
            _ => null,
        };

    /// <summary>What a chain of calls and member accesses starts from.</summary>
    private static ExpressionSyntax Root(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case InvocationExpressionSyntax invocation: expression = invocation.Expression; break;
                case MemberAccessExpressionSyntax access: expression = access.Expression; break;
                case ElementAccessExpressionSyntax element: expression = element.Expression; break;
                default: return expression;
            }
        }
    }
}
