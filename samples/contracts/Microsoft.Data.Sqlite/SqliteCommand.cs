using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Data.Sqlite;

public class SqliteCommand : DbCommand
{
    public SqliteCommand()
    {
    }

    public SqliteCommand(string? commandText) => CommandText = commandText;

    public SqliteCommand(string? commandText, SqliteConnection? connection)
        : this(commandText) => Connection = connection;

    public SqliteCommand(string? commandText, SqliteConnection? connection, SqliteTransaction? transaction)
        : this(commandText, connection) => Transaction = transaction;

    [AllowNull]
    public override string CommandText { get; set; } = string.Empty;

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public new SqliteConnection? Connection { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public new SqliteParameterCollection Parameters { get; } = new();

    public new SqliteTransaction? Transaction { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (SqliteConnection?)value;
    }

    protected override DbParameterCollection DbParameterCollection => Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => Transaction;
        set => Transaction = (SqliteTransaction?)value;
    }

    public override void Cancel()
    {
    }

    public new SqliteParameter CreateParameter() => new();

    public override int ExecuteNonQuery() => throw new ContractOnly();

    public new SqliteDataReader ExecuteReader() => throw new ContractOnly();

    public new SqliteDataReader ExecuteReader(CommandBehavior behavior) => throw new ContractOnly();

    public override object? ExecuteScalar() => throw new ContractOnly();

    public override void Prepare() => throw new ContractOnly();

    protected override DbParameter CreateDbParameter() => CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new ContractOnly();
}
