using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace MySqlConnector;

public sealed class MySqlConnection : DbConnection
{
    public MySqlConnection()
    {
    }

    public MySqlConnection(string? connectionString) => ConnectionString = connectionString;

    [AllowNull]
    public override string ConnectionString { get; set; } = string.Empty;

    public override string Database => throw new ContractOnly();

    public override string DataSource => throw new ContractOnly();

    public override string ServerVersion => throw new ContractOnly();

    public override ConnectionState State => ConnectionState.Closed;

    public static void ClearPool(MySqlConnection connection)
    {
    }

    public static void ClearAllPools()
    {
    }

    public static Task ClearPoolAsync(MySqlConnection connection, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public static Task ClearAllPoolsAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public new MySqlTransaction BeginTransaction() => throw new ContractOnly();

    public new MySqlTransaction BeginTransaction(IsolationLevel isolationLevel) => throw new ContractOnly();

    public new ValueTask<MySqlTransaction> BeginTransactionAsync(CancellationToken cancellationToken = default) => throw new ContractOnly();

    public new ValueTask<MySqlTransaction> BeginTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken = default) => throw new ContractOnly();

    public override void ChangeDatabase(string databaseName) => throw new ContractOnly();

    public override void Close()
    {
    }

    public new MySqlCommand CreateCommand() => new() { Connection = this };

    public override void Open() => throw new ContractOnly();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new ContractOnly();

    protected override DbCommand CreateDbCommand() => CreateCommand();
}
