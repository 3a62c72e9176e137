using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>
/// Reads JSON, and the flow style of YAML, which is JSON with bare words. Total: one pass, a stack of its own instead of recursion, and what was read before a mistake is kept.
/// JSON may have comments and trailing commas, as the tools that read these files allow.
/// </summary>
/// <param name="text">The whole file.</param>
/// <param name="position">Where the value starts.</param>
/// <param name="isYaml">True inside YAML: bare words, single quotes, tags and <c>#</c> comments.</param>
internal sealed class FlowReader(string text, int position, bool isYaml)
{
    private readonly Stack<Collection> _open = new();

    /// <summary>Behind the value once it has been read.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Why reading stopped early; null when it did not.</summary>
    public ManifestProblem? Problem { get; private set; }

    /// <summary>Reads one value; null when there is none at all.</summary>
    public ManifestNode? Read()
    {
        ManifestNode? root = null;
        while (Problem is null)
        {
            SkipBlanks();
            if (Position >= text.Length)
            {
                if (_open.Count > 0) Fail(_open.Peek().Start, 1, $"'{text[_open.Peek().Start]}' is not closed");
                return root;
            }

            if (_open.Count > 0 && TryReadPunctuation(_open.Peek()))
            {
                if (_open.Count == 0) return root;
                continue;
            }

            if (Problem is not null) return root;
            var value = ReadValue();
            if (value is null) return root;
            root ??= value;
            if (_open.Count == 0) return root;
        }

        return root;
    }

    // True when there was something to step over instead of a value.
    private bool TryReadPunctuation(Collection collection)
    {
        var character = text[Position];
        if (character == collection.End || character == ',')
        {
            if (collection.Key is { } key && !isYaml)
            {
                Fail(Position, 1, $"'{key}' has no value");
                return false;
            }

            collection.Key = null;
            collection.HasValue = false;
            if (character == collection.End) _open.Pop();
            Position++;
            return true;
        }

        if (collection.HasValue)
        {
            Fail(Position, 1, $"',' or '{collection.End}' is missing before '{character}'");
            return false;
        }

        if (collection.Node is not ManifestMapping || collection.Key is not null) return false;
        ReadKey(collection);
        return Problem is null;
    }

    private void ReadKey(Collection collection)
    {
        if (ReadScalar() is not { } key) return;
        SkipBlanks();
        if (Position < text.Length && text[Position] == ':')
        {
            Position++;
            collection.Key = key.Text;
        }
        else if (isYaml)
        {
            collection.HasValue = true; // {a, b: c}: a key alone
        }
        else
        {
            Fail(key.Span.Start, key.Span.Length, $"':' is missing behind '{key.Text}'");
        }
    }

    private ManifestNode? ReadValue()
    {
        var parent = _open.Count > 0 ? _open.Peek() : null;
        ManifestNode? value = text[Position] switch
        {
            '{' => Open(new ManifestMapping(), '}'),
            '[' => Open(new ManifestSequence(), ']'),
            _ => ReadScalar(),
        };
        if (value is not null) parent?.Add(value);
        return value;
    }

    private ManifestNode Open(ManifestNode node, char end)
    {
        _open.Push(new Collection(node, Position, end));
        Position++;
        return node;
    }

    private ManifestScalar? ReadScalar()
    {
        var character = text[Position];
        if (character == '"') return ReadDoubleQuoted();
        if (isYaml && character == '\'') return ReadSingleQuoted();
        return ReadBareWord();
    }

    private ManifestScalar? ReadDoubleQuoted()
    {
        var start = Position + 1;
        var value = new StringBuilder();
        for (var index = start; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '"')
            {
                Position = index + 1;
                return new ManifestScalar(value.ToString(), TextSpan.FromBounds(start, index));
            }

            // Only YAML lets a string go on in the next line; in JSON its quote has been forgotten.
            if (character is '\n' or '\r' && !isYaml) break;
            if (character == '\\' && index + 1 < text.Length) character = Unescape(ref index);
            value.Append(character);
        }

        Fail(Position, 1, "a string is not closed");
        return null;
    }

    private char Unescape(ref int index)
    {
        var escaped = text[++index];
        if (escaped == 'u' && index + 4 < text.Length
            && ushort.TryParse(text.Substring(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            index += 4;
            return (char)code;
        }

        return escaped switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escaped };
    }

    private ManifestScalar? ReadSingleQuoted()
    {
        var start = Position + 1;
        var value = new StringBuilder();
        for (var index = start; index < text.Length; index++)
        {
            if (text[index] == '\'')
            {
                var isDoubled = index + 1 < text.Length && text[index + 1] == '\'';
                if (!isDoubled)
                {
                    Position = index + 1;
                    return new ManifestScalar(value.ToString(), TextSpan.FromBounds(start, index));
                }

                index++;
            }

            value.Append(text[index]);
        }

        Fail(Position, 1, "a string is not closed");
        return null;
    }

    private ManifestScalar? ReadBareWord()
    {
        var start = Position;
        while (Position < text.Length && BelongsToWord(start)) Position++;
        var end = Position;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) return new ManifestScalar(text.Substring(start, end - start), TextSpan.FromBounds(start, end));

        Fail(start, 1, $"'{text[start]}' is not expected here");
        return null;
    }

    private bool BelongsToWord(int start)
    {
        var character = text[Position];
        if (!isYaml) return char.IsLetterOrDigit(character) || character is '+' or '-' or '.' or '_';
        return character switch
        {
            ',' or '[' or ']' or '{' or '}' or '\n' or '\r' => false,
            ':' => Position + 1 < text.Length && !char.IsWhiteSpace(text[Position + 1]) && text[Position + 1] is not (',' or '[' or ']' or '{' or '}'),
            '#' => Position > start && !char.IsWhiteSpace(text[Position - 1]),
            _ => true,
        };
    }

    private void SkipBlanks()
    {
        while (Position < text.Length)
        {
            var character = text[Position];
            if (char.IsWhiteSpace(character) || character == '\uFEFF') Position++;
            else if (isYaml && character == '#') SkipComment("#", "\n");
            else if (!isYaml && Follows("//")) SkipComment("//", "\n");
            else if (!isYaml && Follows("/*")) SkipComment("/*", "*/");
            else if (isYaml && character is ('!' or '&')) SkipProperty();
            else return;
        }
    }

    // "!Sub x", "&name x": what stands before a value and does not change its text.
    private void SkipProperty()
    {
        while (Position < text.Length && !char.IsWhiteSpace(text[Position]) && text[Position] is not (',' or '[' or ']' or '{' or '}')) Position++;
    }

    private bool Follows(string mark) => string.CompareOrdinal(text, Position, mark, 0, mark.Length) == 0;

    private void SkipComment(string start, string end)
    {
        var found = text.IndexOf(end, Position + start.Length, StringComparison.Ordinal);
        Position = found < 0 ? text.Length : found + end.Length;
    }

    private void Fail(int start, int length, string reason) =>
        Problem = new ManifestProblem(new TextSpan(start, Math.Min(length, text.Length - start)), reason);

    /// <summary>A mapping or sequence whose end has not been reached.</summary>
    private sealed class Collection(ManifestNode node, int start, char end)
    {
        public ManifestNode Node { get; } = node;

        public int Start { get; } = start;

        public char End { get; } = end;

        /// <summary>The key whose value comes next.</summary>
        public string? Key { get; set; }

        /// <summary>True between a value and the comma behind it.</summary>
        public bool HasValue { get; set; }

        public void Add(ManifestNode value)
        {
            if (Node is ManifestMapping mapping) mapping.Entries.Add(new(Key ?? "", value));
            else ((ManifestSequence)Node).Items.Add(value);
            Key = null;
            HasValue = true;
        }
    }
}
