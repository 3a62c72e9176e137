using System.Text;

namespace Lifeguard.Core.ConnectionStrings;

/// <summary>
/// Splits a connection string by the grammar that all ADO.NET drivers share: System.Data.Common.DbConnectionStringBuilder's.
/// A keyword reaches up to a single <c>=</c>, even across semicolons; a value is quoted by <c>"</c> or <c>'</c>, doubled inside, or reaches up to the next semicolon.
/// </summary>
internal sealed class ConnectionStringReader(string text)
{
    private readonly List<ConnectionStringEntry> _entries = [];
    private int _position;

    public bool IsWellFormed { get; private set; } = true;

    public IReadOnlyList<ConnectionStringEntry> ReadToEnd()
    {
        while (IsWellFormed)
        {
            SkipWhile(character => character == ';' || IsSpace(character));
            if (_position >= text.Length) break;
            ReadEntry();
        }

        return _entries;
    }

    private void ReadEntry()
    {
        var start = _position;
        if (TryReadHoleThatMayBeEntries(start)) return;

        var keyword = new StringBuilder();
        var keywordEnd = start;
        while (_position < text.Length)
        {
            var character = text[_position];
            if (character == '=')
            {
                if (!NextIs('=')) break;
                _position++;
            }

            keyword.Append(character);
            _position++;
            if (!IsSpace(character)) keywordEnd = _position;
        }

        // A keyword without '=', '=' without a keyword, a keyword across lines: ADO.NET throws.
        var name = keyword.ToString().TrimEnd();
        if (_position >= text.Length || name.Length == 0 || name.Any(char.IsControl))
        {
            IsWellFormed = false;
            return;
        }

        _position++;
        SkipWhile(IsSpace);
        var valueStart = _position;
        var value = _position < text.Length && text[_position] is '"' or '\'' ? ReadQuotedValue() : ReadPlainValue();
        if (value is null) return;

        var valueEnd = _position;
        SkipWhile(IsSpace);
        if (_position < text.Length && text[_position] == ';') _position++;
        _entries.Add(new ConnectionStringEntry(
            name, value.Length == 0 ? null : value, new TextRange(start, keywordEnd), new TextRange(valueStart, valueEnd), new TextRange(start, _position)));
    }

    // "{settings};Pooling=false": the hole stands for entries of its own, and the keyword behind the semicolon is not part of it.
    private bool TryReadHoleThatMayBeEntries(int start)
    {
        var end = text.IndexOf(';', start);
        if (end < 0) end = text.Length;
        var hasHole = text.IndexOf(ConnectionStringText.Hole, start, end - start) >= 0;
        var hasEquals = text.IndexOf('=', start, end - start) >= 0;
        if (!hasHole || hasEquals) return false;

        _position = Math.Min(end + 1, text.Length);
        _entries.Add(new ConnectionStringEntry("", null, new TextRange(start, end), new TextRange(end, end), new TextRange(start, _position)));
        return true;
    }

    private string? ReadQuotedValue()
    {
        var quote = text[_position++];
        var value = new StringBuilder();
        while (_position < text.Length)
        {
            var character = text[_position++];
            if (character != quote)
            {
                value.Append(character);
            }
            else if (_position < text.Length && text[_position] == quote)
            {
                value.Append(quote);
                _position++;
            }
            else
            {
                if (EndsEntry(_position)) return value.ToString();
                break;
            }
        }

        IsWellFormed = false;
        return null;
    }

    private string? ReadPlainValue()
    {
        var start = _position;
        var end = text.IndexOf(';', start);
        if (end < 0) end = text.Length;
        while (end > start && IsSpace(text[end - 1])) end--;
        _position = end;

        // ADO.NET refuses a plain value that ends in a quote: it guards against a forgotten opening one.
        if (end > start && text[end - 1] is '"' or '\'')
        {
            IsWellFormed = false;
            return null;
        }

        return text.Substring(start, end - start);
    }

    private bool EndsEntry(int position)
    {
        while (position < text.Length && IsSpace(text[position])) position++;
        return position >= text.Length || text[position] == ';';
    }

    private bool NextIs(char character) => _position + 1 < text.Length && text[_position + 1] == character;

    private void SkipWhile(Func<char, bool> condition)
    {
        while (_position < text.Length && condition(text[_position])) _position++;
    }

    // An embedded null ends nothing here; ADO.NET ignores trailing ones.
    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || character == '\0';
}
