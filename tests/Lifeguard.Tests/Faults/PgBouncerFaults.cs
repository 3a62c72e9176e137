using Npgsql;

namespace Lifeguard.Tests.Faults;

/// <summary>What can go wrong with a PgBouncer in between.</summary>
internal static class PgBouncerFaults
{
    private const string Replaced = "closed; the pool connects anew when it needs to";

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("PgBouncer was restarted between two calls", "found dead where the transaction is begun, replaced before the caller's code runs")
        {
            Always = Seen.Success(),
            Before = async stage =>
            {
                await stage.WarmAsync();
                stage.RestartPooler();
            },
        },
        new("PgBouncer was restarted in a transaction", Replaced)
        {
            Default = Seen.Failure<NpgsqlException>(1, "", ""),
            Promised = Seen.Success(2),
            During = (stage, transaction, token) =>
            {
                stage.RestartPooler();
                return transaction.ScalarAsync("SELECT 1", token);
            },
        },
        new("PgBouncer was restarted while COMMIT was under way, and its answer is lost", Replaced)
        {
            Default = Seen.Failure<CommitOutcomeUnknownException>(1, "", "may be committed or not"),
            Transaction = Seen.Failure<CommitOutcomeUnknownException>(1, "", "may be committed or not"),
            ReadOnly = Seen.Success(2),
            Idempotent = Seen.Success(2),
            IsCommitted = true,
            During = (stage, _, _) =>
            {
                stage.Wire.CutAt("COMMIT\0", deliver: true, stage.RestartPooler);
                return Task.CompletedTask;
            },
        },
        new("A backend ended behind PgBouncer while it lay idle", "kept: PgBouncer takes another backend")
        {
            Always = Seen.Success(),
            Before = async stage =>
            {
                await stage.WarmAsync();
                await stage.KillBackendsAsync();
            },
        },
        new("A backend ended behind PgBouncer in a statement", Replaced)
        {
            Default = Seen.Failure<NpgsqlException>(1, "", ""),
            Promised = Seen.Success(2),
            During = async (stage, transaction, token) =>
            {
                var kill = stage.KillWhenAtWorkAsync("pg_sleep(300)");
                await transaction.ScalarAsync("SELECT pg_sleep(300)", token);
                await kill;
            },
        },
        new("A backend ended behind PgBouncer between two statements of a transaction", Replaced)
        {
            Default = Seen.Failure<NpgsqlException>(1, "", ""),
            Promised = Seen.Success(2),
            During = async (stage, transaction, token) =>
            {
                await stage.KillBackendsAsync();
                await transaction.ScalarAsync("SELECT 1", token);
            },
        },
        new("All backends behind PgBouncer are busy for longer than its `query_wait_timeout`", Replaced)
        {
            Always = Seen.Failure<PostgresException>(0, "08P01", "query_wait_timeout"),
            PgBouncer = ["query_wait_timeout = 1"],
            Options = options => (options.MaxAcquireRetries, options.SkipTypeLoading) = (1, true),
            Before = stage => stage.CrowdAsync(FaultStage.PoolSize, inTransaction: true),
            Afterwards = stage => stage.ReleaseAsync(),
        },
        new("All backends behind PgBouncer are busy, and one becomes free in time", "made when there is a place")
        {
            Always = Seen.Success(),
            PgBouncer = ["query_wait_timeout = 1"],
            Options = options => options.SkipTypeLoading = true,
            Before = stage => stage.CrowdAsync(FaultStage.PoolSize, inTransaction: true),
            Meanwhile = stage => stage.ReleaseAsync(),
        },
        new("PgBouncer has its `max_client_conn` clients", "there was none")
        {
            Always = Seen.Failure<ConnectionAcquisitionException>(0, "ServerFull", "no connection left"),
            PgBouncer = ["max_client_conn = 3"],
            Before = stage => stage.CrowdAsync(3, inTransaction: false),
            Afterwards = stage => stage.ReleaseAsync(),
        },
        new("PgBouncer has its `max_client_conn` clients, and one leaves in time", "made when there is a place")
        {
            Always = Seen.Success(),
            PgBouncer = ["max_client_conn = 3"],
            Before = stage => stage.CrowdAsync(3, inTransaction: false),
            Meanwhile = stage => stage.ReleaseAsync(),
        },
    ];
}
