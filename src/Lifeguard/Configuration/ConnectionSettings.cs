using Lifeguard.Topology;
using Npgsql;

namespace Lifeguard.Configuration;

/// <summary>The connection string as it is used: what was given, what the topology asks for, and what the host's ways ask for.</summary>
internal sealed class ConnectionSettings
{
    // As Npgsql has it since 9.0.
    private const int DefaultLifetimeSeconds = 3600;

    private ConnectionSettings(NpgsqlConnectionStringBuilder builder, DatabaseTopology topology, IReadOnlyList<string> replaced)
    {
        Builder = builder;
        Topology = topology;
        Replaced = replaced;
    }

    public NpgsqlConnectionStringBuilder Builder { get; }

    public DatabaseTopology Topology { get; }

    /// <summary>Keywords whose given value the topology does not bear.</summary>
    public IReadOnlyList<string> Replaced { get; }

    /// <param name="jitter">From 0 to 1: where in its range the lifetime of connections falls in this process.</param>
    public static ConnectionSettings From(string connectionString, LifeguardOptions options, double jitter)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var topology = options.Topology ?? TopologyDetection.Of(builder);
        var replaced = TopologyProfile.Apply(topology, options.PoolerVersion, builder);

        builder.MaxPoolSize = HostConcurrency.PoolSize(options);
        if (builder.MinPoolSize > builder.MaxPoolSize) builder.MinPoolSize = builder.MaxPoolSize;

        // Processes born in one burst would all come back for a new connection in one burst.
        var lifetime = builder.ShouldSerialize("Connection Lifetime") ? builder.ConnectionLifetime : DefaultLifetimeSeconds;
        if (lifetime > 0) builder.ConnectionLifetime = Math.Max(1, (int)(lifetime * (0.75 + (0.25 * jitter))));

        // Ours comes first and says more. This one ends what is left of an attempt that was given up, and frees its place in the pool.
        builder.Timeout = (int)Math.Clamp(Math.Ceiling(options.AcquisitionTimeout.TotalSeconds), 1, 1024);

        // After a request to cancel the driver waits so long for the server's word: less than what is kept back for the answer.
        if (!builder.ShouldSerialize("Cancellation Timeout"))
        {
            builder.CancellationTimeout = topology == DatabaseTopology.RdsProxy ? -1 : (int)Math.Clamp(options.DeadlineReserve.TotalMilliseconds / 3, 50, 2000);
        }

        if (options.FunctionTimeout is { } function && !builder.ShouldSerialize("Command Timeout"))
        {
            builder.CommandTimeout = (int)Math.Ceiling(function.TotalSeconds);
        }

        if (string.IsNullOrEmpty(builder.ApplicationName) && HostConcurrency.FunctionName is { } name) builder.ApplicationName = name;
        options.ConfigureConnectionString?.Invoke(builder);
        return new ConnectionSettings(builder, topology, replaced);
    }
}
