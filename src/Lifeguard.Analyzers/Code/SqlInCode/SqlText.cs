using System.Collections.Immutable;
using System.Text;
using Lifeguard.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>SQL text as it reaches the database, as far as it is known, and where each stretch of it was written.</summary>
internal sealed class SqlText
{
    private readonly ImmutableArray<SqlPart> _parts;
    private readonly ImmutableArray<int> _starts;

    private SqlText(string text, ImmutableArray<SqlPart> parts, ImmutableArray<int> starts)
    {
        Text = text;
        _parts = parts;
        _starts = starts;
    }

    /// <summary>The text, with <see cref="Core.ConnectionStrings.ConnectionStringText.Hole"/> for each unknown stretch.</summary>
    public string Text { get; }

    /// <summary>The unknown stretches, in order.</summary>
    public IEnumerable<SqlHole> Holes =>
        _parts.Select((part, index) => (part, index)).Where(pair => pair.part.Hole is not null).Select(pair => new SqlHole(_starts[pair.index], pair.part.Hole!.Value, pair.part.Value));

    public static SqlText Of(IEnumerable<SqlPart> parts)
    {
        var text = new StringBuilder();
        var kept = ImmutableArray.CreateBuilder<SqlPart>();
        var starts = ImmutableArray.CreateBuilder<int>();
        foreach (var part in parts)
        {
            if (part.Text.Length == 0) continue;
            starts.Add(text.Length);
            kept.Add(part);
            text.Append(part.Text);
        }

        return new SqlText(text.ToString(), kept.ToImmutable(), starts.ToImmutable());
    }

    /// <summary>The token that the character at the offset was written in; none where it was not written in this compilation.</summary>
    public SyntaxToken TokenAt(int offset) => PartAt(offset) is >= 0 and var index ? _parts[index].Token : default;

    /// <summary>
    /// Where the range was written: from its first to its last character where both are in one file and in order, else as far as the first literal goes. Null when it begins in no literal.
    /// </summary>
    public Location? LocationOf(TextRange range)
    {
        if (range.Length == 0) return null;
        var trimmed = Trimmed(range);
        var first = PartAt(trimmed.Start);
        if (first < 0 || _parts[first].Token.SyntaxTree is null) return null;
        var token = _parts[first].Token;
        var start = SourceOf(trimmed.Start, Math.Min(trimmed.End, EndOf(first)));
        var end = start.End;
        for (var index = PartAt(trimmed.End - 1); index > first; index--)
        {
            // The last stretch that stands in the same expression: written there, or taken in there.
            var part = _parts[index];
            var source = part.Site?.SourceSpan ?? (part.Token.SyntaxTree is null ? null : SourceOf(Math.Max(_starts[index], trimmed.Start), Math.Min(trimmed.End, EndOf(index))));
            if (source is not { } span || (part.Site?.SourceTree ?? part.Token.SyntaxTree) != token.SyntaxTree || span.End <= end || !IsOneExpression(token, span)) continue;
            end = span.End;
            break;
        }

        return Location.Create(token.SyntaxTree!, TextSpan.FromBounds(start.Start, end));

        TextSpan SourceOf(int from, int to)
        {
            var at = PartAt(from);
            var offset = _parts[at].Offset - _starts[at];
            return LiteralSource.SpanOf(_parts[at].Token, from + offset, to + offset);
        }

        int EndOf(int part) => _starts[part] + _parts[part].Text.Length;
    }

    /// <summary>The source of the range, if all of it was written in one literal and nothing there is escaped.</summary>
    public TextSpan? ExactSpanOf(TextRange range)
    {
        var part = PartAt(range.Start);
        if (range.Length == 0 || part < 0 || part != PartAt(range.End - 1) || _parts[part].Token.SyntaxTree is null) return null;
        var offset = _parts[part].Offset - _starts[part];
        var span = LiteralSource.SpanOf(_parts[part].Token, range.Start + offset, range.End + offset);
        return span.Length == range.Length ? span : null;
    }

    // Without the blanks at its ends, which mark nothing that a reader could see.
    private TextRange Trimmed(TextRange range)
    {
        var (start, end) = (range.Start, range.End);
        while (start < end - 1 && char.IsWhiteSpace(Text[start])) start++;
        while (end > start + 1 && char.IsWhiteSpace(Text[end - 1])) end--;
        return new TextRange(start, end);
    }

    private static bool IsOneExpression(SyntaxToken first, TextSpan last) => OutermostText(first) is { } whole && whole.Span.Contains(last);

    private static SyntaxNode? OutermostText(SyntaxToken token)
    {
        var node = token.Parent;
        while (node?.Parent is BinaryExpressionSyntax or ParenthesizedExpressionSyntax
            or InterpolatedStringExpressionSyntax or InterpolationSyntax) node = node.Parent;
        return node;
    }

    private int PartAt(int offset)
    {
        if (offset < 0 || offset >= Text.Length) return -1;
        var index = _starts.BinarySearch(offset);
        return index < 0 ? ~index - 1 : index;
    }
}
