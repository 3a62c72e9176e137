using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Disposal.ConnectionOutlivesInvocationAnalyzer, Lifeguard.CodeFixes.Rules.Disposal.ConnectionOutlivesInvocationFix>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2004_ConnectionOutlivesInvocation;

public sealed class Fixes
{
    private const string Db = """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""";

    [Fact]
    public Task ADroppedTaskIsAwaited() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        // First.
        _ = [|connection.ExecuteAsync("delete from orders")|]; // dropped
        _ = [|connection.ExecuteAsync("delete from orders")|].ConfigureAwait(false);
        _ = [|Task.Run(() => connection.Execute("delete from orders"))|];
        return 1;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        // First.
        await connection.ExecuteAsync("delete from orders"); // dropped
        await connection.ExecuteAsync("delete from orders").ConfigureAwait(false);
        await Task.Run(() => connection.Execute("delete from orders"));
        return 1;
        """);

    [Fact]
    public Task AStatementThatIsNotAwaitedIs() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        #pragma warning disable CS4014
        if (input == "")
            [|connection.ExecuteAsync("delete from orders")|];
        #pragma warning restore CS4014
        return 1;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        #pragma warning disable CS4014
        if (input == "")
            await connection.ExecuteAsync("delete from orders");
        #pragma warning restore CS4014
        return 1;
        """);

    [Fact]
    public Task ATaskOfWhichNothingIsHeardAgainIsAwaited() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        var deleting = [|connection.ExecuteAsync("delete from orders")|];
        return 1;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        await connection.ExecuteAsync("delete from orders");
        return 1;
        """);

    [Fact]
    public Task AFunctionThatReturnsATaskBecomesAsync() => Members(
        """
        private static Task<int> Count(string table)
        {
            if (table == "") return Task.FromResult(0);
            using var connection = Db.OpenConnection();
            return [|connection.ExecuteScalarAsync<int>("select count(*) from " + table)|];
        }

        // No result.
        private static Task Delete(string table)
        {
            if (table == "")
                return Task.CompletedTask;

            using (var connection = Db.OpenConnection())
            {
                if (table == "all") return [|connection.ExecuteAsync("delete from orders")|];
                return [|connection.ExecuteAsync("delete from " + table)|];
            }
        }

        private static Func<int, Task<int>> One => id =>
        {
            using var connection = Db.OpenConnection();
            return [|connection.ExecuteScalarAsync<int>("select @id", new { id })|];
        };
        """,
        """
        private static async Task<int> Count(string table)
        {
            if (table == "") return 0;
            await using var connection = Db.OpenConnection();
            return await connection.ExecuteScalarAsync<int>("select count(*) from " + table);
        }

        // No result.
        private static async Task Delete(string table)
        {
            if (table == "")
                return;

            await using (var connection = Db.OpenConnection())
            {
                if (table == "all") { await connection.ExecuteAsync("delete from orders"); return; }
                await connection.ExecuteAsync("delete from " + table);
            }
        }

        private static Func<int, Task<int>> One => async id =>
        {
            await using var connection = Db.OpenConnection();
            return await connection.ExecuteScalarAsync<int>("select @id", new { id });
        };
        """);

    [Fact]
    public Task NothingWhereNobodyCouldAwait() => Test.OffersNothing(Class(
        """
        private static void Delete()
        {
            using var connection = Db.OpenConnection();
            [|connection.ExecuteAsync("delete from orders")|];
            _ = [|Task.Run(() => connection.Execute("delete from orders"))|];
        }
        """));

    private static Task InOrders(string body, string fixedBody) => Test.FixesOrders(body, Db, fixedBody, members: Db);

    private static Task Members(string member, string fixedMember) => Test.Fixes(Class(member), Class(fixedMember));

    private static string Class(string members) => $$"""
        using Amazon.Lambda.Core;
        using Dapper;
        using Npgsql;

        public class Orders
        {
            {{Db}}

        {{string.Join('\n', members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}

            public void Handle(string input, ILambdaContext context)
            {
            }
        }
        """;
}
