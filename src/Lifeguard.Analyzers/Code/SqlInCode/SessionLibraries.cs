using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>A library that rests on the session of its connection.</summary>
/// <param name="Type">Full metadata name of the type that is built, or that declares the method or property.</param>
/// <param name="Member">The method or property; null where building the type is what counts.</param>
/// <param name="Uses">What it uses, for the message.</param>
/// <param name="Feature">What becomes of it behind a pooler.</param>
/// <param name="Database">The database.</param>
/// <param name="Unless">An option in the same expression that makes it use a transaction instead; null without one.</param>
/// <param name="Until">The major version of its assembly from which on it does so by itself; null where it does not.</param>
/// <param name="Only">A word that the arguments must hold for it to be so; null without one.</param>
internal sealed record SessionLibrary(
    string Type, string? Member, string Uses, SessionFeature Feature, SqlDialect Database, string? Unless = null, int? Until = null, string? Only = null);

/// <summary>Which libraries need a database session of their own? Each with where that is said.</summary>
internal static class SessionLibraries
{
    private const string Lock = "a session-level advisory lock";

    public static readonly ImmutableArray<SessionLibrary> All = ImmutableArray.Create(
        // madelson/DistributedLock#168: pg_advisory_lock unless UseTransaction() is chosen, since DistributedLock.Postgres 1.1
        new SessionLibrary("Medallion.Threading.Postgres.PostgresDistributedLock", null, Lock, SessionFeature.AdvisoryLock, SqlDialect.PostgreSql, Unless: "UseTransaction"),
        new SessionLibrary("Medallion.Threading.Postgres.PostgresDistributedReaderWriterLock", null, Lock, SessionFeature.AdvisoryLock, SqlDialect.PostgreSql, Unless: "UseTransaction"),
        new SessionLibrary("Medallion.Threading.Postgres.PostgresDistributedSynchronizationProvider", null, Lock, SessionFeature.AdvisoryLock, SqlDialect.PostgreSql, Unless: "UseTransaction"),
        // the same library's README: GET_LOCK
        new SessionLibrary("Medallion.Threading.MySql.MySqlDistributedLock", null, "the session lock GET_LOCK", SessionFeature.AdvisoryLock, SqlDialect.MySql),
        new SessionLibrary("Medallion.Threading.MySql.MySqlDistributedSynchronizationProvider", null, "the session lock GET_LOCK", SessionFeature.AdvisoryLock, SqlDialect.MySql),
        // hangfire-postgres/Hangfire.PostgreSql#410: with long polling its queue holds a connection that has sent LISTEN
        new SessionLibrary("Hangfire.PostgreSql.PostgreSqlStorageOptions", "EnableLongPolling", "LISTEN", SessionFeature.Listen, SqlDialect.PostgreSql),
        // JasperFx/wolverine#3480 on MassTransit's SQL transport
        new SessionLibrary("MassTransit.PostgresBusFactoryConfiguratorExtensions", "UsingPostgres", "LISTEN", SessionFeature.Listen, SqlDialect.PostgreSql),
        // JasperFx/marten#3988; from 9 on its lock belongs to a transaction (JasperFx/marten#5125)
        new SessionLibrary("Marten.MartenServiceCollectionExtensions+MartenConfigurationExpression", "AddAsyncDaemon", Lock, SessionFeature.AdvisoryLock, SqlDialect.PostgreSql, Until: 9, Only: "HotCold"));

    /// <summary>Simple names to look for in a file: of the types that are built, and of the members.</summary>
    public static readonly ImmutableHashSet<string> Names = All.Select(library => library.Member ?? Simple(library.Type)).ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>The library whose type is built by this constructor, or whose member this is; null for all others.</summary>
    public static SessionLibrary? Of(ISymbol symbol)
    {
        var type = symbol.ContainingType;
        var member = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? null : symbol.Name;
        return All.FirstOrDefault(library => library.Member == member && type.IsNamed(library.Type) && !(library.Until <= type.ContainingAssembly.Identity.Version.Major));
    }

    /// <summary>True when any of them is in reach.</summary>
    public static bool AreKnownTo(Compilation compilation) => All.Any(library => compilation.Knows(library.Type));

    private static string Simple(string type) => type.Substring(type.LastIndexOf('.') + 1);
}
