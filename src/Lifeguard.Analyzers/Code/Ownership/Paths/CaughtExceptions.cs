using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>Does this <c>catch</c> get what is thrown?</summary>
internal enum Catching
{
    /// <summary>No.</summary>
    Never,

    /// <summary>It may.</summary>
    Maybe,

    /// <summary>Yes.</summary>
    Always,
}

/// <summary>Which <c>catch</c> gets what is thrown?</summary>
internal static class CaughtExceptions
{
    /// <summary>Whether a <c>catch</c> of this type gets it; no type catches everything.</summary>
    public static Catching By(ITypeSymbol? caught, Thrown thrown)
    {
        if (caught is null || caught.SpecialType == SpecialType.System_Object || caught.IsNamed("System.Exception")) return Catching.Always;
        if (thrown.Type is { } type)
        {
            if (Extends(type, caught)) return Catching.Always;
            return Extends(caught, type) ? Catching.Maybe : Catching.Never;               // throw variable;
        }

        // What the database throws is an exception of the database: no others are made up for it.
        if (thrown.Rank == ThrowRank.Database) return IsOfDatabase(caught) ? Catching.Always : Catching.Never;
        return IsOfDatabase(caught) && !thrown.IsUnknown && !IsGeneral(caught) ? Catching.Never : Catching.Maybe;
    }

    private static bool IsGeneral(ITypeSymbol caught) => caught.IsNamed("System.SystemException") || caught.IsNamed("System.Runtime.InteropServices.ExternalException");


    private static bool IsOfDatabase(ITypeSymbol caught) =>
        caught.IsOrExtends("System.Data.Common.DbException") || caught.IsNamed("System.Runtime.InteropServices.ExternalException") || caught.IsNamed("System.SystemException")
        || caught.Name is "DbUpdateException" or "SqlException" or "NpgsqlException" or "MySqlException" or "OracleException";

    private static bool Extends(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor)) return true;
        }

        return false;
    }
}
