using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SessionAdvisoryLockAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3002_SessionAdvisoryLock;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("select pg_advisory_xact_lock(1)")]
    [InlineData("select pg_try_advisory_xact_lock_shared(1)")]
    [InlineData("select 'pg_advisory_lock(1)'")]
    [InlineData("select my.pg_advisory_lock(1)")]
    [InlineData("select \"pg_advisory_lock\" from t")]
    [InlineData("select * from pg_locks -- pg_advisory_lock(1)")]
    [InlineData("LOCK TABLE t")]
    [InlineData("DO $b$ BEGIN PERFORM pg_advisory_lock(1); END $b$")]
    public Task WhatIsNoLockOfTheSession(string sql) => Test.StaysQuiet(Test.Sends(sql));

    // The unlock is part of the mistake.
    [Fact]
    public Task TheUnlockOfALockThatIsReported() => Test.Verify("await connection.ExecuteAsync(\"select [|pg_advisory_lock|](1)\"); try { input = \"\"; } finally { await connection.ExecuteAsync(\"select pg_advisory_unlock(1)\"); }");

    // One transaction holds the server connection from lock to unlock.
    [Theory]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync(); await connection.ExecuteAsync(\"select pg_advisory_lock(1)\"); await connection.ExecuteAsync(\"select pg_advisory_unlock(1)\"); await transaction.CommitAsync();")]
    [InlineData("await connection.ExecuteAsync(\"select pg_advisory_lock(1); update t set a = 1; select pg_advisory_unlock(1)\");")]
    public Task AnUnlockInTheSameTransaction(string statements) => Test.StaysQuiet(statements, "pgbouncer");

    [Fact]
    public Task ADirectConnection() => Test.StaysQuiet(Test.Sends("select pg_advisory_lock(1)"), "none");
}
