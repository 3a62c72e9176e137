using System.Data;
using System.Data.Common;

namespace Oracle.ManagedDataAccess.Client;

public sealed class OracleCommand : DbCommand
{
    public OracleCommand()
    {
    }

    public OracleCommand(string commandText) => CommandText = commandText;

    public OracleCommand(string commandText, OracleConnection connection)
        : this(commandText) => Connection = connection;

    public OracleCommand(string commandText, OracleConnection connection, OracleTransaction transaction)
        : this(commandText, connection) => Transaction = transaction;

    public bool BindByName { get; set; }

    public override string CommandText { get; set; }

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public new OracleConnection Connection { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public new OracleParameterCollection Parameters { get; } = new();

    public new OracleTransaction Transaction { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection DbConnection
    {
        get => Connection;
        set => Connection = (OracleConnection)value;
    }

    protected override DbParameterCollection DbParameterCollection => Parameters;

    protected override DbTransaction DbTransaction
    {
        get => Transaction;
        set => Transaction = (OracleTransaction)value;
    }

    public override void Cancel()
    {
    }

    public new OracleParameter CreateParameter() => new();

    public override int ExecuteNonQuery() => throw new ContractOnly();

    public new OracleDataReader ExecuteReader() => throw new ContractOnly();

    public new OracleDataReader ExecuteReader(CommandBehavior behavior) => throw new ContractOnly();

    public override object ExecuteScalar() => throw new ContractOnly();

    public override void Prepare() => throw new ContractOnly();

    protected override DbParameter CreateDbParameter() => CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new ContractOnly();
}
