using Npgsql;

namespace Lifeguard.Topology;

/// <summary>What a topology asks of the connection string. The reasons, measured, stand in <c>docs/poolers.md</c>.</summary>
internal static class TopologyProfile
{
    // Npgsql's names are per connection; from this version on PgBouncer keeps them apart and survives DISCARD ALL.
    private static readonly Version FirstSafePreparing = new(1, 22);

    /// <summary>Sets what must be set.</summary>
    /// <returns>The keywords whose given value was replaced, for the log.</returns>
    public static IReadOnlyList<string> Apply(DatabaseTopology topology, Version? poolerVersion, NpgsqlConnectionStringBuilder settings)
    {
        var replaced = new List<string>();
        if (topology == DatabaseTopology.Direct) return replaced;

        // The reset would run on whichever backend is free, and pins on RDS Proxy.
        if (!settings.NoResetOnClose)
        {
            if (settings.ShouldSerialize("No Reset On Close")) replaced.Add("No Reset On Close");
            settings.NoResetOnClose = true;
        }

        // No pooler speaks it, and the way back from a refusal spoilt connections in Npgsql 10.0.0 to 10.0.2.
        if (settings.GssEncryptionMode != GssEncryptionMode.Disable)
        {
            if (settings.ShouldSerialize("GSS Encryption Mode")) replaced.Add("GSS Encryption Mode");
            settings.GssEncryptionMode = GssEncryptionMode.Disable;
        }

        if (settings.MaxAutoPrepare > 0 && !KeepsStatementsApart(topology, poolerVersion))
        {
            replaced.Add("Max Auto Prepare");
            settings.MaxAutoPrepare = 0;
        }

        // A sign of life is a query to a pooler: it takes a backend, and keeps a database awake that could sleep.
        if (settings.KeepAlive > 0)
        {
            replaced.Add("Keepalive");
            settings.KeepAlive = 0;
        }

        if (settings.MinPoolSize > 0)
        {
            replaced.Add("Minimum Pool Size");
            settings.MinPoolSize = 0;
        }

        // Requests to cancel are ignored there: to wait for their effect is to lose time.
        if (topology == DatabaseTopology.RdsProxy) settings.CancellationTimeout = -1;
        return replaced;
    }

    /// <summary>What cannot work through this topology and cannot be put right here.</summary>
    public static IEnumerable<string> Contradictions(DatabaseTopology topology, NpgsqlConnectionStringBuilder settings)
    {
        if (topology is not (DatabaseTopology.PgBouncerTransaction or DatabaseTopology.AzurePgBouncer or DatabaseTopology.Neon)) yield break;

        const string Cure = "Set it for the role instead: ALTER ROLE … SET …, which works through every pooler.";
        if (!string.IsNullOrEmpty(settings.SearchPath)) yield return $"'Search Path' is refused by PgBouncer at connect (08P01), or dropped unseen where it is told to ignore it. {Cure}";
        if (!string.IsNullOrEmpty(settings.Options)) yield return $"'Options' are refused by PgBouncer at connect (08P01), or dropped unseen where it is told to ignore them. {Cure}";
    }

    private static bool KeepsStatementsApart(DatabaseTopology topology, Version? poolerVersion) => topology switch
    {
        DatabaseTopology.Neon => true,
        DatabaseTopology.PgBouncerTransaction => poolerVersion is not null && poolerVersion >= FirstSafePreparing,
        _ => false,
    };
}
