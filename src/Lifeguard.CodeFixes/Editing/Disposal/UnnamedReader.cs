using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary><c>command.ExecuteReader();</c>: nobody wants the reader, but it is open. It gets a name and a <c>using</c>, which ends it before its connection is used again.</summary>
internal static class UnnamedReader
{
    /// <summary>The forms for a reader that a statement throws away.</summary>
    public static IEnumerable<DisposalForm?> Forms(AcquiredValue acquired, ExpressionStatementSyntax statement, FixSite site, CancellationToken cancel)
    {
        if (StatementList.Around(statement) is not { } list || !SourceStyle.StartsLine(statement, site.Text)) return [];

        var name = LocalName.For(acquired.Type, LocalReferences.Member(statement));
        var scope = new UsingScope(statement, list, name, ImmutableArray<IdentifierNameSyntax>.Empty, ResourceFlow.Of(acquired.Value, site.Model, cancel));
        return scope.Forms(acquired, site, cancel, (keyword, isStatement, edits) =>
        {
            edits.Insert(statement.SpanStart, $"{keyword} {(isStatement ? "(" : "")}var {name} = ");
            if (isStatement) edits.Replace(statement.SemicolonToken.Span, ")");
            return true;
        });
    }
}
