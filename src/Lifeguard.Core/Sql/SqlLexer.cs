using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql;

/// <summary>
/// Reads SQL text token by token. Total: any text ends in tokens, what is not closed reaches up to the end, and the time is in proportion to the length.
/// A mutable structure that allocates nothing: keep it in a local, and copy it to look ahead.
/// </summary>
public struct SqlLexer
{
    private readonly string _text;
    private readonly SqlDialect _dialect;
    private readonly byte[] _classes;
    private readonly int _end;
    private int _position;
    private int _start;
    private SqlTokenKind _kind;

    /// <summary>Reads a whole text.</summary>
    /// <param name="text">The text; <see cref="ConnectionStrings.ConnectionStringText.Hole"/> marks what is not known.</param>
    /// <param name="dialect">Whose grammar it follows.</param>
    public SqlLexer(string text, SqlDialect dialect) : this(text, dialect, new TextRange(0, text.Length)) { }

    /// <summary>Reads a part of a text, such as one statement. Offsets are those of the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dialect">Whose grammar it follows.</param>
    /// <param name="range">The part; it must begin and end between tokens.</param>
    public SqlLexer(string text, SqlDialect dialect, TextRange range)
    {
        _text = text;
        _dialect = dialect;
        _classes = CharacterClasses.Of(dialect);
        _position = Math.Max(0, range.Start);
        _end = Math.Min(text.Length, range.End);
        _start = _position;
    }

    /// <summary>What was read last.</summary>
    public readonly SqlToken Current => new(_kind, _start, _kind == SqlTokenKind.None ? _start : _position);

    /// <summary>PostgreSQL with <c>standard_conforming_strings = off</c>: a backslash escapes in plain strings too.</summary>
    internal bool BackslashEscapes { get; set; }

    internal readonly SqlTokenKind Kind => _kind;

    internal readonly int Start => _start;

    internal readonly int End => _position;

    /// <summary>Goes on behind a stretch that is no SQL.</summary>
    internal void SkipTo(int position) => _position = Math.Min(_end, Math.Max(_position, position));

    /// <summary>Goes on at an earlier place than the end of the token that was read last, which ends there then.</summary>
    internal void EndAt(int position) => _position = Math.Max(_start, Math.Min(_end, position));

    /// <summary>Reads the next token.</summary>
    /// <returns>Whether there was one.</returns>
    public bool MoveNext()
    {
        var text = _text;
        var classes = _classes;
        var position = _position;
        while (position < _end)
        {
            var character = text[position];
            var characterClass = character < 128
                ? (CharacterClass)(classes[character] & CharacterClasses.ClassBits)
                : CharacterClasses.BeyondAscii(character, _dialect);
            switch (characterClass)
            {
                case CharacterClass.Space:
                    position++;
                    continue;

                case CharacterClass.Letter:
                    _start = position;
                    ReadWord(position);
                    return true;

                case CharacterClass.Dash when IsAt(position + 1, '-') && (_dialect != SqlDialect.MySql || IsSpaceOrEnd(position + 2)):
                case CharacterClass.Hash:
                    position = Comments.EndOfLine(text, position, _end);
                    continue;

                case CharacterClass.Slash when IsAt(position + 1, '*'):
                    position = BehindComment(position);
                    continue;

                // The end of an executable comment, whose content has been read as what it is: SQL.
                case CharacterClass.Star when IsAt(position + 1, '/') && !IsAt(position + 2, '*'):
                    position += 2;
                    continue;

                case CharacterClass.Comma: return Take(SqlTokenKind.Comma, position, position + 1);
                case CharacterClass.Dot: return Take(SqlTokenKind.Dot, position, position + 1);
                case CharacterClass.Open: return Take(SqlTokenKind.Open, position, position + 1);
                case CharacterClass.Close: return Take(SqlTokenKind.Close, position, position + 1);
                case CharacterClass.Semicolon: return Take(SqlTokenKind.Semicolon, position, position + 1);
                case CharacterClass.Hole: return Take(SqlTokenKind.Hole, position, position + 1);
                case CharacterClass.Digit: return Take(SqlTokenKind.Number, position, EndOfNumber(position));
                case CharacterClass.Quote: return TakeString(position, position, BackslashEscapes || _dialect == SqlDialect.MySql);
                case CharacterClass.DoubleQuote when _dialect == SqlDialect.MySql:
                    return Take(SqlTokenKind.String, position, QuotedText.EndOfEscaped(text, position + 1, _end, '"'));
                case CharacterClass.DoubleQuote: return Take(SqlTokenKind.QuotedName, position, QuotedText.EndOfDoubled(text, position + 1, _end, '"'));
                case CharacterClass.Backtick: return Take(SqlTokenKind.QuotedName, position, QuotedText.EndOfDoubled(text, position + 1, _end, '`'));
                case CharacterClass.Bracket: return Take(SqlTokenKind.QuotedName, position, QuotedText.EndOfDoubled(text, position + 1, _end, ']'));
                case CharacterClass.Dollar: return TakeBehindDollar(position);
                case CharacterClass.Colon: return TakeBehindColon(position);
                case CharacterClass.At: return TakeBehindAt(position);
                case CharacterClass.Question: return Take(IsOperator(position) ? SqlTokenKind.Sign : SqlTokenKind.Parameter, position, position + 1);
                case CharacterClass.Backslash: return TakeBehindBackslash(position);
                default: return Take(SqlTokenKind.Sign, position, position + 1);
            }
        }

        _kind = SqlTokenKind.None;
        _start = _position = _end;
        return false;
    }

    private void ReadWord(int start)
    {
        var end = EndOfWord(start);
        _kind = SqlTokenKind.Word;
        _position = end;
        if (end - start > 2) return;

        var next = end < _end ? _text[end] : '\0';
        if (next == '\'') ReadPrefixedString(start, end);
        else if (next == '&' && end - start == 1 && _dialect == SqlDialect.PostgreSql && _text[start] is 'u' or 'U') ReadUnicodeQuoted(start, end);
        else if (_dialect == SqlDialect.SqlServer && end - start == 2 && ClientLines.IsBatchSeparator(_text, start, end, _end)) ReadBatchSeparator();
    }

    private void ReadPrefixedString(int start, int quote)
    {
        var prefix = (char)(_text[start] | 0x20);
        if (_dialect == SqlDialect.Oracle && (char)(_text[quote - 1] | 0x20) == 'q' && (quote - start == 1 || prefix == 'n'))
        {
            Take(SqlTokenKind.String, start, QuotedText.EndOfQQuoted(_text, quote, _end));
        }
        else if (quote - start == 1 && IsStringPrefix(prefix))
        {
            TakeString(start, quote, _dialect == SqlDialect.MySql || BackslashEscapes || (prefix == 'e' && _dialect == SqlDialect.PostgreSql));
        }
    }

    private readonly bool IsStringPrefix(char prefix) => _dialect switch
    {
        SqlDialect.PostgreSql => prefix is 'e' or 'b' or 'x' or 'n',
        SqlDialect.MySql => prefix is 'b' or 'x' or 'n',
        SqlDialect.Sqlite => prefix == 'x',
        _ => prefix == 'n',
    };

    private void ReadUnicodeQuoted(int start, int ampersand)
    {
        if (IsAt(ampersand + 1, '\'')) TakeString(start, ampersand + 1, false);
        else if (IsAt(ampersand + 1, '"')) Take(SqlTokenKind.QuotedName, start, QuotedText.EndOfDoubled(_text, ampersand + 2, _end, '"'));
    }

    private void ReadBatchSeparator()
    {
        _kind = SqlTokenKind.BatchSeparator;
        _position = Comments.EndOfLine(_text, _position, _end);
    }

    private bool TakeString(int start, int quote, bool escapes)
    {
        var end = EndOfString(quote + 1, escapes);
        if (_dialect == SqlDialect.PostgreSql)
        {
            while (QuotedText.Continuation(_text, end, _end) is var content and >= 0) end = EndOfString(content, escapes);
        }

        return Take(SqlTokenKind.String, start, end);
    }

    private readonly int EndOfString(int content, bool escapes) =>
        escapes ? QuotedText.EndOfEscaped(_text, content, _end, '\'') : QuotedText.EndOfDoubled(_text, content, _end, '\'');

    private bool TakeBehindDollar(int dollar)
    {
        if (_dialect == SqlDialect.PostgreSql && QuotedText.EndOfDollarQuoted(_text, dollar, _end) is var quoted and >= 0)
        {
            return Take(SqlTokenKind.String, dollar, quoted);
        }

        // sqlcmd's $(name) stands for text.
        if (_dialect == SqlDialect.SqlServer && IsAt(dollar + 1, '('))
        {
            var end = EndOfWord(dollar + 2);
            if (end > dollar + 2 && IsAt(end, ')')) return Take(SqlTokenKind.Hole, dollar, end + 1);
        }

        var digits = EndOfWord(dollar + 1);
        return digits > dollar + 1 ? Take(SqlTokenKind.Parameter, dollar, digits) : Take(SqlTokenKind.Sign, dollar, dollar + 1);
    }

    private bool TakeBehindColon(int colon)
    {
        if (IsAt(colon + 1, ':') || IsAt(colon + 1, '=')) return Take(SqlTokenKind.Sign, colon, colon + 2);

        // psql's :'name' and :"name" are the value of a variable, quoted.
        if (_dialect == SqlDialect.PostgreSql && (IsAt(colon + 1, '\'') || IsAt(colon + 1, '"')))
        {
            var quoted = EndOfWord(colon + 2);
            if (quoted > colon + 2 && IsAt(quoted, _text[colon + 1])) return Take(SqlTokenKind.Parameter, colon, quoted + 1);
        }

        if (!BeginsWord(colon + 1)) return Take(SqlTokenKind.Sign, colon, colon + 1);
        var end = EndOfWord(colon + 1);
        if (_dialect == SqlDialect.SqlServer && ClientLines.IsSqlCmdLine(_text, colon, end))
        {
            return Take(SqlTokenKind.ClientCommand, colon, Comments.EndOfLine(_text, end, _end));
        }

        return Take(SqlTokenKind.Parameter, colon, end);
    }

    private bool TakeBehindAt(int at)
    {
        // PostgreSQL's @ is an operator; only ADO.NET's drivers know parameters of that form.
        if (_dialect == SqlDialect.PostgreSql)
        {
            return BeginsWord(at + 1) && !IsOperator(at) ? Take(SqlTokenKind.Parameter, at, EndOfWord(at + 1)) : Take(SqlTokenKind.Sign, at, at + 1);
        }

        if (IsAt(at + 1, '@')) return Take(SqlTokenKind.SystemVariable, at, EndOfSystemVariable(at + 2));
        if (_dialect == SqlDialect.MySql && at + 1 < _end && _text[at + 1] is '\'' or '"' or '`')
        {
            return Take(SqlTokenKind.Parameter, at, QuotedText.EndOfDoubled(_text, at + 2, _end, _text[at + 1]));
        }

        var end = _dialect == SqlDialect.MySql ? EndOfDottedWord(at + 1) : EndOfWord(at + 1);
        return end > at + 1 ? Take(SqlTokenKind.Parameter, at, end) : Take(SqlTokenKind.Sign, at, at + 1);
    }

    // @@x and @@session.x; @@global.`x` is legal as well.
    private readonly int EndOfSystemVariable(int position)
    {
        var end = EndOfWord(position);
        if (_dialect != SqlDialect.MySql) return end;
        while (IsAt(end, '.'))
        {
            if (IsAt(end + 1, '`')) return QuotedText.EndOfDoubled(_text, end + 2, _end, '`');
            var next = EndOfWord(end + 1);
            if (next == end + 1) break;
            end = next;
        }

        return end == position && IsAt(position, '`') ? QuotedText.EndOfDoubled(_text, position + 1, _end, '`') : end;
    }

    // A user variable of MySQL may have dots in its name.
    private readonly int EndOfDottedWord(int position)
    {
        while (true)
        {
            var end = EndOfWord(position);
            if (!IsAt(end, '.') || end == position) return end;
            position = end + 1;
        }
    }

    private bool TakeBehindBackslash(int backslash)
    {
        switch (_dialect)
        {
            case SqlDialect.PostgreSql when IsAt(backslash + 1, ';'):
                return Take(SqlTokenKind.Semicolon, backslash, backslash + 2);
            case SqlDialect.PostgreSql:
                return Take(SqlTokenKind.ClientCommand, backslash, Comments.EndOfLine(_text, backslash, _end));
            case SqlDialect.MySql when IsAt(backslash + 1, 'G') || IsAt(backslash + 1, 'g'):
                return Take(SqlTokenKind.Semicolon, backslash, backslash + 2);
            case SqlDialect.MySql when backslash + 1 < _end:
                return Take(SqlTokenKind.Sign, backslash, backslash + 2);
            default:
                return Take(SqlTokenKind.Sign, backslash, backslash + 1);
        }
    }

    private readonly int BehindComment(int slash)
    {
        if (_dialect is SqlDialect.PostgreSql or SqlDialect.SqlServer) return Comments.EndOfNestedBlock(_text, slash, _end);
        if (_dialect != SqlDialect.MySql) return Comments.EndOfBlock(_text, slash, _end);

        // /*! … */, /*!50001 … */ and MariaDB's /*M! … */ hold SQL that the server runs.
        var mark = IsAt(slash + 2, 'M') ? slash + 3 : slash + 2;
        if (!IsAt(mark, '!')) return Comments.EndOfBlock(_text, slash, _end);
        mark++;
        for (var digits = 0; digits < 6 && mark < _end && _text[mark] is >= '0' and <= '9'; digits++) mark++;
        return mark;
    }

    private readonly int EndOfWord(int position)
    {
        var text = _text;
        var classes = _classes;
        var end = _end;
        while (position < end)
        {
            var character = text[position];
            if (character < 128 ? classes[character] < CharacterClasses.ContinuesWord : CharacterClasses.BeyondAscii(character, _dialect) != CharacterClass.Letter) break;
            position++;
        }

        return position;
    }

    private readonly int EndOfNumber(int position)
    {
        while (true)
        {
            position = EndOfWord(position);
            if (!IsAt(position, '.') || IsAt(position + 1, '.')) return position;
            position++;
        }
    }

    private readonly bool BeginsWord(int position)
    {
        if (position >= _end) return false;
        var character = _text[position];
        return (character < 128 ? (CharacterClass)(_classes[character] & CharacterClasses.ClassBits) : CharacterClasses.BeyondAscii(character, _dialect)) == CharacterClass.Letter;
    }

    // PostgreSQL's operators are runs of signs: @> is none of a parameter, nor is ?|.
    private readonly bool IsOperator(int position) =>
        _dialect == SqlDialect.PostgreSql && (IsOperatorSign(position - 1) || IsOperatorSign(position + 1));

    private readonly bool IsOperatorSign(int position) =>
        position >= 0 && position < _end && _text[position] is '~' or '!' or '@' or '#' or '^' or '&' or '|' or '?' or '<' or '>';

    private readonly bool IsAt(int position, char character) => position < _end && _text[position] == character;

    private readonly bool IsSpaceOrEnd(int position) => position >= _end || _text[position] <= ' ';

    private bool Take(SqlTokenKind kind, int start, int end)
    {
        _kind = kind;
        _start = start;
        _position = end;
        return true;
    }
}
