using System.Data.Common;

namespace Microsoft.Data.SqlClient;

public sealed class SqlClientFactory : DbProviderFactory
{
    public static readonly SqlClientFactory Instance = new();

    private SqlClientFactory()
    {
    }

    public override DbCommand CreateCommand() => new SqlCommand();

    public override DbConnection CreateConnection() => new SqlConnection();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new SqlConnectionStringBuilder();

    public override DbParameter CreateParameter() => new SqlParameter();
}
