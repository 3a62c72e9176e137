using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SqlPreparedStatementAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3005_SqlPreparedStatement;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<SqlPreparedStatementAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"[|PREPARE totals|] AS SELECT 1\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("[|PREPARE totals|] AS SELECT 1")]
    [InlineData("[|prepare totals|] (int) as select $1")]
    [InlineData("[|EXECUTE totals|]")]
    [InlineData("[|EXECUTE totals(1)|]")]
    [InlineData("[|DEALLOCATE totals|]")]
    [InlineData("[|DEALLOCATE ALL|]")]
    public Task EveryForm(string sql) => Test.Verify(Test.Sends(sql));

    [Fact]
    public Task ThePrepareAndNotWhatBelongsToIt() => Test.Verify("await connection.ExecuteAsync(\"[|PREPARE totals|] AS SELECT 1\"); await connection.ExecuteAsync(\"EXECUTE totals\"); await connection.ExecuteAsync(\"DEALLOCATE totals\");");

    [Fact]
    public Task TheMessageNamesPoolerStatementAndConsequence() => Test.Says(
        Test.Sends("{|#0:EXECUTE totals|}"),
        "Behind PgBouncer, 'EXECUTE totals' uses a name of one server connection: on another one it is missing, or is what another client prepared. Send the statement with parameters and let the driver prepare it, where the pooler keeps track of that.",
        "pgbouncer");
}
