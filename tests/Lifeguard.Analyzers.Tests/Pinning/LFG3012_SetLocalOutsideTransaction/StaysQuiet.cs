using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SetLocalOutsideTransactionAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3012_SetLocalOutsideTransaction;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync(); await connection.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\"); await transaction.CommitAsync();")]
    [InlineData("using (var transaction = connection.BeginTransaction()) { connection.Execute(\"SET LOCAL app.tenant = 'a'\", transaction: transaction); transaction.Commit(); }")]
    [InlineData("var transaction = connection.BeginTransaction(); try { connection.Execute(\"SET LOCAL app.tenant = 'a'\", null, transaction); transaction.Commit(); } catch { transaction.Rollback(); throw; }")]
    [InlineData("using var scope = new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled); await using var open = new NpgsqlConnection(\"\"); await open.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\"); scope.Complete();")]
    [InlineData("await connection.ExecuteAsync(\"BEGIN; SET LOCAL app.tenant = 'a'; select 1; COMMIT\");")]
    [InlineData("await connection.ExecuteAsync(\"SET LOCAL app.tenant = 'a'; select 1\");")]
    [InlineData("await connection.ExecuteAsync(\"SET LOCAL app.tenant = 'a'; \" + input);")]
    [InlineData("await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(\"SET LOCAL app.tenant = 'a'\"), new NpgsqlBatchCommand(\"select 1\") } };")]
    [InlineData("await using var db = new DbContext(new DbContextOptionsBuilder().UseNpgsql(\"\").Options); await using var transaction = await db.Database.BeginTransactionAsync(); await db.Database.ExecuteSqlRawAsync(\"SET LOCAL app.tenant = 'a'\"); await transaction.CommitAsync();")]
    [InlineData("await connection.ExecuteAsync(\"BEGIN\"); await connection.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\"); await connection.ExecuteAsync(\"COMMIT\");")]
    public Task ATransactionThatEncloses(string statements) => Test.StaysQuiet(statements);

    [Theory]
    [InlineData("await Set(connection, null);", "private static Task Set(NpgsqlConnection open, NpgsqlTransaction transaction) => open.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\", transaction: transaction);")]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync(); await Set(connection);", "private static Task Set(NpgsqlConnection open) => open.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\");")]
    [InlineData("if (number > 1) await connection.BeginTransactionAsync(); await connection.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\");", "")]
    [InlineData("await Begin(connection); await connection.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\");", "private static async Task Begin(NpgsqlConnection open) => await open.BeginTransactionAsync();")]
    [InlineData("await Begin(); await Set();", "private static NpgsqlConnection _held; private static Task Begin() => _held.ExecuteAsync(\"BEGIN\"); private static Task Set() => _held.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\");")]
    [InlineData("using (var scope = new System.Transactions.TransactionScope()) { Run(); }", "private static void Run() { using var open = new NpgsqlConnection(\"\"); open.Execute(\"SET LOCAL app.tenant = 'a'\"); }")]
    public Task ATransactionThatMayEnclose(string statements, string members) => Test.StaysQuiet(statements, members: members);

    [Theory]
    [InlineData("with t as (select set_config('app.tenant', 'a', true)) select * from orders, t")]
    [InlineData("select id from jobs where pg_try_advisory_xact_lock(id) limit 1")]
    [InlineData("update jobs set taken = true where pg_try_advisory_xact_lock(id)")]
    public Task WhatIsForItsOwnStatement(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Theory]
    [InlineData("SET app.tenant = 'a'")]
    [InlineData("select pg_advisory_lock(1)")]
    [InlineData("CREATE TEMP TABLE t (id int)")]
    public Task WhatLastsLonger(string sql) => Test.StaysQuiet(Test.Sends(sql));

    [Fact]
    public Task ALibraryWhoseCallersAreNotSeen() => RuleTest<SetLocalOutsideTransactionAnalyzer>.StaysQuiet(
        """public static class Tenants { public static void Set(Npgsql.NpgsqlConnection connection) { using var command = new Npgsql.NpgsqlCommand("SET LOCAL app.tenant = 'a'", connection); command.ExecuteNonQuery(); } }""",
        (".globalconfig", "is_global = true\nlifeguard_pooler = pgbouncer\n"));
}
