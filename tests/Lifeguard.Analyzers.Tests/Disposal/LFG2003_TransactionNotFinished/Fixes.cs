using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Disposal.TransactionNotFinishedAnalyzer, Lifeguard.CodeFixes.Rules.Disposal.TransactionNotFinishedFix>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2003_TransactionNotFinished;

public sealed class Fixes
{
    private const string Db = """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""";

    [Fact]
    public Task ATransactionThatIsCommittedIsDisposed() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        var transaction = await {|LFG2003:connection.BeginTransactionAsync()|};
        await connection.ExecuteAsync("delete from orders", transaction: transaction);
        await transaction.CommitAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("delete from orders", transaction: transaction);
        await transaction.CommitAsync();
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task CatchAndRollbackStay() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        NpgsqlTransaction transaction = await {|LFG2003:connection.BeginTransactionAsync()|};
        try
        {
            using var command = new NpgsqlCommand("delete from orders", connection, transaction);
            if (await command.ExecuteNonQueryAsync() == 0) return 0;
            await transaction.CommitAsync();
        }
        catch (NpgsqlException)
        {
            await transaction.RollbackAsync();
            throw;
        }

        return 1;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        try
        {
            using var command = new NpgsqlCommand("delete from orders", connection, transaction);
            if (await command.ExecuteNonQueryAsync() == 0) return 0;
            await transaction.CommitAsync();
        }
        catch (NpgsqlException)
        {
            await transaction.RollbackAsync();
            throw;
        }

        return 1;
        """);

    [Fact]
    public Task OneThatNobodyKeepsIsLeftAlone() => Test.OffersNothingInOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        {|LFG2003:connection.BeginTransaction()|};
        await {|LFG2003:connection.BeginTransactionAsync()|};
        _ = await {|LFG2003:connection.BeginTransactionAsync()|};
        return await connection.ExecuteAsync("delete from orders");
        """,
        Db);

    [Fact]
    public Task OneThatIsReturnedIsLeftAlone() => Test.OffersNothing(
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            private static async Task<NpgsqlTransaction?> Begin(NpgsqlConnection connection)
            {
                var transaction = await {|LFG2003:connection.BeginTransactionAsync()|};
                if (connection.State != System.Data.ConnectionState.Open) return null;
                return transaction;
            }

            public async Task Handle(string input, ILambdaContext context)
            {
                await using var connection = new NpgsqlConnection("Host=db");
                await using var transaction = await Begin(connection);
            }
        }
        """);

    private static Task InOrders(string body, string fixedBody) => Test.FixesOrders(body, Db, fixedBody, members: Db);
}
