using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Disposal.ReaderOrCommandNotDisposedAnalyzer, Lifeguard.CodeFixes.Rules.Disposal.ReaderOrCommandNotDisposedFix>;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2002_ReaderOrCommandNotDisposed;

public sealed class Fixes
{
    private const string Db = """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");""";

    [Fact]
    public Task CommandAndReaderNest() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        var command = {|LFG2002:new NpgsqlCommand("select 1", connection)|};
        var reader = await {|LFG2002:command.ExecuteReaderAsync()|};
        var count = 0;
        while (await reader.ReadAsync())
        {
            count += reader.GetInt32(0);
        }

        reader.Close();
        command.Dispose();
        return count;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand("select 1", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var count = 0;
        while (await reader.ReadAsync())
        {
            count += reader.GetInt32(0);
        }

        return count;
        """);

    [Fact]
    public Task AReaderEndsBeforeTheNextCommand() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand("select 1", connection);
        var ids = new List<int>();
        var reader = await {|LFG2002:command.ExecuteReaderAsync()|};
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetInt32(0));
        }

        return await connection.ExecuteAsync("delete from orders where id = any(@ids)", new { ids });
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand("select 1", connection);
        var ids = new List<int>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                ids.Add(reader.GetInt32(0));
            }
        }

        return await connection.ExecuteAsync("delete from orders where id = any(@ids)", new { ids });
        """);

    [Fact]
    public Task ACloseInTheMiddleStays() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand("select 1", connection);
        var reader = await {|LFG2002:command.ExecuteReaderAsync()|};
        var count = await reader.ReadAsync() ? reader.GetInt32(0) : 0;
        await reader.CloseAsync();
        return await connection.ExecuteAsync("update orders set count = @count", new { count });
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand("select 1", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var count = await reader.ReadAsync() ? reader.GetInt32(0) : 0;
        await reader.CloseAsync();
        return await connection.ExecuteAsync("update orders set count = @count", new { count });
        """);

    [Fact]
    public Task CommandsOneAfterTheOtherBecomeVariablesOfTheirOwn() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        var command = {|LFG2002:new NpgsqlCommand("select 1", connection)|};
        var count = await command.ExecuteNonQueryAsync();
        command = {|LFG2002:new NpgsqlCommand("select 2", connection)|}; // two
        command.Parameters.AddWithValue("id", count);
        return await command.ExecuteNonQueryAsync();
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand("select 1", connection);
        var count = await command.ExecuteNonQueryAsync();
        using var command2 = new NpgsqlCommand("select 2", connection); // two
        command2.Parameters.AddWithValue("id", count);
        return await command2.ExecuteNonQueryAsync();
        """);

    [Fact]
    public Task ReadersOneAfterTheOtherGetAStatementEach() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand("select 1", connection);
        var sum = 0;
        NpgsqlDataReader reader;
        reader = await {|LFG2002:command.ExecuteReaderAsync()|};
        while (await reader.ReadAsync()) sum += reader.GetInt32(0);
        reader = await {|LFG2002:command.ExecuteReaderAsync()|};
        while (await reader.ReadAsync()) sum += reader.GetInt32(0);
        return sum;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand("select 1", connection);
        var sum = 0;
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) sum += reader.GetInt32(0);
        }
        await using (NpgsqlDataReader reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) sum += reader.GetInt32(0);
        }
        return sum;
        """);

    [Fact]
    public Task AVariableForALoopMovesIn() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        NpgsqlCommand command;
        foreach (var id in input.Split(','))
        {
            command = {|LFG2002:connection.CreateCommand()|};
            command.CommandText = "delete from orders where id = @id";
            command.Parameters.AddWithValue("id", id);
            await command.ExecuteNonQueryAsync();
        }

        return 1;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        foreach (var id in input.Split(','))
        {
            using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = "delete from orders where id = @id";
            command.Parameters.AddWithValue("id", id);
            await command.ExecuteNonQueryAsync();
        }

        return 1;
        """);

    [Theory]
    [InlineData("await MARK.ExecuteNonQueryAsync();", "await command.ExecuteNonQueryAsync();")]
    [InlineData("count += (int)(await MARK.ExecuteScalarAsync())!;", "count += (int)(await command.ExecuteScalarAsync())!;")]
    [InlineData("var rows = await MARK.ExecuteNonQueryAsync() + count; Console.WriteLine(rows);", "var rows = await command.ExecuteNonQueryAsync() + count; Console.WriteLine(rows);")]
    [InlineData("if (await MARK.ExecuteNonQueryAsync() > 0) count++;", "if (await command.ExecuteNonQueryAsync() > 0) count++;")]
    [InlineData("foreach (System.Data.Common.DbParameter parameter in MARK.Parameters) count++;", "foreach (System.Data.Common.DbParameter parameter in command.Parameters) count++;")]
    [InlineData("switch (MARK.ExecuteNonQuery()) { case 1: count++; break; }", "switch (command.ExecuteNonQuery()) { case 1: count++; break; }")]
    [InlineData("using (var reader = await MARK.ExecuteReaderAsync()) count += reader.FieldCount;", "using (var reader = await command.ExecuteReaderAsync()) count += reader.FieldCount;")]
    public Task ATemporaryCommandGetsAName(string use, string fixedUse) => InOrders(
        $"""
        await using var connection = await Db.OpenConnectionAsync();
        var count = 0;
        // Delete.
        {use.Replace("MARK", """{|LFG2002:new NpgsqlCommand("select 1", connection)|}""", StringComparison.Ordinal)} // done
        return count;
        """,
        $"""
        await using var connection = await Db.OpenConnectionAsync();
        var count = 0;
        // Delete.
        using var command = new NpgsqlCommand("select 1", connection);
        {fixedUse} // done
        return count;
        """);

    [Fact]
    public Task ATemporaryOfSeveralLinesKeepsThem() => InOrders(
        """"
        await using var connection = await Db.OpenConnectionAsync();
        return await {|LFG2002:new NpgsqlCommand(
            """
            select 1
              from orders
            """,
            connection)|}.ExecuteNonQueryAsync();
        """",
        """"
        await using var connection = await Db.OpenConnectionAsync();
        using var command = new NpgsqlCommand(
            """
            select 1
              from orders
            """,
            connection);
        return await command.ExecuteNonQueryAsync();
        """");

    [Fact]
    public Task AStatementBehindAnIfGetsBraces() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        if (input == "")
            await {|LFG2002:new NpgsqlCommand("delete from orders", connection)|}.ExecuteNonQueryAsync(); // all
        foreach (var id in input.Split(',')) {|LFG2002:new NpgsqlCommand("delete from orders", connection)|}.ExecuteNonQuery();
        return 1;
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        if (input == "")
        {
            using var command = new NpgsqlCommand("delete from orders", connection);
            await command.ExecuteNonQueryAsync(); // all
        }
        foreach (var id in input.Split(','))
        {
            using var command2 = new NpgsqlCommand("delete from orders", connection);
            command2.ExecuteNonQuery();
        }
        return 1;
        """);

    [Fact]
    public Task ExpressionBodiesBecomeBlocks() => Members(
        """
        private static int One(NpgsqlConnection connection) => (int){|LFG2002:new NpgsqlCommand("select 1", connection)|}.ExecuteScalar()!;

        // No result.
        private static async Task Two(NpgsqlConnection connection) =>
            await {|LFG2002:new NpgsqlCommand("select 1", connection)|}
                .ExecuteNonQueryAsync();

        private static void Three(NpgsqlConnection connection) => {|LFG2002:new NpgsqlCommand("select 1", connection)|}.ExecuteNonQuery(); // three

        private static readonly Func<NpgsqlConnection, int> Four = connection => {|LFG2002:new NpgsqlCommand("select 1", connection)|}.ExecuteNonQuery();
        """,
        """
        private static int One(NpgsqlConnection connection)
        {
            using var command = new NpgsqlCommand("select 1", connection);
            return (int)command.ExecuteScalar()!;
        }

        // No result.
        private static async Task Two(NpgsqlConnection connection)
        {
            using var command = new NpgsqlCommand("select 1", connection);
            await command
                .ExecuteNonQueryAsync();
        }

        private static void Three(NpgsqlConnection connection)
        {
            using var command = new NpgsqlCommand("select 1", connection);
            command.ExecuteNonQuery();
        } // three

        private static readonly Func<NpgsqlConnection, int> Four = connection =>
        {
            using var command = new NpgsqlCommand("select 1", connection);
            return command.ExecuteNonQuery();
        };
        """);

    [Fact]
    public Task ALambdaOfAMethodCall() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        return input.Split(',').Sum(id => {|LFG2002:new NpgsqlCommand("select 1", connection)|}.ExecuteNonQuery());
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        return input.Split(',').Sum(id =>
        {
            using var command = new NpgsqlCommand("select 1", connection);
            return command.ExecuteNonQuery();
        });
        """);

    [Fact]
    public Task AReaderThatNobodyTakesGetsAName() => InOrders(
        """
        await using var connection = await Db.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select warm()", connection);
        await {|LFG2002:command.ExecuteReaderAsync()|}; // warm
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        """
        await using var connection = await Db.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select warm()", connection);
        await using (var reader = await command.ExecuteReaderAsync()) // warm
        {
        }
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task AUsingOnTopOfAnother() => InOrders(
        """
        await using (var connection = await Db.OpenConnectionAsync())
        await using (var reader = await {|LFG2002:new NpgsqlCommand("select 1", connection)|}.ExecuteReaderAsync())
        {
            return await reader.ReadAsync() ? reader.GetInt32(0) : 0;
        }
        """,
        """
        await using (var connection = await Db.OpenConnectionAsync())
        using (var command = new NpgsqlCommand("select 1", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            return await reader.ReadAsync() ? reader.GetInt32(0) : 0;
        }
        """);

    [Theory]
    [InlineData("return input == \"\" ? 0 : await MARK.ExecuteNonQueryAsync();")]                        // not always made
    [InlineData("return input == \"\" || await MARK.ExecuteNonQueryAsync() > 0 ? 1 : 0;")]
    [InlineData("return Next() + await MARK.ExecuteNonQueryAsync(); int Next() => 1;")]                 // something comes first
    [InlineData("while (await MARK.ExecuteNonQueryAsync() > 0) { } return 1;")]                         // made again and again
    [InlineData("_ = MARK.ExecuteNonQueryAsync(); return 1;")]                                           // it is not finished
    public Task NothingWhereTheOrderWouldChange(string body) => Test.OffersNothingInOrders(
        "await using var connection = await Db.OpenConnectionAsync();\n" + body.Replace("MARK", """{|LFG2002:new NpgsqlCommand("select 1", connection)|}""", StringComparison.Ordinal),
        Db);

    private static Task InOrders(string body, string fixedBody) => Test.FixesOrders(body, Db, fixedBody, members: Db);

    private static Task Members(string member, string fixedMember) => Test.Fixes(Class(member), Class(fixedMember));

    private static string Class(string members) => $$"""
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
        {{string.Join('\n', members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}

            public async Task<int> Handle(string input, ILambdaContext context)
            {
                await using var connection = new NpgsqlConnection("Host=db");
                await Two(connection);
                Three(connection);
                return One(connection) + Four(connection);
            }
        }
        """;
}
