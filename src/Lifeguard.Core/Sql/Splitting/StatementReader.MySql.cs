using Lifeguard.Core.Sql.Effects;
using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Splitting;

/// <summary>MySQL: a semicolon ends a statement, unless it stands in the body of a routine, or a script's <c>DELIMITER</c> line has named something else.</summary>
internal partial struct StatementReader
{
    private bool ReadMySql()
    {
        var isBehindInto = false;
        var body = new CompoundBody();
        while (_lexer.MoveNext())
        {
            if (_delimiter is not null ? IsDelimiter(_delimiter) : _lexer.Kind == SqlTokenKind.Semicolon)
            {
                if (_start < 0) continue;
                if (_delimiter is not null || !body.IsOpen) return true;
            }

            var kind = _lexer.Kind;
            if (_start < 0)
            {
                if (kind == SqlTokenKind.Word && Words.Are(_text, _lexer.Start, _lexer.End, "DELIMITER"))
                {
                    ReadDelimiter();
                    continue;
                }

                // SOURCE file: a line for the client.
                if (kind == SqlTokenKind.Word && Words.Are(_text, _lexer.Start, _lexer.End, "SOURCE"))
                {
                    _lexer.SkipTo(Comments.EndOfLine(_text, _lexer.End, _text.Length));
                    continue;
                }

                if (kind == SqlTokenKind.Semicolon) continue;
            }

            if (kind == SqlTokenKind.Word)
            {
                if (IsFirstWord())
                {
                    _keyword = LeadingKeywords.Of(_text, _lexer.Start, _lexer.End);
                    MayLeaveTraces = MySqlSuspicion.FallsOnStatement(_keyword);
                    body.Begin(_keyword);
                }
                else if (!MayLeaveTraces)
                {
                    MayLeaveTraces = MySqlSuspicion.FallsOn(_text, _lexer.Start, _lexer.End, _keyword);
                }
            }
            else if (!MayLeaveTraces)
            {
                // Only what is assigned is certainly a variable of the session: a parameter of ADO.NET looks like one.
                MayLeaveTraces = (kind == SqlTokenKind.SystemVariable && MySqlSuspicion.FallsOnVariable(_text, _lexer.Start, _lexer.End))
                    || (kind == SqlTokenKind.Parameter && isBehindInto) || (kind == SqlTokenKind.Sign && _lexer.End - _lexer.Start == 2 && _text[_lexer.Start] == ':');
            }

            if (body.MayBe) body.Take(_text, _lexer.Current);
            isBehindInto = kind == SqlTokenKind.Word && Words.Are(_text, _lexer.Start, _lexer.End, "INTO");
            if (_start < 0) _start = _lexer.Start;
            _end = _lexer.End;
        }

        return _start >= 0;
    }

    // END// is a word and two signs, END$$ a single word: the delimiter ends it.
    private bool IsDelimiter(string delimiter)
    {
        var start = _lexer.Start;
        if (string.CompareOrdinal(_text, start, delimiter, 0, delimiter.Length) == 0)
        {
            _lexer.EndAt(start + delimiter.Length);
            return true;
        }

        if (_lexer.Kind == SqlTokenKind.Word && _text.IndexOf(delimiter, start, _lexer.End - start, StringComparison.Ordinal) is var found and > 0) _lexer.EndAt(found);
        return false;
    }

    private void ReadDelimiter()
    {
        var line = Comments.EndOfLine(_text, _lexer.End, _text.Length);
        var start = _lexer.End;
        while (start < line && _text[start] is ' ' or '\t') start++;
        var end = start;
        while (end < line && _text[end] is not (' ' or '\t')) end++;
        _delimiter = end == start || (end == start + 1 && _text[start] == ';') ? null : _text.Substring(start, end - start);
        _lexer.SkipTo(line);
    }

    /// <summary>Are we between <c>BEGIN</c> and <c>END</c> of a stored program?</summary>
    private struct CompoundBody
    {
        private int _words;
        private int _depth;
        private bool _isProgram;
        private bool _sawEnd;
        private bool _isName;

        public bool MayBe { get; private set; }

        public readonly bool IsOpen => _depth > 0;

        // MariaDB's anonymous block begins with BEGIN NOT ATOMIC.
        public void Begin(string keyword) => MayBe = keyword is "CREATE" or "ALTER" or "BEGIN";

        public void Take(string text, SqlToken token)
        {
            if (token.Kind != SqlTokenKind.Word || _isName)
            {
                _isName = token.Kind == SqlTokenKind.Dot;
                _sawEnd = false;
                return;
            }

            if (!_isProgram)
            {
                TakeHead(text, token);
                return;
            }

            if (_sawEnd && IsBlockThatIsNotCounted(text, token)) _depth++;
            else if (token.Is(text, "BEGIN") || (!_sawEnd && token.Is(text, "CASE"))) _depth++;
            _sawEnd = token.Is(text, "END");
            if (_sawEnd && _depth > 0) _depth--;
        }

        // CREATE [OR REPLACE] [DEFINER = …] [AGGREGATE] PROCEDURE name
        private void TakeHead(string text, SqlToken token)
        {
            _words++;
            if (_words == 2 && token.Is(text, "NOT"))
            {
                _isProgram = true;
                _depth = 1;
            }
            else if (token.Is(text, "PROCEDURE") || token.Is(text, "FUNCTION") || token.Is(text, "TRIGGER") || token.Is(text, "EVENT"))
            {
                _isProgram = true;
            }
            else if (_words > 12 || token.Is(text, "TABLE") || token.Is(text, "VIEW") || token.Is(text, "INDEX") || token.Is(text, "USER") || token.Is(text, "WORK"))
            {
                MayBe = false;
            }
        }

        // END IF closes what has not been counted: the function IF looks like the statement.
        private static bool IsBlockThatIsNotCounted(string text, SqlToken token) =>
            token.Is(text, "IF") || token.Is(text, "LOOP") || token.Is(text, "WHILE") || token.Is(text, "REPEAT") || token.Is(text, "FOR");
    }
}
