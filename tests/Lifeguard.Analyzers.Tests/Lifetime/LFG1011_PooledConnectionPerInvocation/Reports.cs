using Lifeguard.Analyzers.Rules.Lifetime;
using Lifeguard.Analyzers.Tests.Lifetime.LFG1002_ConnectionPerInvocation;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1011_PooledConnectionPerInvocation;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AConnectionInTheHandlerOfEveryHost(HandlerShape host) => RuleTest<PooledConnectionPerInvocationAnalyzer>.Verify(
        host.With("""using var connection = [|new Microsoft.Data.SqlClient.SqlConnection(Environment.GetEnvironmentVariable("DB"))|];"""), host.Files);

    [Theory, MemberData(nameof(Providers.WithoutDataSource), MemberType = typeof(Providers))]
    public Task EveryProviderWithoutADataSource(string type) => Verify($"using var connection = [|new {type}(Text)|]; connection.Open();");

    [Theory]
    [InlineData("using var connection = [|new SqlConnection(Text)|];")]
    [InlineData("using var connection = [|new SqlConnection(_text)|];")]
    [InlineData("using var connection = [|new SqlConnection(\"Server=db;Database=orders\")|];")]
    [InlineData("using var connection = [|new SqlConnection(Environment.GetEnvironmentVariable(\"DB\"))|];")]
    [InlineData("using var connection = [|new SqlConnection(Environment.GetEnvironmentVariable(\"DB\") ?? throw new InvalidOperationException())|];")]
    [InlineData("using var connection = [|new SqlConnection($\"{Text};Application Name=orders\")|];")]
    [InlineData("var text = Environment.GetEnvironmentVariable(\"DB\"); using var connection = [|new SqlConnection(text)|];")]
    [InlineData("using var connection = [|new SqlConnection(_configuration[\"Db\"])|];")]
    [InlineData("using var connection = [|new SqlConnection(_configuration.GetConnectionString(\"Db\"))|];")]
    [InlineData("using var connection = [|new SqlConnection { ConnectionString = Text }|];")]
    [InlineData("using var connection = [|new SqlConnection()|]; connection.ConnectionString = Text;")]
    [InlineData("using (var connection = [|new SqlConnection(Text)|]) { connection.Open(); }")]
    [InlineData("using (IDbConnection connection = [|new SqlConnection(Text)|]) connection.Open();")]
    [InlineData("using IDbConnection connection = [|new SqlConnection(Text)|]; connection.Execute(\"delete from orders\");")]
    [InlineData("await using var connection = [|new SqlConnection(Text)|]; await connection.OpenAsync();")]
    [InlineData("var connection = [|new SqlConnection(Text)|]; using (connection) { connection.Open(); }")]
    [InlineData("SqlConnection connection = null; try { connection = [|new SqlConnection(Text)|]; connection.Open(); } finally { connection?.Dispose(); }")]
    [InlineData("var connection = [|new SqlConnection(Text)|]; try { connection.Open(); } finally { connection.Close(); }")]
    [InlineData("using var connection = [|new SqlConnection(new SqlConnectionStringBuilder { DataSource = \"db\", Pooling = true }.ConnectionString)|];")]
    public Task EveryFormThatDisposes(string statement) => Verify(statement);

    [Theory]
    [InlineData("using var connection = Connect();", "private static SqlConnection Connect() => [|new SqlConnection(Environment.GetEnvironmentVariable(\"DB\"))|];")]
    [InlineData("using var connection = Connect();", "private static SqlConnection Connect() { var made = [|new SqlConnection(Environment.GetEnvironmentVariable(\"DB\"))|]; made.Open(); return made; }")]
    [InlineData("await using var connection = await Connect();", "private static async Task<SqlConnection> Connect() { var made = [|new SqlConnection(Environment.GetEnvironmentVariable(\"DB\"))|]; await made.OpenAsync(); return made; }")]
    [InlineData("using var connection = Connection;", "private static SqlConnection Connection => [|new(Environment.GetEnvironmentVariable(\"DB\"))|];")]
    [InlineData("using var connection = Outer();", "private static SqlConnection Outer() => Inner(); private static SqlConnection Inner() => [|new(Environment.GetEnvironmentVariable(\"DB\"))|];")]
    public Task AFactoryThatPutsTheStringTogether(string handler, string members) => Verify(handler, members);

    [Fact]
    public Task AnOlderNpgsqlWithoutADataSource() =>
        OlderNpgsql.Verify<PooledConnectionPerInvocationAnalyzer>("""using var connection = [|new NpgsqlConnection("Host=db")|];""");

    [Fact]
    public Task ARepository() => Verify("await _orders.Save(input);", "private readonly Orders _orders = new();", """
        public class Orders
        {
            private static readonly string Text = Environment.GetEnvironmentVariable("DB");
            public async Task Save(string order) { await using var connection = [|new SqlConnection(Text)|]; await connection.ExecuteAsync(order); }
        }
        """);

    private static Task Verify(string handler, string members = "", string code = "") => RuleTest<PooledConnectionPerInvocationAnalyzer>.Verify(Function(handler, members, code));

    internal static string Function(string handler, string members = "", string code = "") => $$"""
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.Data.SqlClient;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;

        namespace Shop;

        public class Function
        {
            private const string Text = "Server=db;Database=orders";
            private readonly string _text = Environment.GetEnvironmentVariable("DB");
            private readonly IConfiguration _configuration;

            public Function(IConfiguration configuration) => _configuration = configuration;

            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await Task.Yield();
                {{handler}}
                return input;
            }

            {{members}}
        }

        {{code}}
        """;
}
