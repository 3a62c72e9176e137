using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>
/// A text and what its markup said: <c>[|…|]</c>, <c>{|name:…|}</c>, <c>{|#n:…|}</c> and <c>$$</c>. Spans may nest;
/// <c>|#n}</c> closes a span by its key, so that spans may overlap.
/// </summary>
internal sealed class MarkupText
{
    private readonly string _input;
    private readonly bool _readsPositions;
    private readonly StringBuilder _text = new();
    private readonly List<int> _positions = [];
    private readonly List<(string Name, TextSpan Span)> _spans = [];
    private readonly List<(string Name, int Start, int At)> _open = [];

    private MarkupText(string input, bool readsPositions) => (_input, _readsPositions) = (input, readsPositions);

    /// <summary>The text without its markup.</summary>
    public string Text => _text.ToString();

    /// <summary>Where <c>$$</c> stood.</summary>
    public IReadOnlyList<int> Positions => _positions;

    /// <summary>The marked spans in the order they begin; the name of <c>[|…|]</c> is empty.</summary>
    public IReadOnlyList<(string Name, TextSpan Span)> Spans => [.. _spans.OrderBy(span => span.Span.Start).ThenByDescending(span => span.Span.Length)];

    /// <exception cref="TestErrorException">A span is not closed, or closed without being open.</exception>
    public static MarkupText Parse(string input, bool readsPositions = true)
    {
        var markup = new MarkupText(input, readsPositions);
        markup.Read();
        return markup;
    }

    private void Read()
    {
        for (var at = 0; at < _input.Length;)
        {
            at += MarkupAt(at) is var length and > 0 ? length : Literal(at);
        }

        if (_open.Count > 0) throw Unbalanced($"'{Opening(_open[^1].Name)}' is not closed", _open[^1].At);
    }

    // The length of the markup at this place, or 0 if there is none.
    private int MarkupAt(int at)
    {
        if (Has(at, "[|")) return Open("", at, 2);
        if (Has(at, "|]")) return Close("", at, 2);
        if (Has(at, "{|") && NameLength(at + 2) is var length and > 0 && Has(at + 2 + length, ":")) return Open(_input.Substring(at + 2, length), at, length + 3);
        if (Has(at, "|}")) return CloseNamed(at);
        if (Has(at, "|#") && NameLength(at + 1) is var key and > 1 && Has(at + 1 + key, "}")) return Close(_input.Substring(at + 1, key), at, key + 2);
        if (_readsPositions && Has(at, "$$")) return Position();
        return 0;
    }

    private int Literal(int at)
    {
        _text.Append(_input[at]);
        return 1;
    }

    private int Position()
    {
        _positions.Add(_text.Length);
        return 2;
    }

    private int Open(string name, int at, int length)
    {
        _open.Add((name, _text.Length, at));
        return length;
    }

    private int CloseNamed(int at)
    {
        var innermost = _open.FindLastIndex(open => open.Name != "");
        return innermost < 0 ? throw Unbalanced("'|}' closes nothing", at) : Close(innermost, 2);
    }

    private int Close(string name, int at, int length)
    {
        var index = _open.FindLastIndex(open => open.Name == name);
        return index < 0 ? throw Unbalanced($"'{_input.Substring(at, length)}' closes nothing", at) : Close(index, length);
    }

    private int Close(int index, int length)
    {
        var (name, start, _) = _open[index];
        _open.RemoveAt(index);
        _spans.Add((name, TextSpan.FromBounds(start, _text.Length)));
        return length;
    }

    private bool Has(int at, string what) => string.CompareOrdinal(_input, at, what, 0, what.Length) == 0;

    private int NameLength(int at)
    {
        var end = _input.AsSpan(at).IndexOfAny(":|[]{}\n");
        return end < 0 ? 0 : end;
    }

    private static string Opening(string name) => name == "" ? "[|" : $"{{|{name}:";

    private TestErrorException Unbalanced(string what, int at)
    {
        var line = _input.AsSpan(0, at).Count('\n') + 1;
        return new TestErrorException($"The markup is unbalanced: {what} (line {line}).");
    }
}
