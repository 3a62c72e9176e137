using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary><c>await using</c> where <c>using</c> stands, and <c>await x.DisposeAsync();</c> where <c>x.Dispose();</c> does.</summary>
internal static class AsyncTwin
{
    /// <summary>The plan; null where the call is part of something else.</summary>
    public static FixPlan? Plan(FixSite site, string rule)
    {
        var edits = new SourceEdits(site.Text);
        var title = site.Node switch
        {
            UsingStatementSyntax { AwaitKeyword.RawKind: 0 } statement => Await(statement, statement.UsingKeyword, edits),
            LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0, UsingKeyword.RawKind: not 0 } declaration => Await(declaration, declaration.UsingKeyword, edits),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, Parent: ExpressionStatementSyntax } call => Call(call, access, edits),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax member }, Parent: ExpressionStatementSyntax statement } access =>
                ConditionalCall(access, member, statement, edits),
            _ => null,
        };
        return title is not null && edits.ToChanges() is { } changes ? new FixPlan(title, $"{rule}:await", changes) : null;
    }

    private static string Await(StatementSyntax statement, SyntaxToken keyword, SourceEdits edits)
    {
        edits.Insert(keyword.SpanStart, "await ");
        return statement is UsingStatementSyntax ? "Enclose it in 'await using'" : "Declare it with 'await using'";
    }

    private static string Call(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SourceEdits edits)
    {
        edits.Insert(call.SpanStart, "await ");
        edits.Replace(access.Name.Span, "DisposeAsync");
        return "Await 'DisposeAsync'";
    }

    // There is nothing to await where there is nothing to dispose.
    private static string? ConditionalCall(ConditionalAccessExpressionSyntax access, MemberBindingExpressionSyntax member, ExpressionStatementSyntax statement, SourceEdits edits)
    {
        if (StatementList.Around(statement) is null || !IsPlain(access.Expression)) return null;

        edits.Insert(access.SpanStart, $"if ({access.Expression} != null) await ");
        edits.Replace(access.OperatorToken.Span, "");
        edits.Replace(member.Name.Span, "DisposeAsync");
        return "Await 'DisposeAsync'";
    }

    private static bool IsPlain(ExpressionSyntax expression)
    {
        while (expression is MemberAccessExpressionSyntax access) expression = access.Expression;
        return expression is IdentifierNameSyntax or ThisExpressionSyntax;
    }
}
