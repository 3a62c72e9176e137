using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>How it is known which pooler stands in front of the database.</summary>
internal enum PoolerOrigin
{
    /// <summary>Nobody said: what is true of any transaction pooler holds.</summary>
    Assumed,

    /// <summary>The address in a connection string gives it away.</summary>
    Recognised,

    /// <summary>The user set it.</summary>
    Set,
}

/// <summary>Which pooler stands in front of the database that this code talks to?</summary>
/// <param name="Profile">The pooler, its version and what it tracks, as far as known.</param>
/// <param name="Origin">How it is known.</param>
/// <param name="Sign">What gave it away, where it was recognised; else empty.</param>
internal sealed record PoolerInUse(PoolerProfile Profile, PoolerOrigin Origin, string Sign)
{
    /// <summary>False on a direct connection, where session state is nobody's business.</summary>
    public bool MattersToSessions => Profile.Pooler != Pooler.None;

    /// <summary>The settings decide; where they name no pooler the address does, and where there is none that tells, it is any transaction pooler.</summary>
    /// <param name="settings">The settings of the compilation.</param>
    /// <param name="tree">The file that is looked at.</param>
    /// <param name="database">The database that the code talks to.</param>
    /// <param name="recognised">What an address gives away, if anything.</param>
    public static PoolerInUse For(LifeguardSettings settings, SyntaxTree tree, SqlDialect database, RecognisedPooler? recognised)
    {
        var version = settings.Value(SettingCatalog.PoolerVersion, tree);
        var tracks = settings.Value(SettingCatalog.PoolerPreparedStatements, tree);
        if (settings.TryValue(SettingCatalog.Pooler, tree, out var pooler)) return new(new PoolerProfile(pooler, database, version, tracks), PoolerOrigin.Set, "");

        return recognised is null
            ? new(new PoolerProfile(SettingCatalog.Pooler.Default, database, version, tracks), PoolerOrigin.Assumed, "")
            : new(new PoolerProfile(recognised.Pooler, database, version, tracks ?? recognised.TracksPreparedStatements), PoolerOrigin.Recognised, recognised.Sign);
    }
}
