using System.Globalization;
using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Poolers;

/// <summary>Which pooler listens at this address? Vendors' host names, and ports that are a convention.</summary>
public static class PoolerRecognition
{
    private const int PostgresPort = 5432;
    private const int PgBouncerPort = 6432;
    private const int SupabaseTransactionPort = 6543;
    private const int AzureElasticClusterPort = 8432;
    private const int ProxySqlPort = 6033;

    /// <summary>The pooler at an address; null where the address does not tell.</summary>
    /// <param name="host">
    /// The value of the host keyword: one name or several with commas between, each with its own port or without; holes (<see cref="ConnectionStrings.ConnectionStringText.Hole"/>) may be in it.
    /// </param>
    /// <param name="port">The port, be it the driver's default; null where it is not known.</param>
    /// <param name="database">The database that the driver speaks to.</param>
    public static RecognisedPooler? At(string host, int? port, SqlDialect database)
    {
        RecognisedPooler? found = null;
        foreach (var (name, ownPort) in Addresses(host, port, database))
        {
            if (name.Length == 0) continue;
            if (AtOne(name, ownPort, database) is not { } pooler || (found is not null && found.Pooler != pooler.Pooler)) return null;
            found = pooler;
        }

        return found;
    }

    private static RecognisedPooler? AtOne(string host, int? port, SqlDialect database)
    {
        if (IsUnder(host, "rds.amazonaws.com") || (IsUnder(host, "amazonaws.com.cn") && host.Contains(".rds."))) return OfRds(host);
        return database switch
        {
            SqlDialect.PostgreSql => OfPostgreSql(host, port),
            SqlDialect.MySql => OfMySql(host, port),
            _ => null,
        };
    }

    // name.proxy-abc.region.rds…, or with an endpoint of its own name.endpoint.proxy-abc.region.rds…; the first label is the user's choice.
    private static RecognisedPooler OfRds(string host) => host.Split('.').Skip(1).Any(label => label.StartsWith("proxy-", StringComparison.Ordinal))
        ? new(Pooler.RdsProxy, null, "the host is an RDS Proxy endpoint")
        : Direct("the host is an RDS endpoint that is no proxy");

    private static RecognisedPooler? OfPostgreSql(string host, int? port)
    {
        if (IsUnder(host, "neon.tech") || IsUnder(host, "neon.build"))
        {
            return FirstLabel(host) is not { } label ? null
                : label.EndsWith("-pooler", StringComparison.Ordinal) ? new(Pooler.Neon, null, "the host is a pooled endpoint of Neon (-pooler)")
                : Direct("the host is a direct endpoint of Neon");
        }

        if (IsUnder(host, "pooler.supabase.com"))
        {
            return port switch
            {
                SupabaseTransactionPort => new(Pooler.Supavisor, null, "the host is Supabase's pooler and the port that of its transaction mode (6543)"),
                PostgresPort => Direct("the port is that of the pooler's session mode"),
                _ => null,
            };
        }

        if (IsUnder(host, "supabase.co"))
        {
            return port switch
            {
                SupabaseTransactionPort => new(Pooler.PgBouncer, false, "the address is Supabase's dedicated pooler (6543)"),
                PostgresPort => Direct("the address is the database itself"),
                _ => null,
            };
        }

        if (IsUnder(host, "postgres.database.azure.com"))
        {
            return port switch
            {
                PgBouncerPort or AzureElasticClusterPort => new(Pooler.AzurePgBouncer, null, "the host is Azure's and the port that of its built-in PgBouncer"),
                PostgresPort => Direct("the port is that of the database itself"),
                _ => null,
            };
        }

        return port == PgBouncerPort ? new(Pooler.PgBouncer, null, "the port is 6432, PgBouncer's") : null;
    }

    private static RecognisedPooler? OfMySql(string host, int? port)
    {
        if (IsUnder(host, "psdb.cloud")) return new(Pooler.Vitess, null, "the host is PlanetScale's, which runs Vitess");
        return port == ProxySqlPort ? new(Pooler.ProxySql, null, "the port is 6033, ProxySQL's") : null;
    }

    private static RecognisedPooler Direct(string sign) => new(Pooler.None, null, sign);

    private static IEnumerable<(string Host, int? Port)> Addresses(string text, int? port, SqlDialect database)
    {
        if (database == SqlDialect.SqlServer)
        {
            // [protocol:]host[\instance][,port]
            var server = text.Trim();
            var colon = server.IndexOf(':');
            if (colon >= 0) server = server.Substring(colon + 1);
            var end = server.IndexOfAny(['\\', ',']);
            yield return (Normal(end < 0 ? server : server.Substring(0, end)), port);
            yield break;
        }

        foreach (var part in text.Split(','))
        {
            var colon = part.LastIndexOf(':');
            var hasPort = colon > 0 && part.IndexOf(':') == colon;
            yield return hasPort
                ? (Normal(part.Substring(0, colon)), int.TryParse(part.Substring(colon + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : null)
                : (Normal(part), port);
        }
    }

    private static string Normal(string host) => host.Trim().TrimEnd('.').ToLowerInvariant();

    private static bool IsUnder(string host, string domain) => host.EndsWith("." + domain, StringComparison.Ordinal);

    // Null where a hole hides how the label ends.
    private static string? FirstLabel(string host)
    {
        var label = host.Substring(0, host.IndexOf('.'));
        return label.Length == 0 || label[label.Length - 1] == ConnectionStrings.ConnectionStringText.Hole ? null : label;
    }
}
