using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1008_ConnectionOpenedDuringInit;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.KeptByHost), MemberType = typeof(Hosts))]
    public Task AConnectionOpenedInTheConstructorOfAClassThatTheHostKeeps(HandlerShape host)
    {
        var name = host.Handler[..host.Handler.IndexOf('.', StringComparison.Ordinal)];
        return RuleTest<ConnectionOpenedDuringInitAnalyzer>.Verify(
            host.With("", $$"""public {{name}}() { var connection = new Npgsql.NpgsqlConnection("Host=db"); connection.[|Open|](); }"""), host.Files);
    }

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AConnectionOpenedInAStaticConstructorOnEveryHost(HandlerShape host)
    {
        var name = host.Handler[..host.Handler.IndexOf('.', StringComparison.Ordinal)];
        return RuleTest<ConnectionOpenedDuringInitAnalyzer>.Verify(
            host.With("", $$"""static {{name}}() { var connection = new Npgsql.NpgsqlConnection("Host=db"); connection.[|Open|](); }"""), host.Files);
    }

    [Theory]
    [InlineData("var connection = new NpgsqlConnection(Text); connection.[|Open|]();")]
    [InlineData("var connection = new NpgsqlConnection(Text); connection.[|OpenAsync|]().GetAwaiter().GetResult();")]
    [InlineData("var connection = new SqlConnection(Text); connection.[|OpenAsync|]().Wait();")]
    [InlineData("SqlConnection connection; connection = new SqlConnection(Text); connection.[|Open|]();")]
    [InlineData("var connection = Db.[|OpenConnection|]();")]
    [InlineData("var connection = Db.[|OpenConnectionAsync|]().AsTask().Result;")]
    [InlineData("var connection = Db.CreateConnection(); connection.[|Open|](); connection.Execute(\"select 1\");")]
    [InlineData("DbConnection connection = new NpgsqlConnection(Text); connection.[|Open|](); var command = new NpgsqlCommand(\"select 1\", (NpgsqlConnection)connection);")]
    [InlineData("new NpgsqlConnection(Text).[|Open|]();")]
    [InlineData("_ = Db.[|OpenConnection|]();")]
    [InlineData("Db.[|OpenConnection|]();")]
    [InlineData("Task.Run(async () => { var connection = await Db.[|OpenConnectionAsync|](); }).GetAwaiter().GetResult();")]
    [InlineData("var connection = Db.[|OpenConnection|](); try { connection.Execute(\"select 1\"); } catch { connection.Dispose(); throw; }")]
    [InlineData("var connection = Connect();")]
    [InlineData("Warm();")]
    [InlineData("_ = Held;")]
    public Task EveryWayToLeaveOneOpen(string statement) => Verify(statement, Members(statement));

    private static string Members(string statement) => statement switch
    {
        "var connection = Connect();" => "private static NpgsqlConnection Connect() { var made = new NpgsqlConnection(Text); made.[|Open|](); return made; }",
        "Warm();" => "private void Warm() { WarmAll(); } private static void WarmAll() { var made = Db.[|OpenConnection|](); }",
        "_ = Held;" => "private static NpgsqlConnection Held => Db.[|OpenConnection|]();",
        _ => "",
    };

    [Theory]
    [InlineData("private readonly NpgsqlConnection _unused = Db.[|OpenConnection|]();", "")]
    [InlineData("private static readonly NpgsqlConnection Unused = Db.[|OpenConnection|]();", "")]
    [InlineData("private static NpgsqlConnection Unused { get; } = Db.[|OpenConnection|]();", "")]
    [InlineData("private NpgsqlConnection _unused;", "_unused = new NpgsqlConnection(Text); _unused.[|Open|]();")]
    public Task AMemberThatNoInvocationUses(string members, string constructor) => Verify(constructor, members);

    [Theory]
    [InlineData("NpgsqlConnection")]
    [InlineData("SqlConnection")]
    [InlineData("IDbConnection")]
    public Task AnInjectedConnectionThatTheConstructorOpens(string type) => RuleTest<ConnectionOpenedDuringInitAnalyzer>.Verify(Usings + $$"""
        public class Function
        {
            private readonly {{type}} _connection;
            public Function({{type}} connection) { _connection = connection; _connection.[|Open|](); }
            public string FunctionHandler(string input, ILambdaContext context) { _connection.CreateCommand(); return input; }
        }
        public class Other
        {
            public Other({{type}} connection) { connection.Open(); }
        }
        """);

    [Theory]
    [InlineData("_context.Database.[|OpenConnection|]();")]
    [InlineData("_context.Database.[|OpenConnectionAsync|]().GetAwaiter().GetResult();")]
    [InlineData("context.Database.[|OpenConnection|]();")]
    public Task TheConnectionOfAContext(string statement) => RuleTest<ConnectionOpenedDuringInitAnalyzer>.Verify(Usings + $$"""
        public class OrdersContext : DbContext { }
        public class Function
        {
            private readonly OrdersContext _context;
            public Function(OrdersContext context) { _context = context; {{statement}} }
            public string FunctionHandler(string input, ILambdaContext context) { return input; }
        }
        """);

    [Fact]
    public Task AServiceThatIsRegisteredAsASingleton() => RuleTest<ConnectionOpenedDuringInitAnalyzer>.Verify(Usings + """
        using Microsoft.Extensions.DependencyInjection;
        public class Orders { public Orders(NpgsqlDataSource db) { var connection = db.[|OpenConnection|](); } }
        public class Function
        {
            public static void Configure(IServiceCollection services) => services.AddSingleton<Orders>();
            public string FunctionHandler(string input, ILambdaContext context) => input;
        }
        """);

    [Fact]
    public Task AFunctionThatTheProgramBuilds() => RuleTest<ConnectionOpenedDuringInitAnalyzer>.Verify(Usings + """
        using Amazon.Lambda.RuntimeSupport;
        public class Function
        {
            public Function() { var connection = new NpgsqlConnection("Host=db"); connection.[|Open|](); }
            public static async Task Main() { var function = new Function(); await LambdaBootstrapBuilder.Create<string>(function.Handle, null).Build().RunAsync(); }
            private Task Handle(string input) => Task.CompletedTask;
        }
        """);

    private static Task Verify(string constructor, string members = "") => RuleTest<ConnectionOpenedDuringInitAnalyzer>.Verify(Function(constructor, members));

    internal const string Usings = """
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.Data.SqlClient;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        """;

    internal static string Function(string constructor, string members = "", string handler = "") => Usings + $$"""
        namespace Shop;

        public class Function
        {
            private const string Text = "Host=db;Database=orders";
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Text);
            {{members}}

            public Function()
            {
                {{constructor}}
            }

            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await Task.Yield();
                {{handler}}
                return input;
            }
        }
        """;
}
