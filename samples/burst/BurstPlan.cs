namespace Burst;

/// <summary>What is run.</summary>
/// <param name="Functions">How many instances of the function there are at the same time.</param>
/// <param name="Invocations">How often each is invoked, one after another.</param>
/// <param name="ServerConnections">How many connections to PostgreSQL PgBouncer may have.</param>
/// <param name="MaxConnections">PostgreSQL's <c>max_connections</c>.</param>
/// <param name="Ramp">Over which time the instances come into being. AWS Lambda starts at most 1,000 of a function in 10 s.</param>
/// <param name="QueryTime">How long a statement keeps its backend.</param>
/// <param name="Pause">How long an instance waits for its next invocation, on average: anything from none to twice that.</param>
/// <param name="LoadsTypes">Whether each instance asks for the database's types at its first connection, as the driver does by default. In all series.</param>
/// <param name="NaiveUnpooled">Whether the naive functions connect by <c>Pooling=false</c>: a handshake for each invocation.</param>
/// <param name="NaiveBehindPooler">Whether the naive functions are run through PgBouncer as well, as a third series.</param>
internal sealed record BurstPlan(
    int Functions,
    int Invocations,
    int ServerConnections,
    int MaxConnections,
    TimeSpan Ramp,
    TimeSpan QueryTime,
    TimeSpan Pause,
    bool LoadsTypes,
    bool NaiveUnpooled,
    bool NaiveBehindPooler)
{
    /// <summary>Of <c>superuser_reserved_connections</c>: functions do not get these.</summary>
    public const int Reserved = 3;

    /// <summary>When the host ends an invocation.</summary>
    public static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(30);

    public int TotalInvocations => Functions * Invocations;

    /// <summary>Why this cannot be run; null where it can.</summary>
    public string? Contradiction() =>
        ServerConnections > MaxConnections - Reserved
            ? $"--server-connections is {ServerConnections}, but of --max-connections {MaxConnections} PostgreSQL keeps {Reserved} for superusers: " +
              $"use at most {MaxConnections - Reserved}."
            : null;
}
