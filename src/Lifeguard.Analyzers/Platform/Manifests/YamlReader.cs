using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>
/// Reads as much YAML as function manifests need, line by line: block mappings and sequences, plain, quoted and block scalars, flow collections, comments.
/// Tags and anchors are stepped over; aliases and merge keys stay text. Total: every character is looked at a fixed number of times, and nesting costs no stack.
/// </summary>
/// <remarks>A YAML library cannot ship beside an analyzer, and a template that is checked by its own tools need not be checked again here.</remarks>
internal sealed class YamlReader(string text)
{
    private readonly Stack<Block> _blocks = new();
    private readonly ManifestSequence _documents = new();
    private int _position;

    /// <summary>Why reading stopped early; null when it did not.</summary>
    public ManifestProblem? Problem { get; private set; }

    /// <summary>Reads the whole file.</summary>
    /// <returns>One item a document.</returns>
    public ManifestSequence Read()
    {
        while (Problem is null && TryFindLine(out var column)) ReadLine(column);
        return _documents;
    }

    // Stops at the first character of the next line that is neither blank nor a comment.
    private bool TryFindLine(out int column)
    {
        for (; _position < text.Length; SkipLine())
        {
            var start = _position;
            while (_position < text.Length && text[_position] is ' ' or '\uFEFF') _position++;
            column = _position - start;
            var firstTab = _position;
            while (_position < text.Length && text[_position] == '\t') _position++;
            if (IsLineEnd(_position) || text[_position] == '#') continue;

            if (_position > firstTab)
            {
                Problem = new ManifestProblem(TextSpan.FromBounds(firstTab, _position), "a tab indents this line, where YAML allows spaces only");
                return false;
            }

            if (column > 0 || !IsDocumentMark()) return true;
            _blocks.Clear();
        }

        column = 0;
        return false;
    }

    private void ReadLine(int column)
    {
        CloseBlocks(column);

        // Deeper than the last value: the value goes on in this line, and no value that goes on is a handler's name.
        if (_blocks.Count > 0 && !_blocks.Peek().IsWaiting && column > _blocks.Peek().Column)
        {
            SkipLine();
            return;
        }

        while (IsDash())
        {
            OpenSequence(column);
            var start = _position++;
            SkipSpaces();
            column += _position - start;
            if (EndsContent()) return;
        }

        SkipProperties();
        if (EndsContent()) return;
        if (TryReadKey() is { } key)
        {
            OpenMapping(column, key);
            SkipSpaces();
            SkipProperties();
            if (EndsContent()) return;
        }

        ReadValue();
    }

    private void CloseBlocks(int column)
    {
        while (_blocks.Count > 0 && (_blocks.Peek().Column > column || EndsWith(_blocks.Peek(), column))) _blocks.Pop();
    }

    // A sequence may stand at its key's own column, so that the next key there ends it.
    private bool EndsWith(Block block, int column) => block.Column == column && block.Node is ManifestSequence && !IsDash();

    private void OpenSequence(int column)
    {
        if (_blocks.Count == 0 || _blocks.Peek().Column != column || _blocks.Peek().Node is not ManifestSequence) OpenBlock(new ManifestSequence(), column);
        _blocks.Peek().IsWaiting = true;
    }

    private void OpenMapping(int column, string key)
    {
        if (_blocks.Count == 0 || _blocks.Peek().Column != column || _blocks.Peek().Node is not ManifestMapping) OpenBlock(new ManifestMapping(), column);
        var mapping = _blocks.Peek();
        mapping.Key = key;
        mapping.IsWaiting = true;
    }

    private void OpenBlock(ManifestNode node, int column)
    {
        Attach(node);
        _blocks.Push(new Block(node, column));
    }

    private void Attach(ManifestNode value)
    {
        if (_blocks.Count == 0) _documents.Items.Add(value);
        else _blocks.Peek().Add(value);
    }

    // Text in front of ": ", quoted or plain; null, and nothing read, when this is no key.
    private string? TryReadKey()
    {
        var start = _position;
        if (text[start] is '{' or '[' or '|' or '>') return null;

        var end = text[start] is '"' or '\'' ? QuotedKeyEnd(start) : PlainKeyEnd(start);
        if (end < 0) return null;

        var isQuoted = text[start] is '"' or '\'';
        _position = text.IndexOf(':', end) + 1;
        return isQuoted ? text.Substring(start + 1, end - start - 2) : text.Substring(start, end - start).TrimEnd();
    }

    private int PlainKeyEnd(int start)
    {
        for (var index = start; !IsLineEnd(index); index++)
        {
            if (text[index] == ':' && IsBlankOrEnd(index + 1)) return index;
            if (text[index] == '#' && text[index - 1] == ' ') return -1;
        }

        return -1;
    }

    private int QuotedKeyEnd(int start)
    {
        for (var index = start + 1; !IsLineEnd(index); index++)
        {
            if (text[index] == '\\' && text[start] == '"' && !IsLineEnd(index + 1)) index++;
            else if (text[index] == text[start]) return IsColonNext(index + 1) ? index + 1 : -1;
        }

        return -1;
    }

    private bool IsColonNext(int index)
    {
        while (index < text.Length && text[index] == ' ') index++;
        return index < text.Length && text[index] == ':' && IsBlankOrEnd(index + 1);
    }

    // Reads the value and the rest of the line that it ends in.
    private void ReadValue()
    {
        if (text[_position] is '|' or '>')
        {
            Attach(ReadBlockScalar());
            return;
        }

        var value = text[_position] is '"' or '\'' or '{' or '[' ? ReadFlow() : ReadPlainScalar();
        if (value is not null) Attach(value);
        SkipLine();
    }

    private ManifestNode? ReadFlow()
    {
        var reader = new FlowReader(text, _position, isYaml: true);
        var value = reader.Read();
        Problem = reader.Problem;
        _position = reader.Position;
        return value;
    }

    private ManifestScalar ReadPlainScalar()
    {
        var start = _position;
        while (!IsLineEnd(_position) && !(text[_position] == '#' && _position > start && text[_position - 1] is ' ' or '\t')) _position++;
        var end = _position;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new ManifestScalar(text.Substring(start, end - start), TextSpan.FromBounds(start, end));
    }

    // "|" and ">" with their indicators: the text is every line that is indented more than what it belongs to.
    private ManifestScalar ReadBlockScalar()
    {
        var parent = _blocks.Count > 0 ? _blocks.Peek().Column : -1;
        SkipLine();
        var value = new StringBuilder();
        var span = new TextSpan(_position, 0);
        while (_position < text.Length)
        {
            var lineStart = _position;
            SkipSpaces();
            var start = _position;
            if (!IsLineEnd(start) && start - lineStart <= parent)
            {
                _position = lineStart;
                break;
            }

            SkipLine();
            var end = _position;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            if (end == start) continue;
            if (value.Length > 0) value.Append('\n');
            value.Append(text, start, end - start);
            span = TextSpan.FromBounds(span.Length == 0 ? start : span.Start, end);
        }

        return new ManifestScalar(value.ToString(), span);
    }

    // "!Sub x", "&name x": what stands before a value and does not change its text.
    private void SkipProperties()
    {
        while (_position < text.Length && text[_position] is '!' or '&')
        {
            while (!IsBlankOrEnd(_position)) _position++;
            SkipSpaces();
        }
    }

    // True, and the line read, when nothing but a comment is left of it: the value stands in the lines below.
    private bool EndsContent()
    {
        if (!IsLineEnd(_position) && text[_position] != '#') return false;
        SkipLine();
        return true;
    }

    // "---", "..." and "%YAML" at the start of a line.
    private bool IsDocumentMark() =>
        text[_position] == '%'
        || ((string.CompareOrdinal(text, _position, "---", 0, 3) == 0 || string.CompareOrdinal(text, _position, "...", 0, 3) == 0) && IsBlankOrEnd(_position + 3));

    private bool IsDash() => _position < text.Length && text[_position] == '-' && IsBlankOrEnd(_position + 1);

    private bool IsLineEnd(int index) => index >= text.Length || text[index] is '\n' or '\r';

    private bool IsBlankOrEnd(int index) => IsLineEnd(index) || text[index] is ' ' or '\t';

    private void SkipSpaces()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t') _position++;
    }

    private void SkipLine()
    {
        var end = text.IndexOf('\n', Math.Min(_position, text.Length));
        _position = end < 0 ? text.Length : end + 1;
    }

    /// <summary>A mapping or sequence that later lines may add to.</summary>
    private sealed class Block(ManifestNode node, int column)
    {
        public ManifestNode Node { get; } = node;

        public int Column { get; } = column;

        /// <summary>The last key of a mapping.</summary>
        public string Key { get; set; } = "";

        /// <summary>True behind "key:" or "-", until the value has come.</summary>
        public bool IsWaiting { get; set; }

        // Without a key or dash that waits, the line is out of place and belongs to nobody.
        public void Add(ManifestNode value)
        {
            if (!IsWaiting) return;
            IsWaiting = false;
            if (Node is ManifestMapping mapping) mapping.Entries.Add(new(Key, value));
            else ((ManifestSequence)Node).Items.Add(value);
        }
    }
}
