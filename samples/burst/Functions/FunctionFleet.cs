using System.Globalization;
using Lifeguard;
using Npgsql;

namespace Burst.Functions;

/// <summary>How the instances of a series are made: each with a pool of its own, as each is a process of its own where functions run.</summary>
internal sealed record FunctionFleet(string Title, Func<int, IOrderFunction> Create)
{
    /// <param name="title">What the series is called.</param>
    /// <param name="connectionString">Where to.</param>
    /// <param name="plan">The run.</param>
    public static FunctionFleet Naive(string title, string connectionString, BurstPlan plan) => new(title, number =>
    {
        // The driver has one pool per process and connection string. A keyword that the server never sees makes the strings differ, so that each instance
        // has a pool of its own here as well.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ConnectionIdleLifetime = 300 + number, ConnectionPruningInterval = 10 };
        if (!plan.LoadsTypes) settings["Server Compatibility Mode"] = "NoTypeLoading";
        if (plan.NaiveUnpooled) settings.Pooling = false;
        return new NaiveFunction(settings.ConnectionString, plan.QueryTime);
    });

    /// <inheritdoc cref="Naive"/>
    public static FunctionFleet Pooled(string title, string connectionString, BurstPlan plan) => new(title, number =>
    {
        var options = new LifeguardOptions
        {
            ConnectionString = connectionString,
            Topology = DatabaseTopology.PgBouncerTransaction,
            Concurrency = 1,
            MaxPoolSize = 1,
            SkipTypeLoading = !plan.LoadsTypes,
            FunctionTimeout = BurstPlan.FunctionTimeout,
        };
        return new PooledFunction(new PooledDatabase(options, string.Create(CultureInfo.InvariantCulture, $"function-{number}")), plan.QueryTime);
    });
}
