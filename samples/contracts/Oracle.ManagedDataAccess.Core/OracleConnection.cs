using System.Data;
using System.Data.Common;

namespace Oracle.ManagedDataAccess.Client;

public sealed class OracleConnection : DbConnection
{
    public OracleConnection()
    {
    }

    public OracleConnection(string connectionString) => ConnectionString = connectionString;

    public override string ConnectionString { get; set; }

    public override string Database => throw new ContractOnly();

    public override string DataSource => throw new ContractOnly();

    public override string ServerVersion => throw new ContractOnly();

    public override ConnectionState State => ConnectionState.Closed;

    public static void ClearPool(OracleConnection connection)
    {
    }

    public static void ClearAllPools()
    {
    }

    public new OracleTransaction BeginTransaction() => throw new ContractOnly();

    public new OracleTransaction BeginTransaction(IsolationLevel isolationLevel) => throw new ContractOnly();

    public override void ChangeDatabase(string databaseName) => throw new ContractOnly();

    public override void Close()
    {
    }

    public new OracleCommand CreateCommand() => new() { Connection = this };

    public override void Open() => throw new ContractOnly();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new ContractOnly();

    protected override DbCommand CreateDbCommand() => CreateCommand();
}
