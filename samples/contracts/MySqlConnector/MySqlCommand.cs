using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace MySqlConnector;

public sealed class MySqlCommand : DbCommand
{
    public MySqlCommand()
    {
    }

    public MySqlCommand(string? commandText) => CommandText = commandText;

    public MySqlCommand(string? commandText, MySqlConnection? connection)
        : this(commandText) => Connection = connection;

    public MySqlCommand(string? commandText, MySqlConnection? connection, MySqlTransaction? transaction)
        : this(commandText, connection) => Transaction = transaction;

    [AllowNull]
    public override string CommandText { get; set; } = string.Empty;

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public new MySqlConnection? Connection { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public new MySqlParameterCollection Parameters { get; } = new();

    public new MySqlTransaction? Transaction { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (MySqlConnection?)value;
    }

    protected override DbParameterCollection DbParameterCollection => Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => Transaction;
        set => Transaction = (MySqlTransaction?)value;
    }

    public override void Cancel()
    {
    }

    public new MySqlParameter CreateParameter() => new();

    public override int ExecuteNonQuery() => throw new ContractOnly();

    public new MySqlDataReader ExecuteReader() => throw new ContractOnly();

    public new MySqlDataReader ExecuteReader(CommandBehavior behavior) => throw new ContractOnly();

    public new Task<MySqlDataReader> ExecuteReaderAsync() => throw new ContractOnly();

    public new Task<MySqlDataReader> ExecuteReaderAsync(CancellationToken cancellationToken) => throw new ContractOnly();

    public new Task<MySqlDataReader> ExecuteReaderAsync(CommandBehavior behavior) => throw new ContractOnly();

    public new Task<MySqlDataReader> ExecuteReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) => throw new ContractOnly();

    public override object? ExecuteScalar() => throw new ContractOnly();

    public override void Prepare() => throw new ContractOnly();

    protected override DbParameter CreateDbParameter() => CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new ContractOnly();
}
