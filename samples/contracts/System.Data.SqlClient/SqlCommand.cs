using System.Data;
using System.Data.Common;

namespace System.Data.SqlClient;

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

    public override int ExecuteNonQuery() => throw new ContractOnly();

    public new SqlDataReader ExecuteReader() => throw new ContractOnly();

    public new SqlDataReader ExecuteReader(CommandBehavior behavior) => throw new ContractOnly();

    public new Task<SqlDataReader> ExecuteReaderAsync() => throw new ContractOnly();

    public new Task<SqlDataReader> ExecuteReaderAsync(CancellationToken cancellationToken) => throw new ContractOnly();

    public new Task<SqlDataReader> ExecuteReaderAsync(CommandBehavior behavior) => throw new ContractOnly();

    public new Task<SqlDataReader> ExecuteReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) => throw new ContractOnly();

    public override object ExecuteScalar() => throw new ContractOnly();

    public override void Prepare() => throw new ContractOnly();

    protected override DbParameter CreateDbParameter() => CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new ContractOnly();
}
