using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.TransactionInSqlTextAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3013_TransactionInSqlText;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<TransactionInSqlTextAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"[|BEGIN|]\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("[|BEGIN|]")]
    [InlineData("[|begin transaction isolation level serializable|]")]
    [InlineData("[|START TRANSACTION READ ONLY|]")]
    [InlineData("select 1; [|BEGIN|]; select 2")]
    [InlineData("[|BEGIN WORK|]; SAVEPOINT a; select 1")]
    public Task EveryForm(string sql) => Test.Verify(Test.Sends(sql));

    [Fact]
    public Task TheMessageNamesStatementAndPooler() => Test.Says(
        Test.Sends("{|#0:BEGIN|}"),
        "'BEGIN' begins a transaction that this text does not end: PgBouncer reserves a server connection for this client until somebody ends it, and an exception on the way leaves it open. Begin it with BeginTransaction, whose disposal rolls back.",
        "pgbouncer");
}
