using System.Net.Sockets;
using Lifeguard.Retry;
using Npgsql;

namespace Lifeguard.Tests.Retry;

public sealed class KindsOfFailure
{
    [Theory]
    [InlineData("40001", "ERROR", "Conflict")]
    [InlineData("40P01", "ERROR", "Conflict")]
    [InlineData("53300", "FATAL", "Full")]
    [InlineData("57P03", "FATAL", "Starting")]
    [InlineData("57P01", "FATAL", "Lost")]
    [InlineData("57P02", "FATAL", "Lost")]
    [InlineData("08006", "FATAL", "Lost")]
    [InlineData("08P01", "ERROR", "Other")]
    [InlineData("28P01", "FATAL", "Authentication")]
    [InlineData("28000", "FATAL", "Authentication")]
    [InlineData("57014", "ERROR", "StatementTimeout")]
    [InlineData("23505", "ERROR", "Other")]
    [InlineData("42601", "ERROR", "Other")]
    [InlineData("25006", "ERROR", "Other")]
    public void The_servers_word(string state, string severity, string expected) => Assert.Equal(expected, Failures.Of(new PostgresException("", severity, severity, state)).ToString());

    [Theory]
    [InlineData("no more connections allowed (max_client_conn)")]
    [InlineData("query_wait_timeout")]
    public void A_pooler_without_a_place_is_full(string message) => Assert.Equal(FailureKind.Full, Failures.Of(new PostgresException(message, "FATAL", "FATAL", "08P01")));

    [Fact]
    public void The_drivers_word()
    {
        Assert.Equal(FailureKind.Lost, Failures.Of(new NpgsqlException("", new IOException())));
        Assert.Equal(FailureKind.Lost, Failures.Of(new NpgsqlException("", new SocketException())));
        Assert.Equal(FailureKind.StatementTimeout, Failures.Of(new NpgsqlException("", new TimeoutException())));
        Assert.Equal(FailureKind.Cancelled, Failures.Of(new TaskCanceledException()));
        Assert.Equal(FailureKind.Other, Failures.Of(new NpgsqlException("")));
        Assert.Equal(FailureKind.Other, Failures.Of(new TimeoutException()));
    }

    [Theory]
    [InlineData("40001", "ERROR", false)]
    [InlineData("23503", "ERROR", false)]
    [InlineData("25P02", "ERROR", false)]
    [InlineData("57014", "ERROR", false)]
    [InlineData("57P01", "FATAL", true)]
    [InlineData("08007", "ERROR", true)]
    [InlineData("08006", "FATAL", true)]
    [InlineData("40003", "ERROR", true)]
    public void Only_an_error_of_the_servers_makes_it_certain_that_a_COMMIT_failed(string state, string severity, bool unknown) =>
        Assert.Equal(unknown, Failures.LeavesCommitUnknown(new PostgresException("", severity, severity, state)));

    [Fact]
    public void Anything_about_the_wire_leaves_a_COMMIT_unknown()
    {
        Assert.True(Failures.LeavesCommitUnknown(new NpgsqlException("", new IOException())));
        Assert.True(Failures.LeavesCommitUnknown(new NpgsqlException("", new TimeoutException())));
        Assert.True(Failures.LeavesCommitUnknown(new OperationCanceledException()));
        Assert.False(Failures.LeavesCommitUnknown(new ObjectDisposedException("")));
    }

    [Fact]
    public void The_first_phase_may_be_repeated_under_any_promise_and_the_others_only_under_theirs()
    {
        foreach (var scope in Enum.GetValues<RetryScope>())
        {
            Assert.True(Allows(CallPhase.Acquire, FailureKind.Unreachable, scope));
            Assert.False(Allows(CallPhase.Acquire, FailureKind.PoolEmpty, scope));
            Assert.False(Allows(CallPhase.Acquire, FailureKind.Other, scope));
            Assert.False(Allows(CallPhase.Acquire, FailureKind.Authentication, scope));
            Assert.True(RetryRules.Allows(CallPhase.Acquire, FailureKind.Authentication, scope, inTransaction: false, canRefreshCredential: true));
            Assert.Equal(scope != RetryScope.Acquire, Allows(CallPhase.Statement, FailureKind.Conflict, scope));
            Assert.Equal(scope is RetryScope.ReadOnly or RetryScope.Idempotent, Allows(CallPhase.Statement, FailureKind.Lost, scope));
            Assert.Equal(scope != RetryScope.Acquire, RetryRules.Allows(CallPhase.Statement, FailureKind.Lost, scope, inTransaction: true, canRefreshCredential: false));
            Assert.Equal(scope is RetryScope.ReadOnly or RetryScope.Idempotent, Allows(CallPhase.Commit, FailureKind.CommitUnknown, scope));
            foreach (var never in (FailureKind[])[FailureKind.Other, FailureKind.StatementTimeout, FailureKind.Cancelled])
            {
                Assert.False(Allows(CallPhase.Statement, never, scope));
                Assert.False(Allows(CallPhase.Commit, never, scope));
            }
        }
    }

    [Fact]
    public void Waits_double_up_to_their_limit_and_are_longer_for_a_server_that_needs_time()
    {
        var backoff = new Backoff(new LifeguardOptions(), seed: 7);
        for (var i = 0; i < 200; i++)
        {
            Assert.InRange(backoff.Delay(0, overloaded: false).TotalMilliseconds, 0, 50);
            Assert.InRange(backoff.Delay(2, overloaded: false).TotalMilliseconds, 0, 200);
            Assert.InRange(backoff.Delay(40, overloaded: false).TotalMilliseconds, 0, 1000);
            Assert.InRange(backoff.Delay(0, overloaded: true).TotalMilliseconds, 100, 200);
            Assert.InRange(backoff.Delay(40, overloaded: true).TotalMilliseconds, 2000, 4000);
        }

        Assert.True(Enumerable.Range(0, 50).Select(_ => backoff.Delay(40, overloaded: false)).Distinct().Count() > 40);
    }

    private static bool Allows(CallPhase phase, FailureKind failure, RetryScope scope) => RetryRules.Allows(phase, failure, scope, inTransaction: false, canRefreshCredential: false);
}
