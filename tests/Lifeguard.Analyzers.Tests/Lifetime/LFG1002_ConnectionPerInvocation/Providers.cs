namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1002_ConnectionPerInvocation;

/// <summary>Connection types, by what the rule has to say of them.</summary>
public static class Providers
{
    /// <summary>Providers with a data source: every connection built from a string could be rented instead.</summary>
    public static TheoryData<string> WithDataSource => ["Npgsql.NpgsqlConnection", "MySqlConnector.MySqlConnection"];

    /// <summary>Server databases whose documented idiom is <c>new</c>, <c>Open</c>, <c>Dispose</c>.</summary>
    public static TheoryData<string> WithoutDataSource =>
    [
        "Microsoft.Data.SqlClient.SqlConnection", "System.Data.SqlClient.SqlConnection", "MySql.Data.MySqlClient.MySqlConnection", "Oracle.ManagedDataAccess.Client.OracleConnection",
    ];

    /// <summary>All server databases.</summary>
    public static TheoryData<string> All => new(WithDataSource.Concat(WithoutDataSource).Select(row => row.Data));
}
