using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.TransactionInSqlTextAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3013_TransactionInSqlText;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("BEGIN; select 1; COMMIT")]
    [InlineData("START TRANSACTION; select 1; ROLLBACK")]
    [InlineData("BEGIN; select 1; END")]
    [InlineData("COMMIT")]
    [InlineData("ROLLBACK")]
    [InlineData("SAVEPOINT a")]
    [InlineData("select 'BEGIN'")]
    [InlineData("DO $b$ BEGIN PERFORM 1; END $b$")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END")]
    [InlineData("select \"begin\" from t")]
    public Task WhatBeginsNoneOrEndsIt(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"BEGIN; \" + input);")]
    [InlineData("await connection.ExecuteAsync($\"BEGIN; {input}; COMMIT\");")]
    public Task TextThatMayEndIt(string statements) => Test.StaysQuiet(statements);

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"BEGIN\"); try { await connection.ExecuteAsync(\"COMMIT\"); } catch { await connection.ExecuteAsync(\"ROLLBACK\"); throw; }")]
    public Task OneThatIsRolledBackWhenTheMethodIsLeft(string statements) => Test.StaysQuiet(statements);

    [Fact]
    public Task ADirectConnection() => Test.StaysQuiet(Test.Sends("BEGIN"), "none");
}
