using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.TempTableAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3003_TempTable;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("CREATE TABLE totals (id int)")]
    [InlineData("CREATE TEMP TABLE totals (id int) ON COMMIT DROP")]
    [InlineData("CREATE UNLOGGED TABLE t (id int)")]
    [InlineData("select 'CREATE TEMP TABLE t (id int)'")]
    [InlineData("select temp from readings")]
    [InlineData("WITH temp AS (SELECT 1) SELECT * FROM temp")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $b$ BEGIN CREATE TEMP TABLE t (id int); END $b$")]
    public Task WhatIsNoTableOfTheSession(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"CREATE TEMP TABLE totals (id int); select 1; DROP TABLE totals\");")]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync(); await connection.ExecuteAsync(\"CREATE TEMP TABLE totals (id int)\"); await connection.ExecuteAsync(\"DROP TABLE totals\"); await transaction.CommitAsync();")]
    public Task ATableThatIsDroppedInTheSameTransaction(string statements) => Test.StaysQuiet(statements, "pgbouncer");

    [Fact]
    public Task ADirectConnection() => Test.StaysQuiet(Test.Sends("CREATE TEMP TABLE t (id int)"), "none");
}
