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
        if (next.Kind == SqlTokenKind.Dot || NeedsMore) return false;
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
                // So does a schema: the statements behind its name make what is in it.
                if (_tokens == 2) IsModule |= token.Is(text, "SCHEMA") && _keyword == "CREATE";
                if (_tokens <= 5 && !IsBehind("PARTITION")) IsModule |= IsKindOfModule(token);
                if (_tokens > 2 && IsActionOfAlter(token)) _hasMain = true;
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

    private readonly bool IsKindOfModule(SqlToken token) =>
        token.Is(text, "PROCEDURE") || token.Is(text, "PROC") || token.Is(text, "FUNCTION") || token.Is(text, "TRIGGER") || token.Is(text, "VIEW");

    private readonly bool IsActionOfAlter(SqlToken token) => token.Is(text, "SET") || token.Is(text, "DROP") || token.Is(text, "ALTER") || token.Is(text, "ADD")
        || token.Is(text, "REBUILD") || token.Is(text, "REORGANIZE") || token.Is(text, "SWITCH") || token.Is(text, "ENABLE") || token.Is(text, "DISABLE")
        || token.Is(text, "CHECK") || token.Is(text, "NOCHECK") || token.Is(text, "MODIFY");

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
                    _ => IsBehindSetOperator || IsBehind("AS"),
                };
            case "INSERT":
                return _keyword == "WITH" || IsBehind("BULK") || IsBehind("THEN");
            case "UPDATE" or "DELETE":
                if (next.Kind == SqlTokenKind.Open || next.Is(text, "POPULATION")) return true;
                return _keyword == "WITH" || IsBehind("THEN") || (IsBehind("ON") && _keyword is "CREATE" or "ALTER");
            case "MERGE":
                return _keyword == "WITH" || _keyword == "ALTER" || next.Is(text, "JOIN") || next.Is(text, "UNION");
            case "EXEC" or "EXECUTE":
                return (_keyword == "INSERT" && !_hasMain) || (_keyword is "CREATE" or "ALTER" && next.Is(text, "AS"));
            case "SET":
                return (_keyword == "UPDATE" && !_hasSet) || IsBehind("UPDATE") || IsBehind("DELETE") || (_keyword == "ALTER" && ContinuesAlter(next));
            case "ALTER":
                return _keyword == "ALTER" && next.Is(text, "COLUMN");
            case "DROP":
                return _keyword == "ALTER" && (ContinuesAlter(next) || !IsKindOfObject(next));
            case "IF":
                return next.Is(text, "EXISTS") && _keyword is "DROP" or "ALTER" && _previous.Kind == SqlTokenKind.Word && (_tokens == 2 || IsBehind("COLUMN") || IsBehind("CONSTRAINT") || IsBehind("POLICY"));
            case "FETCH":
                return IsBehind("ROW") || IsBehind("ROWS") || next.Is(text, "APPROXIMATE") || next.Is(text, "APPROX");
            case "TRUNCATE":
                return !next.Is(text, "TABLE");
            case "BULK":
                return !next.Is(text, "INSERT");
            case "OPEN" or "CLOSE":
                return _keyword is "ALTER" or "CREATE" or "BEGIN";
            case "BEGIN" or "END":
                return false;
            case "CHECKPOINT" or "BACKUP" or "USE" or "KILL":
                return IsBehind("ON");
            default:
                return false;
        }
    }

    // No statement ends in a comma, an equals sign or one of these.
    private readonly bool NeedsMore => _previous.Kind switch
    {
        SqlTokenKind.Comma => true,
        SqlTokenKind.Sign => text[_previous.Start] == '=',
        SqlTokenKind.Word => IsBehind("WITH") || IsBehind("NO") || IsBehind("AFTER") || IsBehind("BEFORE") || IsBehind("CONVERSATION") || IsBehind("OR") || IsBehind("AND")
            || IsBehind("WHERE") || IsBehind("NOT") || IsBehind("FOR") || IsBehind("OF") || IsBehind("BY") || IsBehind("FN") || IsBehind("GOVERNOR") || IsBehind("OFFSETS"),
        _ => false,
    };

    private readonly bool IsKindOfObject(SqlToken token) => token.Is(text, "TABLE") || token.Is(text, "VIEW") || token.Is(text, "PROCEDURE") || token.Is(text, "PROC")
        || token.Is(text, "FUNCTION") || token.Is(text, "TRIGGER") || token.Is(text, "INDEX") || token.Is(text, "SCHEMA") || token.Is(text, "DATABASE") || token.Is(text, "TYPE")
        || token.Is(text, "USER") || token.Is(text, "ROLE") || token.Is(text, "LOGIN") || token.Is(text, "SEQUENCE") || token.Is(text, "SYNONYM");

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
            or "REVERT" or "BULK" or "RECONFIGURE" or "SHUTDOWN" ? word : "";
    }
}
