using Lifeguard.Core.Sql.Effects;
using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Splitting;

/// <summary>PostgreSQL: a semicolon ends a statement, unless it stands in parentheses (<c>CREATE RULE … DO (…; …)</c>) or in the body of a routine (<c>BEGIN ATOMIC … END</c>).</summary>
internal partial struct StatementReader
{
    private bool ReadPostgreSql()
    {
        var depth = 0;
        var body = new RoutineBody();
        var copy = new CopyFromStandardInput();
        while (_lexer.MoveNext())
        {
            var kind = _lexer.Kind;
            switch (kind)
            {
                case SqlTokenKind.Semicolon:
                    if (_start < 0) continue;
                    if (depth > 0 || body.IsOpen) break;
                    if (copy.IsIt) SkipData();
                    FollowEscapes();
                    return true;

                case SqlTokenKind.ClientCommand:
                    if (_start >= 0 && depth == 0 && SendsStatement(_lexer.Start)) return true;
                    continue;

                case SqlTokenKind.Open:
                    depth++;
                    break;

                case SqlTokenKind.Close:
                    if (depth > 0) depth--;
                    break;

                case SqlTokenKind.Word:
                    if (IsFirstWord())
                    {
                        _keyword = LeadingKeywords.Of(_text, _lexer.Start, _lexer.End);
                        MayLeaveTraces = PostgreSqlSuspicion.FallsOnStatement(_keyword);
                        copy.Begin(_keyword);
                        body.Begin(_keyword);
                    }
                    else
                    {
                        if (!MayLeaveTraces) MayLeaveTraces = PostgreSqlSuspicion.FallsOn(_text, _lexer.Start, _lexer.End, _keyword);
                        if (copy.MayBe) copy.Take(_text, _lexer.Start, _lexer.End);
                    }

                    break;

                case SqlTokenKind.QuotedName:
                    if (!MayLeaveTraces) MayLeaveTraces = PostgreSqlSuspicion.FallsOnQuoted(_text, _lexer.Start, _lexer.End);
                    break;
            }

            if (body.MayBe && depth == 0) body.Take(_text, _lexer.Current);
            if (_start < 0) _start = _lexer.Start;
            _end = _lexer.End;
        }

        return _start >= 0;
    }

    // In a script the server reads the statements one by one: what one of them sets, the next is read with.
    private void FollowEscapes()
    {
        if ((object)_keyword == "SET" && PostgreSqlSettings.SetsStandardConformingStrings(_text, Current.Range) is { } standard) _lexer.BackslashEscapes = !standard;
    }

    // psql sends what has been typed at \g, \gset, \gexec and their kin, \crosstabview and \watch.
    private readonly bool SendsStatement(int backslash) => backslash + 1 < _text.Length && (_text[backslash + 1] == 'g'
        || string.CompareOrdinal(_text, backslash, "\\crosstabview", 0, 13) == 0 || string.CompareOrdinal(_text, backslash, "\\watch", 0, 6) == 0);

    // In a script the data stands behind the statement, up to a line of its own that is \. and no SQL could be.
    private void SkipData()
    {
        var line = Comments.EndOfLine(_text, _lexer.End, _text.Length);
        var position = _lexer.End;
        while (position < line && _text[position] is ' ' or '\t') position++;
        if (position < line && string.CompareOrdinal(_text, position, "--", 0, 2) != 0) return;

        if (_nextEndOfData < line) _nextEndOfData = FindEndOfData(line);
        if (_nextEndOfData < _text.Length) _lexer.SkipTo(_nextEndOfData);
    }

    private readonly int FindEndOfData(int position)
    {
        while (true)
        {
            var found = position < _text.Length ? _text.IndexOf("\n\\.", position, StringComparison.Ordinal) : -1;
            if (found < 0) return _text.Length;
            var end = found + 3;
            if (end >= _text.Length || _text[end] is '\n' or '\r') return end;
            position = end;
        }
    }

    /// <summary>Is this <c>COPY … FROM STDIN</c>?</summary>
    private struct CopyFromStandardInput
    {
        private bool _sawFrom;

        public bool MayBe { get; private set; }

        public bool IsIt { get; private set; }

        public void Begin(string keyword) => MayBe = (object)keyword == "COPY";

        public void Take(string text, int start, int end)
        {
            if (_sawFrom && Words.Are(text, start, end, "STDIN")) IsIt = true;
            _sawFrom = Words.Are(text, start, end, "FROM");
        }
    }

    /// <summary>Are we in <c>BEGIN ATOMIC … END</c> of a <c>CREATE FUNCTION</c> or <c>CREATE PROCEDURE</c>?</summary>
    private struct RoutineBody
    {
        private int _words;
        private int _depth;
        private bool _isRoutine;
        private bool _sawBegin;
        private bool _isLabel;

        // The END of the body stands behind a whole statement. SELECT 1 end FROM t has a name there.
        private bool _isBetweenStatements;

        public bool MayBe { get; private set; }

        public readonly bool IsOpen => _depth > 0;

        public void Begin(string keyword) => MayBe = (object)keyword == "CREATE";

        public void Take(string text, SqlToken token)
        {
            if (!_isRoutine)
            {
                // CREATE [OR REPLACE] FUNCTION: the kind is known by the fourth word.
                _isRoutine = token.Is(text, "FUNCTION") || token.Is(text, "PROCEDURE");
                if (++_words >= 4 && !_isRoutine) MayBe = false;
                return;
            }

            var begins = token.Is(text, "BEGIN");
            if (_depth == 0)
            {
                if (!_sawBegin || !token.Is(text, "ATOMIC"))
                {
                    _sawBegin = begins;
                    return;
                }

                _depth = 1;
                _isBetweenStatements = true;
                return;
            }

            if (!_isLabel)
            {
                if (token.Is(text, "CASE")) _depth++;
                else if (token.Is(text, "END") && (_depth > 1 || _isBetweenStatements)) _depth--;
                if (_depth == 0) MayBe = false;
            }

            _isBetweenStatements = token.Kind == SqlTokenKind.Semicolon;
            // t.end and AS end are names.
            _isLabel = token.Kind == SqlTokenKind.Dot || token.Is(text, "AS");
        }
    }
}
