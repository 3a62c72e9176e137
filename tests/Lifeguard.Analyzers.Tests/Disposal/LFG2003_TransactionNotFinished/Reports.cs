using Lifeguard.Analyzers.Rules.Disposal;
using Test = Lifeguard.Analyzers.Tests.Disposal.DisposalTest<Lifeguard.Analyzers.Rules.Disposal.TransactionNotFinishedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2003_TransactionNotFinished;

public sealed class Reports
{
    private const string Connection = "using var c = _db.OpenConnection(); ";

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task ATransactionThatIsNeverFinishedOnEveryHost(HandlerShape host) => RuleTest<TransactionNotFinishedAnalyzer>.Verify(
        host.With("""using var connection = new Npgsql.NpgsqlConnection("Host=db"); connection.Open(); var transaction = [|connection.BeginTransaction()|];"""), host.Files);

    [Theory]
    [InlineData("var tx = [|c.BeginTransaction()|]; c.Execute(sql, transaction: tx); tx.Commit(); return 1;")]
    [InlineData("var tx = await [|c.BeginTransactionAsync()|]; await c.ExecuteAsync(sql, transaction: tx); await tx.CommitAsync(); return 1;")]
    [InlineData("var tx = [|c.BeginTransaction()|]; if (input == null) return 0; tx.Commit(); return 1;")]
    [InlineData("var tx = [|c.BeginTransaction()|]; c.Execute(sql, transaction: tx); return 1;")]
    [InlineData("[|c.BeginTransaction()|]; c.Execute(sql); return 1;")]
    [InlineData("var tx = [|c.BeginTransaction()|]; try { c.Execute(sql); tx.Commit(); } catch (NpgsqlException) { return 0; } return 1;")]
    [InlineData("var tx = [|c.BeginTransaction()|]; try { c.Execute(sql); Parse(input); tx.Commit(); } catch (NpgsqlException) { tx.Rollback(); throw; } return 1;", "var tx = [|c.BeginTransaction()|]; try { c.Execute(sql); int.Parse(input); tx.Commit(); } catch (NpgsqlException) { tx.Rollback(); throw; } return 1;")]
    [InlineData("var tx = [|c.BeginTransaction()|]; tx = c.BeginTransaction(); tx.Commit(); return 1;")]
    [InlineData("var tx = [|c.BeginTransaction()|]; tx.Rollback(\"savepoint\"); return 1;")]
    public Task WhatIsLeftUnfinished(string rest, string? instead = null) => Test.Handler(Connection + (instead ?? rest));

    [Theory]
    [InlineData("var tx = [|db.Database.BeginTransaction()|]; db.SaveChanges(); tx.Commit(); return 1;")]
    [InlineData("var tx = await [|db.Database.BeginTransactionAsync()|]; await db.SaveChangesAsync(); return 1;")]
    public Task TransactionsOfEntityFramework(string rest) => Test.Handler("using var db = new OrdersContext(); " + rest);

    [Theory]
    [InlineData("using var tx = [|c.BeginTransaction()|]; c.Execute(\"update orders set id = 1\", transaction: tx); return 1;")]
    [InlineData("await using var tx = await [|c.BeginTransactionAsync()|]; await c.ExecuteAsync(\"insert into orders values (1)\", transaction: tx); return 1;")]
    [InlineData("using var tx = [|c.BeginTransaction()|]; using var cmd = new NpgsqlCommand(\"delete from orders\", c, tx); cmd.ExecuteNonQuery(); return 1;")]
    [InlineData("using var tx = [|c.BeginTransaction()|]; using var cmd = c.CreateCommand(); cmd.Transaction = tx; cmd.CommandText = \"delete from orders\"; cmd.ExecuteNonQuery(); return 1;")]
    public Task WhatIsDisposedButNeverCommitted(string rest) => Test.Handler(Connection + rest);

    [Fact]
    public Task SavedChangesThatAreNeverCommitted() => Test.Handler("using var db = new OrdersContext(); using var tx = [|db.Database.BeginTransaction()|]; db.SaveChanges(); return 1;");

    [Fact]
    public Task ATransactionThatAMethodGivesOutInATuple() => Test.Handler(
        "var (c, [|tx|]) = await BeginAsync(); await using (c) { await c.ExecuteAsync(\"update orders set id = 1\", transaction: tx); } return 1;",
        "async Task<(NpgsqlConnection, NpgsqlTransaction)> BeginAsync() { var c = await _db.OpenConnectionAsync(); var tx = await c.BeginTransactionAsync(); return (c, tx); }");

    [Fact]
    public Task SavedChangesThatAreNeverCommittedAtALevelOfIsolation() => Test.Handler(
        "using var db = new OrdersContext(); using var tx = [|db.Database.BeginTransaction(IsolationLevel.Serializable)|]; db.SaveChanges(); return 1;");
}
