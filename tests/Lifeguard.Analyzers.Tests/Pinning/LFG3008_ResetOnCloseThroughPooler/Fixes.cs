using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Pinning.ResetOnCloseThroughPoolerAnalyzer, Lifeguard.CodeFixes.Rules.Pinning.ResetOnCloseThroughPoolerFix>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3008_ResetOnCloseThroughPooler;

public sealed class Fixes
{
    private const string Proxy = "orders.proxy-abc.eu-central-1.rds.amazonaws.com";

    [Theory]
    [InlineData($"\"{{|LFG3008:Host={Proxy}|}};Database=orders\"", $"\"Host={Proxy};Database=orders;No Reset On Close=true\"")]
    [InlineData($"\"{{|LFG3008:Host={Proxy}|}};Database=orders;\"", $"\"Host={Proxy};Database=orders;No Reset On Close=true;\"")]
    [InlineData($"\"{{|LFG3008:Host={Proxy}|}}; Database=orders\"", $"\"Host={Proxy}; Database=orders; No Reset On Close=true\"")]
    [InlineData($"\"{{|LFG3008:host={Proxy}|}};database=orders\"", $"\"host={Proxy};database=orders;no reset on close=true\"")]
    [InlineData($"\"{{|LFG3008:Host={Proxy}|}};MaxPoolSize=2\"", $"\"Host={Proxy};MaxPoolSize=2;NoResetOnClose=true\"")]
    [InlineData($"@\"{{|LFG3008:Host={Proxy}|}};Password=\"\"a;b\"\"\"", $"@\"Host={Proxy};Password=\"\"a;b\"\";No Reset On Close=true\"")]
    [InlineData($"\"{{|LFG3008:Host={Proxy}|}};Password=\\\"a;b\\\"\"", $"\"Host={Proxy};Password=\\\"a;b\\\";No Reset On Close=true\"")]
    [InlineData($"$\"{{|LFG3008:Host={Proxy}|}};Password={{input}}\"", $"$\"Host={Proxy};Password={{input}};No Reset On Close=true\"")]
    [InlineData($"$\"{{|LFG3008:Host={{input}}.proxy-abc.eu-central-1.rds.amazonaws.com|}};Username=app\"", "$\"Host={input}.proxy-abc.eu-central-1.rds.amazonaws.com;Username=app;No Reset On Close=true\"")]
    [InlineData($"\"{{|LFG3008:Host={Proxy}|}};\" + \"Database=orders\"", $"\"Host={Proxy};No Reset On Close=true;\" + \"Database=orders\"")]
    [InlineData($"\"{{|LFG3008:Host={Proxy}|}};Password=\" + input", $"\"No Reset On Close=true;Host={Proxy};Password=\" + input")]
    [InlineData($"new NpgsqlConnectionStringBuilder {{ {{|LFG3008:Host = \"{Proxy}\"|}} }}.ConnectionString", $"new NpgsqlConnectionStringBuilder {{ Host = \"{Proxy}\", NoResetOnClose = true }}.ConnectionString")]
    public Task TheKeywordComesInAndNothingElseChanges(string text, string with) => Test.FixesOrders(
        $"""
        await using var connection = new NpgsqlConnection({text});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        "",
        $"""
        await using var connection = new NpgsqlConnection({with});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task LinesOfTheirOwnStayLinesOfTheirOwn() => Test.FixesOrders(
        $$""""
        await using var connection = new NpgsqlConnection("""
            {|LFG3008:Host={{Proxy}}|};
            Database=orders;
            """);
        await using var second = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            {|LFG3008:Host = "{{Proxy}}"|},
            Database = "orders",
        }.ConnectionString);
        return await connection.ExecuteScalarAsync<int>("select 1");
        """",
        "",
        $$""""
        await using var connection = new NpgsqlConnection("""
            Host={{Proxy}};
            Database=orders;
            No Reset On Close=true;
            """);
        await using var second = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = "{{Proxy}}",
            NoResetOnClose = true,
            Database = "orders",
        }.ConnectionString);
        return await connection.ExecuteScalarAsync<int>("select 1");
        """");

    [Theory]
    [InlineData("builder.Host", "builder.NoResetOnClose")]
    [InlineData("builder[\"Host\"]", "builder[\"No Reset On Close\"]")]
    public Task AStatementComesInBehindTheHosts(string host, string reset) => Test.FixesOrders(
        $$"""
        var builder = new NpgsqlConnectionStringBuilder();
        {|LFG3008:{{host}} = "{{Proxy}}"|}; // the proxy
        builder.Database = "orders";
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        "",
        $$"""
        var builder = new NpgsqlConnectionStringBuilder();
        {{host}} = "{{Proxy}}"; // the proxy
        {{reset}} = true;
        builder.Database = "orders";
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task AConstantIsFixedWhereItStands() => Test.Fixes(
        $$"""
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            private const string Text = "{|LFG3008:Host={{Proxy}}|};Database=orders"; // the shop's
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Text);

            public async Task<string> Handle(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return input;
            }
        }
        """,
        $$"""
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            private const string Text = "Host={{Proxy}};Database=orders;No Reset On Close=true"; // the shop's
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Text);

            public async Task<string> Handle(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return input;
            }
        }
        """);
}
