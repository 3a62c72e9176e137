using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// Which characters of the document change? Collects replacements, insertions and removed lines, and closes the gaps that removed lines leave behind. What
/// happens inside a removed line is forgotten, so that renaming a local and removing its declaration need not know of each other.
/// </summary>
internal sealed class SourceEdits(SourceText text)
{
    private readonly List<TextChange> _replacements = [];
    private readonly SortedDictionary<int, string> _insertions = [];
    private readonly SortedSet<int> _removedLines = [];
    private readonly SortedDictionary<int, string> _indented = [];
    private readonly HashSet<string> _imports = new(StringComparer.Ordinal);

    /// <summary>
    /// The line break that the document uses. The formatter would take it from the options of the editor instead, which need not agree with the file.
    /// </summary>
    public string NewLine { get; } = LineBreak(text);

    /// <summary>Replaces a span that is not empty.</summary>
    public void Replace(TextSpan span, string newText)
    {
        if (!span.IsEmpty) _replacements.Add(new TextChange(span, newText));
    }

    /// <summary>Inserts at a position; what is inserted there first comes first.</summary>
    public void Insert(int position, string newText) => _insertions[position] = _insertions.TryGetValue(position, out var before) ? before + newText : newText;

    /// <summary>True the first time that a namespace is to be imported.</summary>
    public bool TryImport(string containing) => _imports.Add(containing);

    /// <summary>Removes whole lines, both ends included.</summary>
    public void RemoveLines(int first, int last)
    {
        for (var line = first; line <= last; line++) _removedLines.Add(line);
    }

    /// <summary>Moves a line one step in, unless it is blank or removed.</summary>
    public void Indent(int line, string unit) => _indented[line] = _indented.TryGetValue(line, out var before) ? before + unit : unit;

    /// <summary>The changes in order; null when two of them contradict each other or nothing changes.</summary>
    public ImmutableArray<TextChange>? ToChanges()
    {
        RemoveEmptiedLines();
        var removals = RemovedRanges();
        var all = removals
            .Select(range => new TextChange(range, ""))
            .Concat(_replacements.Distinct().Where(change => !removals.Any(range => range.Contains(change.Span))))
            .Concat(Insertions().Select(pair => new TextChange(new TextSpan(pair.Key, 0), pair.Value)))
            .OrderBy(change => change.Span.Start)
            .ThenBy(change => change.Span.End)
            .ToImmutableArray();

        for (var i = 1; i < all.Length; i++)
        {
            if (all[i].Span.Start < all[i - 1].Span.End) return null;
        }

        return all.IsEmpty ? null : all;
    }

    /// <summary>What is inserted at a position, where a line starts followed by what moves it in.</summary>
    private SortedDictionary<int, string> Insertions()
    {
        var all = new SortedDictionary<int, string>(_insertions);
        foreach (var pair in _indented.Where(pair => !_removedLines.Contains(pair.Key) && Content(pair.Key).Length > 0))
        {
            var start = text.Lines[pair.Key].Start;
            all[start] = all.TryGetValue(start, out var before) ? before + pair.Value : pair.Value;
        }

        return all;
    }

    /// <summary>Removes the lines of which, piece by piece, everything has been removed.</summary>
    private void RemoveEmptiedLines()
    {
        var removed = _replacements.Where(change => change.NewText!.Length == 0).Select(change => change.Span).ToList();
        foreach (var number in removed.Select(span => text.LineAt(span.Start)).Distinct().ToList())
        {
            var line = text.Lines[number].Span;
            var pieces = removed.Where(line.Contains).ToList();
            var rest = Enumerable.Range(line.Start, line.Length).Where(position => !pieces.Any(piece => piece.Contains(position)));
            if (Content(number).Length > 0 && rest.All(position => char.IsWhiteSpace(text[position]))) _removedLines.Add(number);
        }
    }

    private List<TextSpan> RemovedRanges()
    {
        CloseGaps();
        var ranges = new List<TextSpan>();
        foreach (var number in _removedLines)
        {
            var line = text.Lines[number].SpanIncludingLineBreak;
            var continues = ranges.Count > 0 && ranges[ranges.Count - 1].End == line.Start && !_insertions.ContainsKey(line.Start);
            if (continues) ranges[ranges.Count - 1] = TextSpan.FromBounds(ranges[ranges.Count - 1].Start, line.End);
            else ranges.Add(line);
        }

        return ranges;
    }

    /// <summary>Removes the blank lines that would stand at the start or end of a block, or twice in a row, once the lines between them are gone.</summary>
    private void CloseGaps()
    {
        foreach (var line in _removedLines.ToList())
        {
            var (before, after) = (line - 1, line + 1);
            while (before >= 0 && IsGone(before) && !IsInsertedAbove(before + 1)) before--;
            while (after < text.Lines.Count && IsGone(after) && !IsInsertedAbove(after)) after++;

            var gap = Enumerable.Range(before + 1, after - before - 1).Where(number => !_removedLines.Contains(number)).ToList();
            var startsBlock = before < 0 || (!IsInsertedAbove(before + 1) && Content(before).EndsWith("{", StringComparison.Ordinal));
            var endsBlock = after >= text.Lines.Count || (!IsInsertedAbove(after) && Content(after).StartsWith("}", StringComparison.Ordinal));
            var keepsOne = !startsBlock && !endsBlock;
            _removedLines.UnionWith(keepsOne ? gap.Skip(1) : gap);
        }
    }

    private bool IsGone(int line) => _removedLines.Contains(line) || Content(line).Length == 0;

    private string Content(int line) => text.ToString(text.Lines[line].Span).Trim();

    private bool IsInsertedAbove(int line) => line < text.Lines.Count && _insertions.ContainsKey(text.Lines[line].Start);

    private static string LineBreak(SourceText text)
    {
        var first = text.Lines[0];
        return first.SpanIncludingLineBreak.Length > first.Span.Length ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
