using Lifeguard.Core.Sql.Splitting;

namespace Lifeguard.Core.Sql;

/// <summary>
/// The statements of a text, read while they are enumerated: <c>foreach</c> allocates nothing. Empty statements, comments, lines for the client program and the data of
/// <c>COPY … FROM STDIN</c> in scripts are none. The body of a function, trigger or anonymous block belongs to the statement around it, but for T-SQL's blocks outside of
/// modules: there the statements inside are what is sent.
/// </summary>
public readonly struct SqlStatements
{
    private readonly string _text;
    private readonly SqlDialect _dialect;

    private SqlStatements(string text, SqlDialect dialect)
    {
        _text = text;
        _dialect = dialect;
    }

    /// <summary>The statements of this text.</summary>
    /// <param name="text">Any text; <see cref="ConnectionStrings.ConnectionStringText.Hole"/> marks what is not known.</param>
    /// <param name="dialect">Whose grammar it follows.</param>
    public static SqlStatements In(string text, SqlDialect dialect) => new(text, dialect);

    /// <summary>For <c>foreach</c>.</summary>
    public Enumerator GetEnumerator() => new(_text, _dialect);

    /// <summary>All of them at once.</summary>
    public IReadOnlyList<SqlStatement> ToList()
    {
        var list = new List<SqlStatement>();
        foreach (var statement in this) list.Add(statement);
        return list;
    }

    /// <summary>Goes from statement to statement.</summary>
    public struct Enumerator
    {
        private StatementReader _reader;

        internal Enumerator(string text, SqlDialect dialect) => _reader = new StatementReader(text, dialect);

        /// <summary>The statement that was read last.</summary>
        public readonly SqlStatement Current => _reader.Current;

        /// <summary>Reads the next one.</summary>
        /// <returns>Whether there was one.</returns>
        public bool MoveNext() => _reader.MoveNext();
    }
}
