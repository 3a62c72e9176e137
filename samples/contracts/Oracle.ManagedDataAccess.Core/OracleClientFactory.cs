using System.Data.Common;

namespace Oracle.ManagedDataAccess.Client;

public sealed class OracleClientFactory : DbProviderFactory
{
    public static readonly OracleClientFactory Instance = new();

    private OracleClientFactory()
    {
    }

    public override DbCommand CreateCommand() => new OracleCommand();

    public override DbConnection CreateConnection() => new OracleConnection();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new OracleConnectionStringBuilder();

    public override DbParameter CreateParameter() => new OracleParameter();
}
