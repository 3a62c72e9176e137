using System.Data;
using System.Data.Common;

namespace Microsoft.Data.SqlClient;

public sealed class SqlConnection : DbConnection
{
    public SqlConnection()
    {
    }

    public SqlConnection(string connectionString) => ConnectionString = connectionString;

    public string AccessToken { get; set; }

    public override string ConnectionString { get; set; }

    public override string Database => throw new ContractOnly();

    public override string DataSource => throw new ContractOnly();

    public override string ServerVersion => throw new ContractOnly();

    public override ConnectionState State => Backing?.State ?? ConnectionState.Closed;

    internal DbConnection Backing { get; private set; }

    public static void ClearPool(SqlConnection connection)
    {
    }

    public static void ClearAllPools()
    {
    }

    public new SqlTransaction BeginTransaction() => throw new ContractOnly();

    public new SqlTransaction BeginTransaction(IsolationLevel isolationLevel) => throw new ContractOnly();

    public override void ChangeDatabase(string databaseName) => throw new ContractOnly();

    public override void Close()
    {
        Backing?.Dispose();
        Backing = null;
    }

    public new SqlCommand CreateCommand() => new() { Connection = this };

    public override void Open()
    {
        if (Backing is not null) throw new InvalidOperationException("The connection is already open.");
        Backing = ContractBacking.Connect(ConnectionString);
        Backing.Open();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new ContractOnly();

    protected override DbCommand CreateDbCommand() => CreateCommand();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }
}
