using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace MySqlConnector;

public sealed class MySqlDataSource : DbDataSource
{
    public MySqlDataSource(string connectionString) => ConnectionString = connectionString;

    public override string ConnectionString { get; }

    public string? Password
    {
        set => throw new ContractOnly();
    }

    public new MySqlConnection CreateConnection() => new(ConnectionString);

    public new MySqlConnection OpenConnection() => throw new ContractOnly();

    public new ValueTask<MySqlConnection> OpenConnectionAsync(CancellationToken cancellationToken = default) => throw new ContractOnly();

    protected override DbConnection CreateDbConnection() => CreateConnection();
}

public sealed class MySqlDataSourceBuilder(string? connectionString = null)
{
    public MySqlConnectionStringBuilder ConnectionStringBuilder { get; } = new(connectionString ?? string.Empty);

    public MySqlDataSourceBuilder UseLoggerFactory(ILoggerFactory? loggerFactory) => this;

    public MySqlDataSourceBuilder UseName(string? name) => this;

    public MySqlDataSource Build() => new(ConnectionStringBuilder.ConnectionString);
}
