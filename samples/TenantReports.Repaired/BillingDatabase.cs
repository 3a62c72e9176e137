using Npgsql;

namespace TenantReports;

/// <summary>Invoices and prices, behind RDS Proxy.</summary>
internal static class BillingDatabase
{
    private static readonly string Host = Environment.GetEnvironmentVariable("BILLING_DB_HOST") ?? "localhost";
    private static readonly string Port = Environment.GetEnvironmentVariable("BILLING_DB_PORT") ?? "5432";
    private static readonly string Name = Environment.GetEnvironmentVariable("BILLING_DB_NAME") ?? "billing";
    private static readonly string User = Environment.GetEnvironmentVariable("BILLING_DB_USER") ?? "billing";
    private static readonly string? Token = Environment.GetEnvironmentVariable("BILLING_DB_TOKEN");

    public static NpgsqlDataSource DataSource { get; } =
        NpgsqlDataSource.Create($"No Reset On Close=true;Host={Host};Port={Port};Database={Name};Username={User};Password={Token};Maximum Pool Size=2");
}
