using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Disposal.SyncDisposeInAsyncHandlerAnalyzer, Lifeguard.CodeFixes.Rules.Disposal.SyncDisposeInAsyncHandlerFix>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2007_SyncDisposeInAsyncHandler;

public sealed class Fixes
{
    private const string Db = """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""";

    [Fact]
    public Task UsingBecomesAwaitUsing() => InOrders(
        """
        // Rented.
        [|using|] var connection = await Db.OpenConnectionAsync(); // one
        [|using|] (var transaction = await connection.BeginTransactionAsync())
        [|using|] (NpgsqlDataReader reader = connection.CreateCommand().ExecuteReader())
        {
            await transaction.CommitAsync();
            return reader.FieldCount;
        }
        """,
        """
        // Rented.
        await using var connection = await Db.OpenConnectionAsync(); // one
        await using (var transaction = await connection.BeginTransactionAsync())
        await using (NpgsqlDataReader reader = connection.CreateCommand().ExecuteReader())
        {
            await transaction.CommitAsync();
            return reader.FieldCount;
        }
        """);

    private static Task InOrders(string body, string fixedBody) => Test.FixesOrders(body, Db, fixedBody, members: Db);
}
