using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>What a connection string, or the builder behind it, says of pooling and of the machine it leads to.</summary>
/// <param name="IsOff">True when pooling is certainly switched off.</param>
/// <param name="Host">The host; null when it is not known.</param>
/// <param name="IsOnThisMachine">Whether the database, or a pooler before it, runs beside the code; null when that is not known.</param>
/// <param name="IsPoolerOrDeveloper">True when a pooler answers there, by its host name or port, or the string can only work on a developer's machine.</param>
internal sealed record Pooling(bool IsOff, string? Host, bool? IsOnThisMachine, bool IsPoolerOrDeveloper)
{
    // How poolers are called in host names: RDS Proxy, Supavisor, Neon and the servers themselves.
    private static readonly string[] PoolerNames = ["pooler", "bouncer", ".proxy-", "rds-proxy", "rdsproxy", "pgcat", "odyssey", "supavisor", "pgdog", "proxysql"];

    // PgBouncer, its Azure build and Odyssey; Supavisor's transaction mode; ProxySQL.
    private static readonly string[] PoolerPorts = ["6432", "6543", "6033"];

    // The keywords that decide, as properties of builders and as keys; others may hold what would have to be quoted.
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase) { "Host", "Server", "DataSource", "Address", "Addr", "NetworkAddress", "Port", "Pooling", "IntegratedSecurity" };

    /// <summary>True when it costs what LFG1010 says: no pool on either side, and another machine.</summary>
    public bool CostsHandshakes => IsOff && Host is not null && IsOnThisMachine == false && !IsPoolerOrDeveloper;

    /// <param name="text">The text, or the connection string builder itself.</param>
    /// <param name="providerNamespace">The namespace of the provider that reads it.</param>
    /// <param name="models">The models of the compilation.</param>
    /// <param name="cancel">Cancels the question.</param>
    /// <param name="further">What is set on the string afterwards, as its continuation.</param>
    public static Pooling? Of(ExpressionSyntax text, string? providerNamespace, SemanticModels models, CancellationToken cancel, string further = "")
    {
        if (DriverOf(providerNamespace) is not { } driver) return null;
        var model = models.Of(text);
        var known = KnownText.Of(BuilderSettings.StartOf(text, model, cancel) ?? text, models, cancel);
        foreach (var (name, value) in BuilderSettings.Of(text, model, cancel))
        {
            if (Keywords.Contains(name.Replace(" ", ""))) known += $";{name}={model.GetConstantValue(value, cancel).Value ?? ConnectionStringText.Hole}";
        }

        var settings = ConnectionStringText.Parse(known + further);
        if (!settings.PoolingIsOff(driver)) return new Pooling(false, null, null, false);
        var host = settings.TryFind(driver, ConnectionStringKeyword.Host, out var entry) && entry.ValueIsKnown ? entry.Value : null;
        return new Pooling(true, host, settings.TargetsThisMachine(driver), host is not null && (IsPoolerAt(host, settings) || IsDevelopers(host, settings)));
    }

    /// <summary>The driver whose connection type is in this namespace; null for drivers without keywords that Lifeguard knows.</summary>
    public static ConnectionStringDriver? DriverOf(string? providerNamespace) => providerNamespace switch
    {
        "Npgsql" => ConnectionStringDriver.Npgsql,
        "Microsoft.Data.SqlClient" or "System.Data.SqlClient" => ConnectionStringDriver.SqlClient,
        "MySqlConnector" => ConnectionStringDriver.MySqlConnector,
        "MySql.Data.MySqlClient" => ConnectionStringDriver.MySqlData,
        "Oracle.ManagedDataAccess.Client" => ConnectionStringDriver.Oracle,
        _ => null,
    };

    private static bool IsPoolerAt(string host, ConnectionStringText settings) =>
        PoolerNames.Any(name => host.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
        || PoolerPorts.Any(port => host.EndsWith(":" + port, StringComparison.Ordinal) || host.EndsWith("," + port, StringComparison.Ordinal))
        || settings.Entries.Any(entry => entry.NormalizedKeyword == "port" && entry.Value is { } port && PoolerPorts.Contains(port));

    // As Visual Studio writes it: a function has no Windows account to log in with. ADMIN: is the administrator's own connection, which cannot be pooled.
    private static bool IsDevelopers(string host, ConnectionStringText settings) =>
        new[] { "docker.internal", "SQLEXPRESS", "LocalDB" }.Any(name => host.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
        || host.StartsWith("admin:", StringComparison.OrdinalIgnoreCase)
        || settings.Entries.Any(entry => entry.NormalizedKeyword is "integratedsecurity" or "trusted_connection"
            && entry.Value is { } value && new[] { "true", "yes", "sspi" }.Contains(value, StringComparer.OrdinalIgnoreCase));
}
