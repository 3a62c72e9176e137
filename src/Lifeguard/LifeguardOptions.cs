using Npgsql;

namespace Lifeguard;

/// <summary>How a <see cref="PooledDatabase"/> behaves. Every value has a default that suits a function.</summary>
public sealed class LifeguardOptions
{
    /// <summary>The connection string, without a password where <see cref="Credential"/> is set. By default it is looked up under the name of the database (<see cref="PooledDatabase.ForName"/>).</summary>
    public string? ConnectionString { get; set; }

    /// <summary>What stands between the function and PostgreSQL. By default recognised by host name and port.</summary>
    public DatabaseTopology? Topology { get; set; }

    /// <summary>The version of PgBouncer, where that is the pooler. Auto-prepared statements need 1.22 and are turned off where the version is not known. Null: not known.</summary>
    public Version? PoolerVersion { get; set; }

    /// <summary>How many invocations run in this process at the same time. By default what the host says: 1 on AWS Lambda, <c>AWS_LAMBDA_MAX_CONCURRENCY</c> where that is set, else 10.</summary>
    public int? Concurrency { get; set; }

    /// <summary>
    /// How many connections this process may have, at most. By default <see cref="Concurrency"/>, and 2 where that is 1: the second one is there for the time in which the first has to be replaced and its
    /// last command is still ending. With 1 the process waits that long.
    /// </summary>
    public int? MaxPoolSize { get; set; }

    /// <summary>The time that the host gives an invocation, for hosts that do not tell what remains of it (<c>functionTimeout</c> of host.json). Counted from the start of each call. Null: unknown.</summary>
    public TimeSpan? FunctionTimeout { get; set; }

    /// <summary>What is kept back at the end of the time, for the answer: 300 ms, or <see cref="DeadlineReserveRatio"/> of what remains where that is less.</summary>
    public TimeSpan DeadlineReserve { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The share of the remaining time that is kept back where it is less than <see cref="DeadlineReserve"/>: 0.1.</summary>
    public double DeadlineReserveRatio { get; set; } = 0.1;

    /// <summary>How long one attempt to get a connection may take: 3 s, or <see cref="AcquisitionShare"/> of what remains where that is less.</summary>
    public TimeSpan AcquisitionTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The share of the remaining time that one attempt to get a connection may take, where it is less than <see cref="AcquisitionTimeout"/>: 0.25.</summary>
    public double AcquisitionShare { get; set; } = 0.25;

    /// <summary>How often getting a connection is tried again: 6 times. The deadline ends it earlier.</summary>
    public int MaxAcquireRetries { get; set; } = 6;

    /// <summary>How often the caller's code is run again, where its <see cref="RetryScope"/> allows it: twice.</summary>
    public int MaxReruns { get; set; } = 2;

    /// <summary>The first wait before another attempt is anything up to this: 50 ms. It doubles with each attempt.</summary>
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait before another attempt: 1 s, and four times as long where the server is full or starting.</summary>
    public TimeSpan RetryMaxDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the database is left alone for some seconds after it failed often. On by default.</summary>
    public bool BreakerEnabled { get; set; } = true;

    /// <summary>How many calls there must have been in <see cref="BreakerSamplingDuration"/> before the breaker may open: 3. A function sees one call at a time.</summary>
    public int BreakerMinimumThroughput { get; set; } = 3;

    /// <summary>Which share of the calls must have failed for the breaker to open: 0.5.</summary>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>The time over which calls are counted: 30 s.</summary>
    public TimeSpan BreakerSamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The shortest time for which the breaker stays open: 2 s. It is drawn anew each time, so that processes do not come back together.</summary>
    public TimeSpan BreakerMinimumBreak { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest time for which the breaker stays open: 5 s.</summary>
    public TimeSpan BreakerMaximumBreak { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a connection may lie idle before it is asked for a sign of life, ahead of the caller's code: 60 s. Network devices drop idle connections after 350 s or less, unseen by a frozen process.</summary>
    public TimeSpan IdleProbeThreshold { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the sign of life may take before the connection counts as dead: 500 ms.</summary>
    public TimeSpan IdleProbeTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// How long a connection may be out before it counts as leaked, where several invocations share the process or the connection was lent by <see cref="PooledDatabase.LeaseAsync"/>: 30 s.
    /// A lease with a known deadline counts as leaked only after that.
    /// </summary>
    public TimeSpan LeakThreshold { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether transactions tell the server when to stop (<c>SET LOCAL statement_timeout</c>), where the deadline is known. On by default: some proxies ignore requests to cancel.</summary>
    public bool LimitStatementsOnServer { get; set; } = true;

    /// <summary>Where the password comes from, for each physical connection. Null: from the connection string.</summary>
    public DatabaseCredential? Credential { get; set; }

    /// <summary>Skips the query for the types of the database at the first connection of the process. Enums, composites and types of extensions are then unknown. Off by default.</summary>
    public bool SkipTypeLoading { get; set; }

    /// <summary>Changes the connection string after the topology has had its say: the last word.</summary>
    public Action<NpgsqlConnectionStringBuilder>? ConfigureConnectionString { get; set; }

    /// <summary>Changes the data source before it is built: type mappings, certificates, tracing.</summary>
    public Action<NpgsqlDataSourceBuilder>? ConfigureDataSource { get; set; }

    /// <summary>
    /// Called at the end of each invocation, before the process may freeze: flush metrics and traces here. An invocation is what <see cref="PooledDatabase.BeginInvocation"/> began; a call outside of one
    /// (a handler that is lent a connection, say) counts as an invocation of its own. The token ends with what remains of the time. What it throws is logged and not thrown.
    /// </summary>
    public Func<CancellationToken, ValueTask>? OnInvocationEnd { get; set; }

    /// <summary>The clock. By default the system's.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;
}
