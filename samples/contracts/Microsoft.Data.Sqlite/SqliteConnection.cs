using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Data.Sqlite;

public class SqliteConnection : DbConnection
{
    public SqliteConnection()
    {
    }

    public SqliteConnection(string? connectionString) => ConnectionString = connectionString;

    [AllowNull]
    public override string ConnectionString { get; set; } = string.Empty;

    public override string Database => throw new ContractOnly();

    public override string DataSource => throw new ContractOnly();

    public override string ServerVersion => throw new ContractOnly();

    public override ConnectionState State => ConnectionState.Closed;

    public static void ClearPool(SqliteConnection connection)
    {
    }

    public static void ClearAllPools()
    {
    }

    public new SqliteTransaction BeginTransaction() => throw new ContractOnly();

    public new SqliteTransaction BeginTransaction(IsolationLevel isolationLevel) => throw new ContractOnly();

    public override void ChangeDatabase(string databaseName) => throw new ContractOnly();

    public override void Close()
    {
    }

    public new SqliteCommand CreateCommand() => new() { Connection = this };

    public override void Open() => throw new ContractOnly();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new ContractOnly();

    protected override DbCommand CreateDbCommand() => CreateCommand();
}
