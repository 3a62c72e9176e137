using System.Globalization;
using Lifeguard.Core;
using Lifeguard.Core.Sql;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>What a fix has to change in the source to make a statement's effect local to its transaction.</summary>
internal static class SqlEdits
{
    /// <summary>The changes as <c>start:length:text</c>, one a line, in offsets of the file; null where there is no such twin, or where the text cannot be changed in place.</summary>
    public static string? Of(SessionFinding finding)
    {
        var text = finding.Use.Text;
        if (TransactionLocalTwin.For(text.Text, finding.Dialect, finding.Effect) is not { Count: > 0 } edits) return null;
        var lines = new List<string>();
        foreach (var edit in edits)
        {
            // An insertion goes behind the character before it, or in front of the first one.
            var anchor = edit.Range.Length > 0 ? edit.Range : edit.Range.Start > 0 ? new TextRange(edit.Range.Start - 1, edit.Range.Start) : new TextRange(0, 1);
            if (text.ExactSpanOf(anchor) is not { } span || text.TokenAt(anchor.Start).SyntaxTree != finding.Location.SourceTree) return null;
            var (start, length) = edit.Range.Length > 0 ? (span.Start, span.Length) : (edit.Range.Start > 0 ? span.End : span.Start, 0);
            lines.Add(string.Format(CultureInfo.InvariantCulture, "{0}:{1}:{2}", start - finding.Location.SourceSpan.Start, length, edit.NewText));
        }

        return string.Join("\n", lines);
    }
}
