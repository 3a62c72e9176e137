using Npgsql;

namespace Lifeguard.Topology;

/// <summary>Which topology does an address tell of?</summary>
internal static class TopologyDetection
{
    public static DatabaseTopology Of(NpgsqlConnectionStringBuilder settings)
    {
        var (host, port) = FirstHost(settings);
        if (Contains(host, ".proxy-") && EndsWith(host, ".rds.amazonaws.com")) return DatabaseTopology.RdsProxy;
        if (Contains(host, "-pooler.") && (EndsWith(host, ".neon.tech") || EndsWith(host, ".neon.build"))) return DatabaseTopology.Neon;

        // Port 5432 of the same host is session mode, which is as good as direct.
        if (EndsWith(host, ".pooler.supabase.com")) return port == 6543 ? DatabaseTopology.Supavisor : DatabaseTopology.Direct;
        if (EndsWith(host, ".postgres.database.azure.com")) return port == 6432 ? DatabaseTopology.AzurePgBouncer : DatabaseTopology.Direct;

        // PgBouncer's own port, and the one under which Supabase runs it.
        return port is 6432 or 6543 ? DatabaseTopology.PgBouncerTransaction : DatabaseTopology.Direct;
    }

    /// <summary>The first of several hosts, with the port that may stand behind it.</summary>
    public static (string Host, int Port) FirstHost(NpgsqlConnectionStringBuilder settings)
    {
        var host = (settings.Host ?? "").Split(',')[0].Trim();
        var colon = host.LastIndexOf(':');
        return colon > 0 && host.IndexOf(':', StringComparison.Ordinal) == colon && int.TryParse(host.AsSpan(colon + 1), out var port)
            ? (host[..colon], port)
            : (host, settings.Port);
    }

    private static bool Contains(string host, string part) => host.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string host, string end) => host.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
