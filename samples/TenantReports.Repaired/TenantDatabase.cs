using Npgsql;

namespace TenantReports;

/// <summary>The tenants and what they use, in a schema of their own, behind PgBouncer.</summary>
internal static class TenantDatabase
{
    public static NpgsqlDataSource DataSource { get; } = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("TENANTS_DB"))
    {
        MaxPoolSize = 2,
    });
}
