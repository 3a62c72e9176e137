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

    [Fact]
    public Task ACallIsAwaited() => InOrders(
        """
        NpgsqlConnection? connection = null;
        try
        {
            connection = Db.OpenConnection();
            var reader = connection.CreateCommand().ExecuteReader();
            [|reader.Dispose()|]; // early
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        finally
        {
            // If there is one.
            [|connection?.Dispose()|];
        }
        """,
        """
        NpgsqlConnection? connection = null;
        try
        {
            connection = Db.OpenConnection();
            var reader = connection.CreateCommand().ExecuteReader();
            await reader.DisposeAsync(); // early
            return await connection.ExecuteScalarAsync<int>("select 1");
        }
        finally
        {
            // If there is one.
            if (connection != null) await connection.DisposeAsync();
        }
        """);

    [Fact]
    public Task AnElseKeepsItsIf() => Test.OffersNothingInOrders(
        """
        NpgsqlConnection? connection = input == "" ? null : Db.OpenConnection();
        if (input == "a")
            [|connection?.Dispose()|];
        else
            context.Logger.LogLine(input);
        return await Task.FromResult(1);
        """,
        Db);

    private static Task InOrders(string body, string fixedBody) => Test.FixesOrders(body, Db, fixedBody, members: Db);
}
