using Microsoft.CodeAnalysis;

namespace Lifeguard.CodeFixes.Refactorings;

/// <summary>What is this type to Npgsql, or to the runtime library that lends Npgsql's connections?</summary>
internal static class NpgsqlTypes
{
    private static readonly HashSet<string> Lent = new(
        [
            "Npgsql.NpgsqlConnection", "Npgsql.NpgsqlTransaction", "System.Data.Common.DbConnection", "System.Data.Common.DbTransaction",
            "System.Data.IDbConnection", "System.Data.IDbTransaction", "Lifeguard.PooledDatabase",
        ],
        StringComparer.Ordinal);

    public static bool IsConnection(ITypeSymbol type) => Is(type, "Npgsql.NpgsqlConnection");

    public static bool IsTransaction(ITypeSymbol type) => Is(type, "Npgsql.NpgsqlTransaction");

    public static bool IsDataSource(ITypeSymbol type) => Extends(type, "Npgsql.NpgsqlDataSource");

    /// <summary>What runs statements on a connection that it is given.</summary>
    public static bool IsCommand(ITypeSymbol? type) =>
        type is not null && (Extends(type, "System.Data.Common.DbCommand") || Extends(type, "System.Data.Common.DbBatch") || Extends(type, "System.Data.Common.DbDataAdapter"));

    /// <summary>A parameter of such a type is given what Lifeguard lends, not what the host passed.</summary>
    public static bool IsLent(ITypeSymbol type) => Lent.Contains(type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString());

    public static bool Is(ITypeSymbol type, string name) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == name;

    private static bool Extends(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, name)) return true;
        }

        return false;
    }
}
