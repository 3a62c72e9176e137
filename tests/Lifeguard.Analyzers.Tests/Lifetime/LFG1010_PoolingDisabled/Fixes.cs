using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Lifetime.PoolingDisabledAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.PoolingDisabledFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1010_PoolingDisabled;

public sealed class Fixes
{
    [Theory]
    [InlineData("\"Host=db;{|LFG1010:Pooling=false|};Database=orders\"", "\"Host=db;Database=orders\"")]
    [InlineData("\"{|LFG1010:Pooling=false|};Host=db\"", "\"Host=db\"")]
    [InlineData("\"Host=db;{|LFG1010:Pooling=false|}\"", "\"Host=db\"")]
    [InlineData("\"Host=db;{|LFG1010:pooling = False|};\"", "\"Host=db;\"")]
    [InlineData("\"Host=db; {|LFG1010:Pooling=false|}; Database=orders\"", "\"Host=db; Database=orders\"")]
    [InlineData("\"Host=db;{|LFG1010:Pooling=false|};{|LFG1010:Pooling=false|}\"", "\"Host=db\"")]
    [InlineData("@\"Host=db;{|LFG1010:Pooling=false|};Password=\"\"a\"\"\"", "@\"Host=db;Password=\"\"a\"\"\"")]
    [InlineData("\"Host=db;Password=\\\"a;b\\\";{|LFG1010:Pooling=false|}\"", "\"Host=db;Password=\\\"a;b\\\"\"")]
    [InlineData("$\"Host=db;Database={input};{|LFG1010:Pooling=false|}\"", "$\"Host=db;Database={input}\"")]
    [InlineData("$\"Host=db;{|LFG1010:Pooling=false|};Database={input}\"", "$\"Host=db;Database={input}\"")]
    [InlineData("$@\"Host=db;{|LFG1010:Pooling=false|};Database={input}\"", "$@\"Host=db;Database={input}\"")]
    [InlineData("\"Host=db\" + \";{|LFG1010:Pooling=false|}\"", "\"Host=db\"")]
    [InlineData("\"Host=db;\" + \"{|LFG1010:Pooling=false|};\" + \"Database=orders\"", "\"Host=db;\" + \"Database=orders\"")]
    [InlineData("\"\"\"Host=db;{|LFG1010:Pooling=false|};Database=orders\"\"\"", "\"\"\"Host=db;Database=orders\"\"\"")]
    [InlineData("new NpgsqlConnectionStringBuilder(\"Host=db\") { {|LFG1010:Pooling = false|} }.ConnectionString", "new NpgsqlConnectionStringBuilder(\"Host=db\").ConnectionString")]
    [InlineData("new NpgsqlConnectionStringBuilder { Host = \"db\", {|LFG1010:Pooling = false|} }.ConnectionString", "new NpgsqlConnectionStringBuilder { Host = \"db\" }.ConnectionString")]
    [InlineData("new NpgsqlConnectionStringBuilder { {|LFG1010:Pooling = false|}, Host = \"db\" }.ConnectionString", "new NpgsqlConnectionStringBuilder { Host = \"db\" }.ConnectionString")]
    public Task TheSettingGoesAndNothingElse(string text, string without) => Test.FixesOrders(
        $"""
        // How many are there?
        await using var connection = new NpgsqlConnection({text});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        "",
        $"""
        // How many are there?
        await using var connection = new NpgsqlConnection({without});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Theory]
    [InlineData("{|LFG1010:builder.Pooling = false|};")]
    [InlineData("{|LFG1010:builder[\"Pooling\"] = false|};")]
    public Task TheStatementGoes(string statement) => Test.FixesOrders(
        $"""
        var builder = new NpgsqlConnectionStringBuilder("Host=db");
        {statement}
        builder.Database = "orders";
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        "",
        """
        var builder = new NpgsqlConnectionStringBuilder("Host=db");
        builder.Database = "orders";
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task ALineOfItsOwnGoesWithItsLine() => Test.FixesOrders(
        """"
        await using var connection = new NpgsqlConnection("""
            Host=db;
            {|LFG1010:Pooling=false|};
            Database=orders
            """);
        await using var second = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = "db",
            {|LFG1010:Pooling = false|},
            Database = "orders",
        }.ConnectionString);
        return await connection.ExecuteScalarAsync<int>("select 1");
        """",
        "",
        """"
        await using var connection = new NpgsqlConnection("""
            Host=db;
            Database=orders
            """);
        await using var second = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = "db",
            Database = "orders",
        }.ConnectionString);
        return await connection.ExecuteScalarAsync<int>("select 1");
        """");

    [Fact]
    public Task AConstantIsFixedWhereItStands() => Test.Fixes(
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public static class Settings
        {
            public const string Orders = "Host=db;{|LFG1010:Pooling=false|};Database=orders"; // the shop's
        }

        public class Orders
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Settings.Orders);

            public async Task<string> Handle(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return input;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Npgsql;

        public static class Settings
        {
            public const string Orders = "Host=db;Database=orders"; // the shop's
        }

        public class Orders
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Settings.Orders);

            public async Task<string> Handle(string input, ILambdaContext context)
            {
                await using var connection = await Db.OpenConnectionAsync();
                return input;
            }
        }
        """);

    [Theory]
    [InlineData("new NpgsqlConnectionStringBuilder(\"Host=db\") { /* why */ {|LFG1010:Pooling = false|} }.ConnectionString")]
    [InlineData("new NpgsqlConnectionStringBuilder { Host = \"db\", /* why */ {|LFG1010:Pooling = false|} }.ConnectionString")]
    public Task ACommentIsNotThrownAway(string text) => Test.OffersNothingInOrders(
        $"""
        await using var connection = new NpgsqlConnection({text});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);
}
