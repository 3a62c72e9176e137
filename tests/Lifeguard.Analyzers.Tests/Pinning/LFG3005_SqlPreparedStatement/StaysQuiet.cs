using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SqlPreparedStatementAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3005_SqlPreparedStatement;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("PREPARE TRANSACTION 'a'")]
    [InlineData("select 'PREPARE a AS SELECT 1'")]
    [InlineData("GRANT EXECUTE ON FUNCTION f() TO app")]
    [InlineData("CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f()")]
    [InlineData("DO $b$ BEGIN EXECUTE 'select 1'; END $b$")]
    public Task WhatPreparesNothingByName(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Fact]
    public Task AStatementThatIsGivenUpInTheSameText() => Test.StaysQuiet(Test.Sends("PREPARE totals AS SELECT 1; EXECUTE totals; DEALLOCATE totals"), "pgbouncer");

    [Fact]
    public Task ADirectConnection() => Test.StaysQuiet(Test.Sends("PREPARE totals AS SELECT 1"), "none");

    [Fact]
    public Task AnotherDatabasesProcedure() => Test.StaysQuiet(Test.Sends("EXECUTE dbo.Totals", "new Microsoft.Data.SqlClient.SqlConnection()"));
}
