namespace Lifeguard.Core.Sql.Splitting;

/// <summary>
/// Does this word begin the next statement of T-SQL, or does it belong to the one before it? Knows where keywords that begin statements stand inside of others:
/// <c>INSERT … SELECT</c>, <c>UPDATE … SET</c>, <c>ON DELETE</c>, <c>UNION SELECT</c>, <c>GRANT SELECT</c>, <c>CASE … END</c>.
/// </summary>
internal struct TransactSqlGrammar(string text)
{
    private string _keyword = "";
    private SqlToken _previous;
    private int _tokens;
    private int _cases;

    // The main part of a statement that needs one: the SELECT of an INSERT or a WITH, the SET of an UPDATE, the TO of a GRANT, the action of an ALTER.
    private bool _hasMain;
    private bool _hasSet;

    /// <summary>A procedure, function, trigger or view: all of the batch is its body.</summary>
    public bool IsModule { get; private set; }

    public void Begin() => (_keyword, _previous, _tokens, _cases, _hasMain, _hasSet, IsModule) = ("", default, 0, 0, false, false, false);

    public void Begin(string keyword) => _keyword = keyword;

    /// <summary>The keyword that this word, which stands outside of parentheses, may begin a statement with; empty if it does not.</summary>
    public readonly string BeginningOf(SqlToken token) => _cases > 0 || _previous.Kind == SqlTokenKind.Dot ? "" : BeginningWord(token);

    /// <summary>Whether the statement ends in front of this keyword.</summary>
    /// <param name="word">What <see cref="BeginningOf"/> has said.</param>
    /// <param name="next">The token behind it.</param>
    public readonly bool EndsBefore(string word, SqlToken next)
    {
        if (next.Kind == SqlTokenKind.Dot) return false;
        if (IsBehind("AS") && word != "SELECT" && _keyword is "SELECT" or "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "WITH") return false;
        return !Continues(word, next);
    }

    public void Take(SqlToken token, int depth)
    {
        _tokens++;
        if (token.Kind == SqlTokenKind.Word && depth == 0)
        {
            if (token.Is(text, "CASE")) _cases++;
            else if (_cases > 0 && token.Is(text, "END")) _cases--;
            else TakeWord(token);
        }

        _previous = token;
    }

    private void TakeWord(SqlToken token)
    {
        switch (_keyword)
        {
            case "CREATE" or "ALTER":
                if (_tokens <= 5) IsModule |= token.Is(text, "PROCEDURE") || token.Is(text, "PROC") || token.Is(text, "FUNCTION") || token.Is(text, "TRIGGER") || token.Is(text, "VIEW");
                if (_tokens > 2 && (token.Is(text, "SET") || token.Is(text, "DROP") || token.Is(text, "ALTER") || token.Is(text, "ADD"))) _hasMain = true;
                break;
            case "INSERT":
                if (token.Is(text, "SELECT") || token.Is(text, "VALUES") || token.Is(text, "EXEC") || token.Is(text, "EXECUTE")) _hasMain = true;
                break;
            case "WITH":
                if (_tokens > 1 && IsMainOfWith(token)) (_hasMain, _keyword) = (token.Is(text, "SELECT"), LeadingKeywords.Of(text, token.Start, token.End));
                break;
            case "UPDATE":
                if (token.Is(text, "SET")) _hasSet = true;
                break;
            case "GRANT" or "DENY" or "REVOKE":
                if (token.Is(text, "TO") || token.Is(text, "FROM")) _hasMain = true;
                break;
        }
    }

    private readonly bool IsMainOfWith(SqlToken token) =>
        token.Is(text, "SELECT") || token.Is(text, "INSERT") || token.Is(text, "UPDATE") || token.Is(text, "DELETE") || token.Is(text, "MERGE");

    private readonly bool Continues(string word, SqlToken next)
    {
        if (_keyword is "GRANT" or "DENY" or "REVOKE" && !_hasMain) return true;
        if (_keyword is "BACKUP" or "RESTORE" && _tokens < 2) return true;
        switch (word)
        {
            case "SELECT":
                return _keyword switch
                {
                    "INSERT" => !_hasMain || IsBehindSetOperator,
                    "WITH" => true,
                    _ => IsBehindSetOperator || IsBehind("FOR") || IsBehind("AS"),
                };
            case "INSERT":
                return _keyword == "WITH" || IsBehind("BULK") || IsBehind("THEN");
            case "UPDATE" or "DELETE":
                return _keyword == "WITH" || IsBehind("THEN") || IsBehind("FOR") || (IsBehind("ON") && _keyword is "CREATE" or "ALTER");
            case "MERGE":
                return _keyword == "WITH" || next.Is(text, "JOIN") || next.Is(text, "RANGE") || next.Is(text, "UNION");
            case "EXEC" or "EXECUTE":
                return (_keyword == "INSERT" && !_hasMain) || IsBehind("WITH") || (_keyword is "CREATE" or "ALTER" && next.Is(text, "AS"));
            case "SET":
                return (_keyword == "UPDATE" && !_hasSet) || IsBehind("UPDATE") || IsBehind("DELETE") || (_keyword == "ALTER" && ContinuesAlter(next));
            case "DROP" or "ALTER":
                return IsBehind("OR") || (_keyword == "ALTER" && (ContinuesAlter(next) || next.Is(text, "COLUMN") || next.Is(text, "CONSTRAINT")));
            case "IF":
                return next.Is(text, "EXISTS") && _keyword is "DROP" or "ALTER" && _previous.Kind == SqlTokenKind.Word && (_tokens == 2 || IsBehind("COLUMN") || IsBehind("CONSTRAINT"));
            case "FETCH":
                return IsBehind("ROW") || IsBehind("ROWS");
            case "GRANT":
                return IsBehind("WITH");
            case "OPEN" or "CLOSE":
                return _keyword is "ALTER" or "CREATE" or "BEGIN";
            case "BEGIN" or "END":
                return false;
            case "CHECKPOINT" or "BACKUP" or "USE" or "KILL":
                return IsBehind("ON") || _previous.Kind == SqlTokenKind.Comma;
            case "RETURN":
                return IsBehind("RETURNS");
            default:
                return false;
        }
    }

    // ALTER DATABASE … SET, ALTER TABLE … DROP: the first action; ALTER TABLE t SET (…).
    private readonly bool ContinuesAlter(SqlToken next) => !_hasMain || next.Kind == SqlTokenKind.Open;

    private readonly bool IsBehindSetOperator =>
        IsBehind("UNION") || IsBehind("ALL") || IsBehind("EXCEPT") || IsBehind("INTERSECT");

    private readonly bool IsBehind(string word) => _previous.Is(text, word);

    private readonly string BeginningWord(SqlToken token)
    {
        var word = LeadingKeywords.Of(text, token.Start, token.End);
        return word is "SELECT" or "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "EXEC" or "EXECUTE" or "SET" or "DECLARE" or "IF" or "ELSE" or "WHILE" or "BEGIN" or "END"
            or "RETURN" or "PRINT" or "RAISERROR" or "USE" or "TRUNCATE" or "CREATE" or "ALTER" or "DROP" or "GRANT" or "DENY" or "REVOKE" or "OPEN" or "CLOSE" or "FETCH"
            or "DEALLOCATE" or "COMMIT" or "ROLLBACK" or "SAVE" or "WAITFOR" or "GOTO" or "BREAK" or "CONTINUE" or "KILL" or "CHECKPOINT" or "DBCC" or "BACKUP" or "RESTORE"
            or "REVERT" or "BULK" or "RECONFIGURE" ? word : "";
    }
}
