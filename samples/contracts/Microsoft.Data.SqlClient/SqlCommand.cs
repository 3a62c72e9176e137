using System.Data;
using System.Data.Common;

namespace Microsoft.Data.SqlClient;

public sealed class SqlCommand : DbCommand
{
    public SqlCommand()
    {
    }

    public SqlCommand(string commandText) => CommandText = commandText;

    public SqlCommand(string commandText, SqlConnection connection)
        : this(commandText) => Connection = connection;

    public SqlCommand(string commandText, SqlConnection connection, SqlTransaction transaction)
        : this(commandText, connection) => Transaction = transaction;

    public override string CommandText { get; set; }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public new SqlConnection Connection { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public new SqlParameterCollection Parameters { get; } = new();

    public new SqlTransaction Transaction { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection DbConnection
    {
        get => Connection;
        set => Connection = (SqlConnection)value;
    }

    protected override DbParameterCollection DbParameterCollection => Parameters;

    protected override DbTransaction DbTransaction
    {
        get => Transaction;
        set => Transaction = (SqlTransaction)value;
    }

    public override void Cancel()
    {
    }

    public new SqlParameter CreateParameter() => new();

    public override int ExecuteNonQuery()
    {
        using var command = ContractBacking.CommandFor(this);
        return command.ExecuteNonQuery();
    }

    public new SqlDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default);

    public new SqlDataReader ExecuteReader(CommandBehavior behavior) => new(ContractBacking.CommandFor(this).ExecuteReader(behavior));

    public new Task<SqlDataReader> ExecuteReaderAsync() => Task.FromResult(ExecuteReader());

    public new Task<SqlDataReader> ExecuteReaderAsync(CancellationToken cancellationToken) => Task.FromResult(ExecuteReader());

    public new Task<SqlDataReader> ExecuteReaderAsync(CommandBehavior behavior) => Task.FromResult(ExecuteReader(behavior));

    public new Task<SqlDataReader> ExecuteReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) => Task.FromResult(ExecuteReader(behavior));

    public override object ExecuteScalar()
    {
        using var command = ContractBacking.CommandFor(this);
        return command.ExecuteScalar();
    }

    public override void Prepare() => throw new ContractOnly();

    protected override DbParameter CreateDbParameter() => CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior);
}
