using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Where in the source stands a stretch of a literal's value? Escapes, doubled quotes, and the indentation of raw strings lie between the two.</summary>
internal static class LiteralSource
{
    /// <summary>The source of the characters from <paramref name="start"/> to <paramref name="end"/> of the token's value; the whole token where the two cannot be brought together.</summary>
    public static TextSpan SpanOf(SyntaxToken token, int start, int end)
    {
        var value = token.ValueText;
        if (start < 0 || end > value.Length || start >= end) return token.Span;
        var reader = Reader.Of(token);
        var from = -1;
        for (var index = 0; index < value.Length;)
        {
            reader.SkipIndentation();
            if (index >= start && from < 0) from = reader.Position;
            var read = reader.Read(value, index);
            if (read == 0) return token.Span;
            index += read;
            if (index >= end) return from < 0 ? token.Span : TextSpan.FromBounds(token.SpanStart + from, token.SpanStart + reader.Position);
        }

        return token.Span;
    }

    private enum Form
    {
        Regular,
        Verbatim,
        Raw,
    }

    private struct Reader
    {
        private readonly string _text;
        private readonly Form _form;
        private readonly int _indentation;
        private bool _atLineStart;

        private Reader(string text, int start, Form form, int indentation, bool atLineStart)
        {
            _text = text;
            Position = start;
            _form = form;
            _indentation = indentation;
            _atLineStart = atLineStart;
        }

        public int Position { get; private set; }

        public static Reader Of(SyntaxToken token)
        {
            var text = token.Text;
            switch (token.Kind())
            {
                case SyntaxKind.SingleLineRawStringLiteralToken:
                    return new Reader(text, Quotes(text, 0), Form.Raw, 0, false);
                case SyntaxKind.MultiLineRawStringLiteralToken:
                    return new Reader(text, AfterLine(text), Form.Raw, Indentation(token.SyntaxTree!, token.Span.End), true);
                case SyntaxKind.InterpolatedStringTextToken when token.Parent?.Parent is InterpolatedStringExpressionSyntax whole:
                    var opening = whole.StringStartToken.Text;
                    if (opening.IndexOf("\"\"\"", StringComparison.Ordinal) >= 0)
                    {
                        var isMultiLine = whole.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken);
                        return new Reader(text, 0, Form.Raw, isMultiLine ? Indentation(whole.SyntaxTree, whole.Span.End) : 0, isMultiLine && whole.Contents[0] == token.Parent);
                    }

                    return new Reader(text, 0, opening.IndexOf('@') >= 0 ? Form.Verbatim : Form.Regular, 0, false);
                default:
                    return text.StartsWith("@", StringComparison.Ordinal) ? new Reader(text, 2, Form.Verbatim, 0, false) : new Reader(text, 1, Form.Regular, 0, false);
            }
        }

        /// <summary>Goes behind the indentation that a line of a raw string has in common with its closing quotes.</summary>
        public void SkipIndentation()
        {
            if (!_atLineStart) return;
            _atLineStart = false;
            for (var skipped = 0; skipped < _indentation && Position < _text.Length && _text[Position] is ' ' or '\t'; skipped++) Position++;
        }

        /// <summary>Goes behind the source of the value's next character and says how many characters of the value that were; none where the source says something else.</summary>
        public int Read(string value, int index)
        {
            if (Position >= _text.Length) return 0;
            var character = _text[Position];
            switch (_form)
            {
                case Form.Regular when character == '\\':
                    return ReadEscape(value, index);
                case Form.Verbatim when character == '"':
                    return Doubled(value, index);
                default:
                    if (value[index] != character) return 0;
                    Position++;
                    _atLineStart = _form == Form.Raw && (character == '\n' || (character == '\r' && !(Position < _text.Length && _text[Position] == '\n')));
                    return 1;
            }
        }

        private int Doubled(string value, int index)
        {
            if (value[index] != '"' || Position + 1 >= _text.Length || _text[Position + 1] != '"') return 0;
            Position += 2;
            return 1;
        }

        private int ReadEscape(string value, int index)
        {
            if (Position + 1 >= _text.Length) return 0;
            var length = _text[Position + 1] switch
            {
                'u' => 6,
                'U' => 10,
                'x' => 2 + HexDigits(Position + 2, 4),
                _ => 2,
            };
            if (Position + length > _text.Length) return 0;
            Position += length;
            return length == 10 && char.IsHighSurrogate(value[index]) && index + 1 < value.Length ? 2 : 1;
        }

        private readonly int HexDigits(int start, int most)
        {
            var digits = 0;
            while (digits < most && start + digits < _text.Length && Uri.IsHexDigit(_text[start + digits])) digits++;
            return digits;
        }

        private static int Quotes(string text, int start)
        {
            var end = start;
            while (end < text.Length && text[end] == '"') end++;
            return end;
        }

        private static int AfterLine(string text)
        {
            var end = text.IndexOf('\n');
            return end < 0 ? Quotes(text, 0) : end + 1;
        }

        private static int Indentation(SyntaxTree tree, int end)
        {
            var source = tree.GetText();
            var line = source.Lines.GetLineFromPosition(end);
            var count = 0;
            while (line.Start + count < line.End && source[line.Start + count] is ' ' or '\t') count++;
            return count;
        }
    }
}
