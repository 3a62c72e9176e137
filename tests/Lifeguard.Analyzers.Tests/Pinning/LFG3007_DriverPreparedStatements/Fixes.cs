using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Pinning.DriverPreparedStatementsAnalyzer, Lifeguard.CodeFixes.Rules.Pinning.DriverPreparedStatementsFix>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3007_DriverPreparedStatements;

public sealed class Fixes
{
    [Theory]
    [InlineData("\"Host=db;Port=6432;{|LFG3007:Max Auto Prepare=20|};Database=orders\"", "\"Host=db;Port=6432;Database=orders\"")]
    [InlineData("\"Host=db;Port=6432;{|LFG3007:Max Auto Prepare=20|}\"", "\"Host=db;Port=6432\"")]
    [InlineData("\"{|LFG3007:MaxAutoPrepare = '20'|}; Host=db; Port=6432;\"", "\" Host=db; Port=6432;\"")]
    [InlineData("$\"Host=db;Port=6432;Database={input};{|LFG3007:Max Auto Prepare=20|}\"", "$\"Host=db;Port=6432;Database={input}\"")]
    [InlineData("\"Host=db;Port=6432\" + \";{|LFG3007:Max Auto Prepare=20|}\"", "\"Host=db;Port=6432\"")]
    [InlineData("new NpgsqlConnectionStringBuilder { Host = \"db\", Port = 6432, {|LFG3007:MaxAutoPrepare = 20|} }.ConnectionString", "new NpgsqlConnectionStringBuilder { Host = \"db\", Port = 6432 }.ConnectionString")]
    public Task TheSettingGoesAndNothingElse(string text, string without) => Test.FixesOrders(
        $"""
        await using var connection = new NpgsqlConnection({text});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        "",
        $"""
        await using var connection = new NpgsqlConnection({without});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("await {|LFG3007:command.PrepareAsync()|};")]
    [InlineData("await {|LFG3007:command.PrepareAsync(CancellationToken.None)|}.ConfigureAwait(false);")]
    [InlineData("{|LFG3007:command.Prepare()|};")]
    public Task TheCallGoes(string statement) => Test.FixesOrders(
        $"""
        await using var connection = new NpgsqlConnection("Host=db;Port=6432");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from orders", connection);
        {statement}
        return (int)(long)(await command.ExecuteScalarAsync())!;
        """,
        "",
        """
        await using var connection = new NpgsqlConnection("Host=db;Port=6432");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from orders", connection);
        return (int)(long)(await command.ExecuteScalarAsync())!;
        """);

    [Fact]
    public Task AllGoTogether() => Test.FixesOrders(
        """
        await using var connection = new NpgsqlConnection("Host=db;Port=6432;{|LFG3007:Max Auto Prepare=20|}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from orders", connection);

        // Called often.
        await {|LFG3007:command.PrepareAsync()|};

        await using var batch = new NpgsqlBatch(connection);
        await {|LFG3007:batch.PrepareAsync()|}; // and this one
        return (int)(long)(await command.ExecuteScalarAsync())!;
        """,
        "",
        """
        await using var connection = new NpgsqlConnection("Host=db;Port=6432");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from orders", connection);

        // Called often.

        await using var batch = new NpgsqlBatch(connection);
        // and this one
        return (int)(long)(await command.ExecuteScalarAsync())!;
        """);

    [Theory]
    [InlineData("var prepared = {|LFG3007:command.PrepareAsync()|}; await prepared;")]
    [InlineData("if (input == \"\") {|LFG3007:command.Prepare()|};")]
    [InlineData("{|LFG3007:Made().Prepare()|};", "private static NpgsqlCommand Made() => new(\"select 1\");")]
    [InlineData("await Task.WhenAll({|LFG3007:command.PrepareAsync()|});")]
    public Task WhereMoreThanTheCallWouldGoNothingIsOffered(string statement, string members = "") => Test.OffersNothingInOrders(
        $"""
        await using var connection = new NpgsqlConnection("Host=db;Port=6432");
        await using var command = new NpgsqlCommand("select 1", connection);
        {statement}
        return 1;
        """,
        members);

    [Fact]
    public Task AMethodThatWouldAwaitNothingAnyMoreKeepsTheCall() => Test.OffersNothing("""
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            public async Task Warm(string input, ILambdaContext context)
            {
                var command = new NpgsqlCommand("select 1", new NpgsqlConnection("Host=db;Port=6432"));
                await {|LFG3007:command.PrepareAsync()|};
            }
        }
        """);
}
