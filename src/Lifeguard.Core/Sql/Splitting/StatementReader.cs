namespace Lifeguard.Core.Sql.Splitting;

/// <summary>
/// Where does each statement begin and end, and is it worth a second look? The look at the words that every statement gets is the whole work on text without effects;
/// only a statement with <see cref="MayLeaveTraces"/> is read again, with the understanding of <see cref="SessionEffects"/>.
/// </summary>
internal partial struct StatementReader
{
    private readonly string _text;
    private readonly SqlDialect _dialect;
    private SqlLexer _lexer;
    private int _start;
    private int _end;
    private string _keyword;
    private bool _sawWord;

    // Where the next line is that ends the data of a COPY; no such line is in front of it, so that a thousand COPY without data do not search the text a thousand times.
    private int _nextEndOfData;

    // What ends a statement of a MySQL script since its last DELIMITER line; null for the semicolon.
    private string? _delimiter;

    // The token that T-SQL's last statement was found to end in front of.
    private bool _isTokenPending;

    public StatementReader(string text, SqlDialect dialect)
    {
        _text = text;
        _dialect = dialect;
        _lexer = new SqlLexer(text, dialect);
        _keyword = "";
    }

    public readonly SqlStatement Current => new(new TextRange(_start, _end), _keyword);

    /// <summary>False only where the statement certainly has no effect on its session.</summary>
    public bool MayLeaveTraces { get; private set; }

    /// <summary>Whether a backslash escaped in plain strings when the statement was read.</summary>
    public bool BackslashEscapes { get; private set; }

    public bool MoveNext()
    {
        _start = -1;
        _keyword = "";
        _sawWord = false;
        MayLeaveTraces = false;
        BackslashEscapes = _lexer.BackslashEscapes;
        return _dialect switch
        {
            SqlDialect.PostgreSql => ReadPostgreSql(),
            SqlDialect.MySql => ReadMySql(),
            SqlDialect.SqlServer => ReadTransactSql(),
            _ => ReadToSemicolon(),
        };
    }

    // Oracle and SQLite: no effects are known, and a semicolon ends the statement.
    private bool ReadToSemicolon()
    {
        while (_lexer.MoveNext())
        {
            if (_lexer.Kind == SqlTokenKind.Semicolon)
            {
                if (_start >= 0) return true;
                continue;
            }

            TakeToken();
        }

        return _start >= 0;
    }

    private void TakeToken()
    {
        if (_start < 0) _start = _lexer.Start;
        _end = _lexer.End;
        if (_lexer.Kind == SqlTokenKind.Word && IsFirstWord()) _keyword = LeadingKeywords.Of(_text, _lexer.Start, _lexer.End);
    }

    // (SELECT …) UNION … begins with SELECT. Asked once a statement: the parentheses may be many.
    private bool IsFirstWord()
    {
        if (_sawWord) return false;
        _sawWord = true;
        if (_start < 0) return true;
        for (var position = _start; position < _lexer.Start; position++)
        {
            if (_text[position] is not ('(' or ' ' or '\n' or '\r' or '\t')) return false;
        }

        return true;
    }
}
