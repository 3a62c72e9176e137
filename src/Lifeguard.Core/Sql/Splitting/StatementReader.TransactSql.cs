using Lifeguard.Core.Sql.Effects;

namespace Lifeguard.Core.Sql.Splitting;

/// <summary>
/// T-SQL: a statement ends at a semicolon, at <c>GO</c>, and where the next one begins, for which it needs no sign in between. <c>BEGIN … END</c>, <c>TRY</c>, <c>ELSE</c> only
/// group statements and are none; <c>IF</c> and <c>WHILE</c> are with their condition. A procedure, function, trigger or view reaches up to the end of its batch.
/// </summary>
internal partial struct StatementReader
{
    private bool ReadTransactSql()
    {
        var depth = 0;
        var grammar = new TransactSqlGrammar(_text);
        while (_isTokenPending || _lexer.MoveNext())
        {
            _isTokenPending = false;
            var token = _lexer.Current;
            switch (token.Kind)
            {
                case SqlTokenKind.Semicolon:
                    if (_start < 0 || grammar.IsModule) break;
                    return true;

                case SqlTokenKind.BatchSeparator:
                    if (_start < 0) continue;
                    return true;

                case SqlTokenKind.ClientCommand:
                    continue;

                case SqlTokenKind.Open:
                    depth++;
                    break;

                case SqlTokenKind.Close:
                    if (depth > 0) depth--;
                    break;
            }

            if (_start < 0 && (token.Kind == SqlTokenKind.Semicolon || IsGrouping(token))) continue;
            if (_start >= 0 && depth == 0 && token.Kind == SqlTokenKind.Word && !grammar.IsModule
                && grammar.BeginningOf(token) is { Length: > 0 } word && grammar.EndsBefore(word, Following()))
            {
                _isTokenPending = true;
                return true;
            }

            if (_start < 0)
            {
                _start = token.Start;
                grammar.Begin();
            }

            if (token.Kind == SqlTokenKind.Word && IsFirstWord())
            {
                _keyword = LeadingKeywords.Of(_text, token.Start, token.End);
                grammar.Begin(_keyword);
                MayLeaveTraces = TransactSqlSuspicion.FallsOnStatement(_keyword);
            }

            if (!MayLeaveTraces) MayLeaveTraces = TransactSqlSuspicion.FallsOn(_text, token, _keyword);
            grammar.Take(token, depth);
            _end = token.End;
        }

        return _start >= 0;
    }

    // BEGIN and END, but not BEGIN TRANSACTION, BEGIN DIALOG, END CONVERSATION.
    private bool IsGrouping(SqlToken token)
    {
        if (token.Is(_text, "ELSE")) return true;
        if (token.Is(_text, "BEGIN"))
        {
            var next = Following();
            if (next.Is(_text, "TRAN") || next.Is(_text, "TRANSACTION") || next.Is(_text, "DISTRIBUTED") || next.Is(_text, "DIALOG") || next.Is(_text, "CONVERSATION")) return false;
            if (next.Is(_text, "TRY") || next.Is(_text, "CATCH")) _lexer.MoveNext();
            return true;
        }

        if (!token.Is(_text, "END")) return false;
        var following = Following();
        if (following.Is(_text, "CONVERSATION")) return false;
        if (following.Is(_text, "TRY") || following.Is(_text, "CATCH")) _lexer.MoveNext();
        return true;
    }

    private readonly SqlToken Following()
    {
        var ahead = _lexer;
        return ahead.MoveNext() ? ahead.Current : default;
    }
}
