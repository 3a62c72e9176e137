using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SetLocalOutsideTransactionAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3012_SetLocalOutsideTransaction;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<SetLocalOutsideTransactionAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"[|SET LOCAL app.tenant = 1|]\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("[|SET LOCAL app.tenant = 'a'|]")]
    [InlineData("[|set local role auditor|]")]
    [InlineData("select [|set_config|]('app.tenant', 'a', true)")]
    [InlineData("select [|pg_advisory_xact_lock|](1)")]
    [InlineData("[|CREATE TEMP TABLE t|] (id int) ON COMMIT DROP")]
    [InlineData("[|DECLARE c CURSOR|] FOR SELECT 1")]
    [InlineData("select 1; [|SET LOCAL app.tenant = 'a'|]")]
    public Task EveryForm(string sql) => Test.Verify(Test.Sends(sql));

    [Theory]
    [InlineData("await Db.CreateCommand(\"[|SET LOCAL app.tenant = 'a'|]\").ExecuteNonQueryAsync();")]
    [InlineData("await using var open = new NpgsqlConnection(\"\"); await open.OpenAsync(); await open.ExecuteAsync(\"[|SET LOCAL app.tenant = 'a'|]\"); var rows = await open.QueryAsync<int>(\"select 1\");")]
    [InlineData("var db = new DbContext(new DbContextOptionsBuilder().UseNpgsql(\"\").Options); await db.Database.ExecuteSqlRawAsync(\"[|SET LOCAL app.tenant = 'a'|]\");")]
    public Task WhereNothingInReachBeginsATransaction(string statements) => Test.Verify(statements);

    [Fact]
    public Task TheMessageNamesStatementAndConsequence() => Test.Says(
        Test.Sends("{|#0:SET LOCAL app.tenant = 'a'|}"),
        "No transaction encloses 'SET LOCAL app.tenant = 'a'': it has no effect, and the statements that follow run without it. Begin one on the same connection and run the statements that need it there.");

    // Another method's transaction is over another connection.
    [Fact]
    public Task AConnectionOfItsOwn() => Test.Verify(
        "await connection.ExecuteAsync(\"[|SET LOCAL app.tenant = 'a'|]\");",
        members: "private static async Task Other() { await using var open = await Db.OpenConnectionAsync(); await using var transaction = await open.BeginTransactionAsync(); await transaction.CommitAsync(); }");
}
