using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>Which commands and batches prepare a statement on the server when they are asked to, and on which?</summary>
internal static class PreparingTypes
{
    // MySql.Data is not among them: up to 8.0 it ignores Prepare unless told otherwise.
    private static readonly (string Type, SqlDialect Database)[] Types =
    [
        ("Npgsql.NpgsqlCommand", SqlDialect.PostgreSql), ("Npgsql.NpgsqlBatch", SqlDialect.PostgreSql), ("MySqlConnector.MySqlCommand", SqlDialect.MySql),
        ("MySqlConnector.MySqlBatch", SqlDialect.MySql), ("Microsoft.Data.SqlClient.SqlCommand", SqlDialect.SqlServer), ("System.Data.SqlClient.SqlCommand", SqlDialect.SqlServer),
    ];

    private static readonly string[] Roots = ["System.Data.Common.DbCommand", "System.Data.Common.DbBatch", "System.Data.IDbCommand"];

    /// <summary>The server of a command or batch; of one whose type does not tell, that of the only provider here. Null where it is none, or cannot be told.</summary>
    public static SqlDialect? DatabaseOf(ITypeSymbol type, Compilation compilation)
    {
        foreach (var (name, database) in Types)
        {
            if (type.IsOrExtends(name)) return database;
        }

        return Roots.Any(type.IsNamed) ? OnlyDatabase(compilation) : null;
    }

    // Every provider that is referenced may be behind the root type.
    private static SqlDialect? OnlyDatabase(Compilation compilation)
    {
        var known = Providers.Where(provider => compilation.Knows(provider.Connection)).ToList();
        return known is [{ Database: { } database }] ? database : null;
    }

    // System.Data.Odbc and OleDb are packages of their own, too, but for the .NET Framework.
    private static readonly (string Connection, SqlDialect? Database)[] Providers =
    [
        ("Npgsql.NpgsqlConnection", SqlDialect.PostgreSql), ("MySqlConnector.MySqlConnection", SqlDialect.MySql), ("MySql.Data.MySqlClient.MySqlConnection", null),
        ("Microsoft.Data.SqlClient.SqlConnection", SqlDialect.SqlServer), ("System.Data.SqlClient.SqlConnection", SqlDialect.SqlServer),
        ("Oracle.ManagedDataAccess.Client.OracleConnection", null), ("Microsoft.Data.Sqlite.SqliteConnection", null), ("System.Data.SQLite.SQLiteConnection", null),
        ("System.Data.Odbc.OdbcConnection", null), ("DuckDB.NET.Data.DuckDBConnection", null),
    ];
}
