using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>Which objects are of no use once the scope has ended that they belong to?</summary>
internal static class ScopeBound
{
    private static readonly string[] FileDatabases = ["Microsoft.Data.Sqlite", "System.Data.SQLite", "DuckDB.NET.Data"];
    private static readonly string[] Copies = ["NpgsqlBinaryImporter", "NpgsqlBinaryExporter", "NpgsqlRawCopyStream", "NpgsqlCopyTextReader", "NpgsqlCopyTextWriter", "SqlBulkCopy", "MySqlBulkCopy", "OracleBulkCopy"];

    /// <summary>A connection to a server, a context, and what works on them: commands, batches, readers, transactions, COPY.</summary>
    public static bool Is(ITypeSymbol? type)
    {
        if (type is not { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Interface } || IsOfFileDatabase(type)) return false;
        return DatabaseProviders.IsConnection(type) || DatabaseProviders.IsContext(type) || DatabaseProviders.IsTransaction(type) || IsReader(type) || IsCommand(type) || IsCopy(type);
    }

    /// <summary>A reader of rows.</summary>
    public static bool IsReader(ITypeSymbol? type) => type is { Name: not "DataTableReader" } && (type.IsOrExtends("System.Data.Common.DbDataReader") || type.IsOrDerivesFrom("System.Data.IDataReader"));

    /// <summary>A command or a batch of them.</summary>
    public static bool IsCommand(ITypeSymbol? type) => type.IsOrDerivesFrom("System.Data.IDbCommand") || type.IsOrExtends("System.Data.Common.DbBatch");

    /// <summary>A scope of a container: what is resolved from it ends with it.</summary>
    public static bool IsScope(ITypeSymbol? type) => type.IsOrDerivesFrom("Microsoft.Extensions.DependencyInjection.IServiceScope") || type.IsNamed("Microsoft.Extensions.DependencyInjection.AsyncServiceScope");

    private static bool IsCopy(ITypeSymbol type) => Copies.Contains(type.Name) && type.ContainingNamespace.ToDisplayString() is { } name
        && (name == "Npgsql" || name == "MySqlConnector" || name.EndsWith("SqlClient", StringComparison.Ordinal) || name.StartsWith("Oracle.", StringComparison.Ordinal));

    private static bool IsOfFileDatabase(ITypeSymbol type) => FileDatabases.Contains(type.ContainingNamespace?.ToDisplayString());
}
