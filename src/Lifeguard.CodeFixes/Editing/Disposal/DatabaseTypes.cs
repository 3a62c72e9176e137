using Microsoft.CodeAnalysis;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Is this a type through which a program talks to its database?</summary>
internal static class DatabaseTypes
{
    private static readonly HashSet<string> Contracts = new(StringComparer.Ordinal)
    {
        "IDbConnection", "IDbCommand", "IDataReader", "IDataRecord", "IDbTransaction", "IDataAdapter", "IDbContextTransaction",
    };

    private static readonly HashSet<string> Bases = new(StringComparer.Ordinal) { "DbBatch", "DbDataSource", "DbContext", "DatabaseFacade", "DbDataSourceBuilder" };

    private static readonly string[] Namespaces =
    [
        "System.Data", "Npgsql", "NpgsqlTypes", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite", "MySqlConnector", "MySql.Data", "Oracle.ManagedDataAccess", "Microsoft.EntityFrameworkCore", "Dapper",
    ];

    /// <summary>True for connections, commands, readers and the like, and for what their libraries bring along.</summary>
    public static bool Is(ITypeSymbol? type)
    {
        if (type is null) return false;
        if (IsNamedSo(type.ContainingNamespace)) return true;
        if (Contracts.Contains(type.Name) || type.AllInterfaces.Any(contract => Contracts.Contains(contract.Name) && IsNamedSo(contract.ContainingNamespace))) return true;

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Bases.Contains(current.Name) && IsNamedSo(current.ContainingNamespace)) return true;
        }

        return false;
    }

    /// <summary>True for a command or a batch: to keep one a little longer costs nothing.</summary>
    public static bool IsCommand(ITypeSymbol? type)
    {
        if (type is null) return false;
        if (type.Name == "IDbCommand" || type.AllInterfaces.Any(contract => contract.Name == "IDbCommand")) return true;

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "DbCommand" or "DbBatch") return true;
        }

        return false;
    }

    /// <summary>True for a reader: while it is open, its connection can do nothing else.</summary>
    public static bool IsReader(ITypeSymbol? type) =>
        type is not null && (type.Name == "IDataReader" || type.AllInterfaces.Any(contract => contract.Name == "IDataReader"));

    /// <summary>True for a data source, which is a pool.</summary>
    public static bool IsDataSource(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "DbDataSource") return true;
        }

        return false;
    }

    /// <summary>True for what takes nothing from anybody while it is not used: a command, a context, a data source.</summary>
    public static bool IsIdle(ITypeSymbol? type)
    {
        if (IsCommand(type)) return true;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "DbContext" or "DbDataSource") return true;
        }

        return false;
    }

    /// <summary>True in the namespaces of ADO.NET, its providers, EF Core and Dapper.</summary>
    public static bool IsNamedSo(INamespaceSymbol? containing)
    {
        if (containing is not { IsGlobalNamespace: false }) return false;

        var name = containing.ToDisplayString();
        return Namespaces.Any(known => name == known || (name.StartsWith(known, StringComparison.Ordinal) && name[known.Length] == '.'));
    }
}
