using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Which members of the framework, of providers and of well-known libraries give out something that the caller has to give back?</summary>
internal static class VendorMembers
{
    private const string ProviderFactory = "System.Data.Common.DbProviderFactory";
    private const string Command = "System.Data.Common.DbCommand";
    private const string CommandInterface = "System.Data.IDbCommand";
    private const string Batch = "System.Data.Common.DbBatch";
    private const string NpgsqlConnection = "Npgsql.NpgsqlConnection";
    private const string ContextFactory = "Microsoft.EntityFrameworkCore.IDbContextFactory`1";

    private static readonly string[] ReaderLibraries = ["Dapper.SqlMapper", "RepoDb.DbConnectionExtension"];

    private static readonly string[] Facades =
    [
        "Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade", "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", "System.Data.Entity.Database",
    ];

    /// <summary>What a call of this method obtains; null where it obtains nothing, or nothing that is known of it. Methods of the source are judged by their bodies, not here.</summary>
    public static ResourceKind? ObtainedBy(IMethodSymbol method, Compilation compilation)
    {
        var owner = method.ContainingType;
        if (owner is null) return null;
        switch (method.Name)
        {
            case "OpenConnection" or "OpenConnectionAsync" when DatabaseProviders.IsDataSource(owner):
            case "CreateConnection" when DatabaseProviders.IsDataSource(owner) || owner.IsOrExtends(ProviderFactory):
            case "CloneWith" or "CloneWithAsync" when DatabaseProviders.IsConnection(owner):
                return ResourceKind.Connection;
            case "CreateCommand" when IsOrigin(owner):
                return ResourceKind.Command;
            case "CreateBatch" when IsOrigin(owner):
                return ResourceKind.Batch;
            case "ExecuteReader" or "ExecuteReaderAsync" or "EndExecuteReader" when owner.IsOrExtends(Command) || owner.IsOrExtends(Batch) || owner.IsOrDerivesFrom(CommandInterface) || ReaderLibraries.Any(owner.IsNamed):
                return ResourceKind.Reader;
            case "BeginTransaction" or "BeginTransactionAsync" when DatabaseProviders.IsConnection(owner) || Facades.Any(owner.IsNamed):
                return ResourceKind.Transaction;
            case "BeginBinaryImport" or "BeginBinaryImportAsync" or "BeginBinaryExport" or "BeginBinaryExportAsync" when owner.IsNamed(NpgsqlConnection):
            case "BeginTextImport" or "BeginTextImportAsync" or "BeginTextExport" or "BeginTextExportAsync" when owner.IsNamed(NpgsqlConnection):
            case "BeginRawBinaryCopy" or "BeginRawBinaryCopyAsync" when owner.IsNamed(NpgsqlConnection):
                return ResourceKind.Copy;
            case "CreateDbContext" or "CreateDbContextAsync" when owner.IsOrDerivesFrom(ContextFactory):
                return ResourceKind.Context;
            case "CreateDataSource" when owner.IsOrExtends(ProviderFactory):
                return ResourceKind.DataSource;
            default:
                return PoolCreation.Is(method, compilation) ? ResourceKind.DataSource : null;
        }
    }

    /// <summary>True where the connection that is obtained is an open one.</summary>
    public static bool Opens(IMethodSymbol method) => method.Name is "OpenConnection" or "OpenConnectionAsync";

    private static bool IsOrigin(ITypeSymbol owner) => DatabaseProviders.IsConnection(owner) || DatabaseProviders.IsDataSource(owner) || owner.IsOrExtends(ProviderFactory);
}
