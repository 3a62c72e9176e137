using Test = Lifeguard.Analyzers.Tests.Disposal.DisposalTest<Lifeguard.Analyzers.Rules.Disposal.TransactionNotFinishedAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2003_TransactionNotFinished;

public sealed class StaysQuiet
{
    private const string Connection = "using var c = _db.OpenConnection(); ";

    [Theory]
    [InlineData("using var tx = c.BeginTransaction(); c.Execute(sql, transaction: tx); tx.Commit(); return 1;")]
    [InlineData("await using var tx = await c.BeginTransactionAsync(); await c.ExecuteAsync(sql, transaction: tx); if (input == null) return 0; await tx.CommitAsync(); return 1;")]
    [InlineData("var tx = c.BeginTransaction(); try { c.Execute(sql); tx.Commit(); } catch { tx.Rollback(); throw; } return 1;")]
    [InlineData("var tx = await c.BeginTransactionAsync(); try { await c.ExecuteAsync(sql); await tx.CommitAsync(); } catch (Exception) { await tx.RollbackAsync(); throw; } return 1;")]
    [InlineData("NpgsqlTransaction tx = null; try { tx = c.BeginTransaction(); c.Execute(sql); tx.Commit(); } catch (Exception e) { tx?.Rollback(); _log.LogError(e, \"no\"); } return 1;")]
    [InlineData("NpgsqlTransaction tx = null; try { tx = c.BeginTransaction(); c.Execute(sql); tx.Commit(); } catch (Exception e) { if (tx != null) { try { tx.Rollback(); } catch (Exception inner) { _log.LogError(inner, \"no\"); } } throw; } return 1;")]
    [InlineData("using (var tx = c.BeginTransaction()) { try { c.Execute(\"update a set b = 1\"); tx.Commit(); } catch { tx.Rollback(); throw; } } return 1;")]
    [InlineData("var done = false; var tx = c.BeginTransaction(); try { c.Execute(\"update a set b = 1\"); tx.Commit(); done = true; } finally { if (!done) tx.Rollback(); } return 1;")]
    [InlineData("var tx = c.BeginTransaction(); try { c.Execute(sql); } finally { tx.Dispose(); } return 1;")]
    [InlineData("using var tx = c.BeginTransaction(); c.Execute(\"update a set b = 1\", transaction: tx); tx.Rollback(); return 1;")]
    [InlineData("using var tx = c.BeginTransaction(); c.Execute(\"update a set b = 1; commit\", transaction: tx); return 1;")]
    [InlineData("using var tx = c.BeginTransaction(); return c.Query<int>(sql, transaction: tx).ToList();")]
    [InlineData("using var tx = c.BeginTransaction(); c.Execute(\"update a set b = 1\", transaction: tx); Finish(tx); return 1;")]
    [InlineData("return c.BeginTransaction();")]
    [InlineData("_field = c.BeginTransaction(); return 1;")]
    public Task WhatIsFinishedOrHandedOn(string rest) => Test.Handler(Connection + rest, "private static void Finish(NpgsqlTransaction tx) => tx.Commit();");

    [Theory]
    [InlineData("await db.Database.BeginTransactionAsync(); await db.SaveChangesAsync(); await db.Database.CommitTransactionAsync(); return 1;")]
    [InlineData("var tx = await db.Database.BeginTransactionAsync(); try { await db.SaveChangesAsync(); await db.Database.CommitTransactionAsync(); } catch { await db.Database.RollbackTransactionAsync(); throw; } return 1;")]
    [InlineData("using var tx = db.Database.BeginTransaction(); db.SaveChanges(); tx.Commit(); return 1;")]
    public Task TransactionsOfEntityFramework(string rest) => Test.Handler("using var db = new OrdersContext(); " + rest);

    [Fact]
    public Task AFileDatabase() => Test.Handler("using var c = new Microsoft.Data.Sqlite.SqliteConnection(cs); c.Open(); var tx = c.BeginTransaction(); return 1;");

    [Fact]
    public Task ATransactionThatAnotherMethodEndsByText() => Test.Handler(
        "await using var c = await _db.OpenConnectionAsync(); var tx = await c.BeginTransactionAsync(); await End(tx); return 1;",
        """
        private static async Task End(NpgsqlTransaction tx)
        {
            await using var batch = new NpgsqlBatch(tx.Connection, tx);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select 1"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
            await batch.ExecuteNonQueryAsync();
        }
        """);
}
