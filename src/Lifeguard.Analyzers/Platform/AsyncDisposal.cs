using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>
/// Is this type's <c>DisposeAsync</c> asynchronous, or does it only call <c>Dispose</c>? What the providers do differs, and the signature does not tell: the roots of
/// System.Data.Common all have one that calls <c>Dispose</c> and returns a finished task.
/// </summary>
/// <remarks>
/// Npgsql 10.0.0 and EF Core 10.0.0: which types override it (the tests ask the assemblies); MySqlConnector: its sources. SqlClient: github.com/dotnet/SqlClient/issues/113 is open.
/// Commands and batches are missing on purpose: Npgsql does not override it there, and MySqlConnector's has nothing to wait for.
/// </remarks>
internal static class AsyncDisposal
{
    private static readonly HashSet<string> Asynchronous = new(StringComparer.Ordinal)
    {
        "Npgsql.NpgsqlConnection", "Npgsql.NpgsqlTransaction", "Npgsql.NpgsqlDataReader", "Npgsql.NpgsqlDataSource", "Npgsql.NpgsqlMultiHostDataSource",
        "Npgsql.NpgsqlBinaryImporter", "Npgsql.NpgsqlBinaryExporter", "Npgsql.NpgsqlCopyTextReader", "Npgsql.NpgsqlCopyTextWriter", "Npgsql.NpgsqlRawCopyStream",
        "Npgsql.Replication.ReplicationConnection", "Npgsql.Replication.LogicalReplicationConnection", "Npgsql.Replication.PhysicalReplicationConnection",
        "MySqlConnector.MySqlConnection", "MySqlConnector.MySqlTransaction", "MySqlConnector.MySqlDataReader", "MySqlConnector.MySqlDataSource",
    };

    // What a context of EF Core gives back, it gives back by its provider's methods.
    private static readonly string[] AsynchronousProviders = ["Npgsql.NpgsqlConnection", "MySqlConnector.MySqlConnection"];
    private static readonly string[] SynchronousProviders =
    [
        "Microsoft.Data.SqlClient.SqlConnection", "System.Data.SqlClient.SqlConnection", "Oracle.ManagedDataAccess.Client.OracleConnection", "MySql.Data.MySqlClient.MySqlConnection",
    ];

    private const string ContextTransaction = "Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction";

    /// <summary>Metadata names of the types whose <c>DisposeAsync</c> is asynchronous, EF Core's aside.</summary>
    public static IReadOnlyCollection<string> AsynchronousTypes => Asynchronous;

    /// <summary>
    /// True when disposing an object of this type asynchronously waits for the server without blocking a thread, and its <c>DisposeAsync</c> can be called here. False for the
    /// interfaces and base classes that hide the provider, for providers that only have the signature, and for contexts of which it is not known which provider they use.
    /// </summary>
    /// <param name="type">The resource's type, best that of the expression that made it.</param>
    /// <param name="compilation">The compilation that uses it.</param>
    public static bool IsReal(ITypeSymbol? type, Compilation compilation)
    {
        if (type is not INamedTypeSymbol named || type.TypeKind == TypeKind.Error) return false;
        if (IsOfEntityFramework(named)) return IsAsyncDisposable(named) && !DisposesItselfOnly(named) && UsesAsynchronousProvider(compilation);
        return Asynchronous.Contains(FullName(named)) && IsAsyncDisposable(named);
    }

    /// <summary>True when <c>await using</c> compiles for a value of this static type: it has an accessible <c>DisposeAsync()</c>. Says nothing of what that does.</summary>
    public static bool IsAsyncDisposable(ITypeSymbol? type) => type is not null
        && (type.IsOrDerivesFrom("System.IAsyncDisposable")
            || type.SelfAndBaseTypes().Any(candidate => candidate.GetMembers("DisposeAsync").Any(member =>
                member is IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false, DeclaredAccessibility: Accessibility.Public })));

    private static bool IsOfEntityFramework(ITypeSymbol type) => type.IsOrExtends(DatabaseProviders.DbContext) || type.IsNamed(ContextTransaction);

    private static bool UsesAsynchronousProvider(Compilation compilation) => AsynchronousProviders.Any(compilation.Knows) && !SynchronousProviders.Any(compilation.Knows);

    // class OrdersContext : DbContext { public override void Dispose() { …; base.Dispose(); } }: 'await using' would not call that.
    private static bool DisposesItselfOnly(ITypeSymbol type)
    {
        foreach (var candidate in type.SelfAndBaseTypes())
        {
            if (candidate.IsNamed(DatabaseProviders.DbContext)) return false;
            if (candidate.GetMembers("DisposeAsync").Any()) return false;
            if (candidate.GetMembers("Dispose").Any()) return true;
        }

        return false;
    }

    private static string FullName(INamedTypeSymbol type) => type.ContainingType is null ? type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName : "";
}
