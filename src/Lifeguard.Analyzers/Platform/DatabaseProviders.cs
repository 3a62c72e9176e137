using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Given a type: is it a connection, a pool, a transaction, a context, and of which provider? By base type first, by name second.</summary>
internal static class DatabaseProviders
{
    public const string DbConnection = "System.Data.Common.DbConnection";
    public const string DbDataSource = "System.Data.Common.DbDataSource";
    public const string DbTransaction = "System.Data.Common.DbTransaction";
    public const string DbContext = "Microsoft.EntityFrameworkCore.DbContext";

    private const string ConnectionInterface = "System.Data.IDbConnection";
    private const string TransactionInterface = "System.Data.IDbTransaction";
    private const string Ef6Context = "System.Data.Entity.DbContext";

    private static readonly ImmutableArray<DatabaseProvider> Known = ImmutableArray.Create(
        new DatabaseProvider("Npgsql", "Npgsql", DataSourceType: "Npgsql.NpgsqlDataSource"),
        new DatabaseProvider("MySqlConnector", "MySqlConnector", DataSourceType: "MySqlConnector.MySqlDataSource"),
        new DatabaseProvider("MySql.Data", "MySql.Data.MySqlClient"),
        new DatabaseProvider("Microsoft.Data.SqlClient", "Microsoft.Data.SqlClient"),
        new DatabaseProvider("System.Data.SqlClient", "System.Data.SqlClient"),
        new DatabaseProvider("Oracle", "Oracle.ManagedDataAccess.Client"),
        new DatabaseProvider("ODBC", "System.Data.Odbc"),
        new DatabaseProvider("OLE DB", "System.Data.OleDb"),
        new DatabaseProvider("SQLite", "Microsoft.Data.Sqlite", IsFileDatabase: true),
        new DatabaseProvider("SQLite", "System.Data.SQLite", IsFileDatabase: true),
        new DatabaseProvider("DuckDB", "DuckDB.NET.Data", IsFileDatabase: true));

    /// <summary>Types whose presence says that a compilation talks to a database at all.</summary>
    public static readonly ImmutableArray<string> Landmarks = ImmutableArray.Create(
        "Npgsql.NpgsqlConnection", "MySqlConnector.MySqlConnection", "MySql.Data.MySqlClient.MySqlConnection", "Microsoft.Data.SqlClient.SqlConnection",
        "System.Data.SqlClient.SqlConnection", "Oracle.ManagedDataAccess.Client.OracleConnection", "System.Data.Odbc.OdbcConnection", "System.Data.OleDb.OleDbConnection",
        "Dapper.SqlMapper", DbContext, Ef6Context);

    private static readonly ImmutableArray<string> ConnectionClasses = Landmarks.Where(name => name.EndsWith("Connection", StringComparison.Ordinal)).ToImmutableArray();

    /// <summary>What those connection classes are called in code.</summary>
    public static readonly ImmutableArray<string> ConnectionNames = ConnectionClasses.Select(name => name.Substring(name.LastIndexOf('.') + 1)).Distinct().ToImmutableArray();

    private static readonly string[] FileConnections = ["Microsoft.Data.Sqlite.SqliteConnection", "System.Data.SQLite.SQLiteConnection", "DuckDB.NET.Data.DuckDBConnection"];

    private static readonly ImmutableArray<string> DataSources = Known.Select(provider => provider.DataSourceType).OfType<string>().ToImmutableArray();

    /// <summary>The provider of a connection type, a wrapper of one of its types included; null when it is none that Lifeguard knows.</summary>
    public static DatabaseProvider? OfConnection(ITypeSymbol type)
    {
        if (!IsConnectionClass(type)) return null;
        foreach (var candidate in type.SelfAndBaseTypes())
        {
            var containing = candidate.ContainingNamespace?.ToDisplayString();
            if (Known.FirstOrDefault(provider => provider.Namespace == containing) is { } provider) return provider;
        }

        return null;
    }

    /// <summary>The provider whose namespace declares the type or one of its base classes: of a command, a reader or a transaction as well as of a connection; null for interfaces and base classes.</summary>
    public static DatabaseProvider? Of(ITypeSymbol type)
    {
        foreach (var candidate in type.SelfAndBaseTypes())
        {
            if (candidate.ContainingNamespace is not { IsGlobalNamespace: false } declaring) continue;
            var containing = declaring.ToDisplayString();
            if (Known.FirstOrDefault(provider => provider.Namespace == containing) is { } provider) return provider;
        }

        return null;
    }

    /// <summary>A connection of any provider, or the interface that code keeps one in.</summary>
    public static bool IsConnection(ITypeSymbol? type) => type is not null && (IsConnectionClass(type) || type.IsOrDerivesFrom(ConnectionInterface));

    /// <summary>A transaction of any provider, or its interface.</summary>
    public static bool IsTransaction(ITypeSymbol? type) => type.IsOrExtends(DbTransaction) || type.IsOrDerivesFrom(TransactionInterface);

    /// <summary>A context of EF Core or EF6; a class merely named so is none.</summary>
    public static bool IsContext(ITypeSymbol? type) => type.IsOrExtends(DbContext) || type.IsOrExtends(Ef6Context);

    /// <summary>A data source, which is a pool.</summary>
    public static bool IsDataSource(ITypeSymbol? type) => type is not null && (type.IsOrExtends(DbDataSource) || DataSources.Any(type.IsOrExtends));

    /// <summary>True when the compilation can see the connection of a server, not only those of file databases.</summary>
    public static bool KnowsServer(Compilation compilation) => ConnectionClasses.Any(compilation.Knows);

    /// <summary>True when the compilation can see the connection of a file database and none of a server: what it keeps behind interfaces is a file, too.</summary>
    public static bool KnowsFilesOnly(Compilation compilation) => FileConnections.Any(compilation.Knows) && !KnowsServer(compilation);

    /// <summary>True when this type is defined in user code; what it does is seen by looking inside, not by its name.</summary>
    public static bool IsUserType(ITypeSymbol type, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && OfConnection(type) is null && !IsKnownNamespace(type);

    /// <summary>True for the namespace of a provider, one below it, or that of ADO.NET itself.</summary>
    public static bool IsProviderCode(ISymbol symbol) =>
        symbol.IsInNamespace("System.Data") || symbol.IsInNamespace("System.Data.Common") || symbol.IsInNamespace("NpgsqlTypes") || Known.Any(provider => symbol.IsInNamespace(provider.Namespace, orBelow: true));

    private static bool IsConnectionClass(ITypeSymbol type) => type.IsOrExtends(DbConnection) || ConnectionClasses.Any(type.IsOrExtends);

    private static bool IsKnownNamespace(ITypeSymbol type)
    {
        var containing = type.ContainingNamespace?.ToDisplayString();
        return Known.Any(provider => provider.Namespace == containing);
    }
}
