using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary><c>await using</c> where <c>using</c> stands.</summary>
internal static class AsyncTwin
{
    /// <summary>The plan; null where it is there already.</summary>
    public static FixPlan? Plan(FixSite site, string rule)
    {
        var (keyword, title) = site.Node switch
        {
            UsingStatementSyntax { AwaitKeyword.RawKind: 0 } statement => (statement.UsingKeyword, "Enclose it in 'await using'"),
            LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: 0, UsingKeyword.RawKind: not 0 } declaration => (declaration.UsingKeyword, "Declare it with 'await using'"),
            _ => default,
        };
        if (title is null) return null;

        var edits = new SourceEdits(site.Text);
        edits.Insert(keyword.SpanStart, "await ");
        return edits.ToChanges() is { } changes ? new FixPlan(title, $"{rule}:await", changes) : null;
    }
}
