using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1002_ConnectionPerInvocation;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AConnectionInTheHandlerOfEveryHost(HandlerShape host) =>
        RuleTest<ConnectionPerInvocationAnalyzer>.Verify(host.With("""await using var connection = [|new Npgsql.NpgsqlConnection("Host=db;Username=app;Database=orders")|];"""), host.Files);

    [Theory, MemberData(nameof(Providers.WithDataSource), MemberType = typeof(Providers))]
    public Task AConnectionWhereTheProviderHasADataSource(string type) => Verify($"using var connection = [|new {type}(Text)|]; connection.Open();");

    [Theory]
    [InlineData("using var connection = [|new NpgsqlConnection(Text)|];")]
    [InlineData("using var connection = [|new NpgsqlConnection()|]; connection.ConnectionString = Text;")]
    [InlineData("using var connection = [|new NpgsqlConnection { ConnectionString = Text }|];")]
    [InlineData("NpgsqlConnection connection = [|new(Text)|];")]
    [InlineData("using (IDbConnection connection = [|new NpgsqlConnection(Text)|]) connection.Open();")]
    [InlineData("DbConnection connection = null; try { connection = [|new NpgsqlConnection(Text)|]; connection.Open(); } finally { connection?.Dispose(); }")]
    [InlineData("using var connection = [|new NpgsqlConnection(connectionString: Text)|];")]
    [InlineData("await using var connection = [|new NpgsqlConnection(Environment.GetEnvironmentVariable(\"DB\"))|];")]
    [InlineData("await using var connection = [|new NpgsqlConnection(_text)|];")]
    [InlineData("await using var connection = [|new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = \"db\" }.ConnectionString)|];")]
    [InlineData("using var wrapped = new Wrapper([|new NpgsqlConnection(Text)|]);")]
    [InlineData("using var command = new NpgsqlCommand(\"select 1\", [|new NpgsqlConnection(Text)|]); command.Connection.Open();")]
    [InlineData("var orders = await [|new NpgsqlConnection(Text)|].QueryAsync<int>(\"select 1\");")]
    [InlineData("await using var connection = await Opened([|new NpgsqlConnection(Text)|]);")]
    [InlineData("using NpgsqlConnection first = [|new(Text)|], second = [|new(Text)|];")]
    public Task EveryFormOfCreation(string statement) => Verify(statement);

    [Theory]
    [InlineData("private static NpgsqlConnection Connection() => [|new NpgsqlConnection(Text)|];")]
    [InlineData("private static NpgsqlConnection Connection() { return [|new NpgsqlConnection(Text)|]; }")]
    [InlineData("private static NpgsqlConnection Connection() { var made = [|new NpgsqlConnection(Text)|]; made.Open(); return made; }")]
    [InlineData("private static readonly Func<NpgsqlConnection> Connection = () => [|new NpgsqlConnection(Text)|];")]
    public Task AFactoryThatTheHandlerCalls(string factory) => Verify("await using var connection = Connection();", factory);

    // With a host that can be read, the setting itself is reported, by LFG1010: here only what a connection per invocation costs anyway.
    [Theory, MemberData(nameof(Providers.WithDataSource), MemberType = typeof(Providers))]
    public Task AnUnpooledConnectionWhereTheProviderHasADataSource(string type) => Verify($"using var connection = [|new {type}(\"Server=db;Pooling=false\")|];");

    [Theory]
    [InlineData("var text = $\"Server={Environment.MachineName};Pooling=false\";", "text")]
    [InlineData("var text = Environment.GetEnvironmentVariable(\"DB\") + \";Pooling=no\";", "text")]
    [InlineData("", "string.Format(\"Server={0};Pooling=false\", Environment.MachineName)")]
    [InlineData("", "string.Concat(Environment.GetEnvironmentVariable(\"DB\"), \";Pooling=false\")")]
    [InlineData("", "Environment.GetEnvironmentVariable(\"DB\") + Unpooled")]
    [InlineData("", "Environment.GetEnvironmentVariable(\"DB\") + UnpooledField")]
    [InlineData("", "Environment.GetEnvironmentVariable(\"DB\") + UnpooledProperty")]
    [InlineData("", "new SqlConnectionStringBuilder { DataSource = Environment.MachineName, Pooling = false }.ConnectionString")]
    [InlineData("", "new SqlConnectionStringBuilder(_text + \";Pooling=false\").ToString()")]
    [InlineData("var builder = new SqlConnectionStringBuilder(_text) { Pooling = false };", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(_text); builder.Pooling = false;", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(_text); builder[\"Pooling\"] = false;", "builder.ToString()")]
    [InlineData("var builder = new SqlConnectionStringBuilder { [\"Pooling\"] = false }; var text = builder.ToString();", "text")]
    public Task PoolingSwitchedOffToAHostThatIsNotKnown(string before, string text) => Verify(
        $"{before} using var connection = [|new SqlConnection({text})|];",
        """
        private const string Unpooled = ";Pooling=false";
        private static readonly string UnpooledField = ";Pooling=false";
        private static string UnpooledProperty => ";Pooling=false";
        """);

    [Theory]
    [InlineData("new SqlConnection { ConnectionString = Environment.GetEnvironmentVariable(\"DB\") + \";Pooling=false\" }")]
    [InlineData("new SqlConnection(Environment.GetEnvironmentVariable(\"DB\") + \";Pooling=true;Pooling=false\")")]
    [InlineData("new Oracle.ManagedDataAccess.Client.OracleConnection(\"Data Source=db;Pooling=false\")")]
    public Task OtherFormsOfAnUnpooledConnection(string creation) => Verify($"using var connection = [|{creation}|];");

    [Fact]
    public Task AnUnpooledStringSetOnTheLocal() => Verify("""using var connection = [|new SqlConnection()|]; connection.ConnectionString = _text + ";Pooling=false"; connection.Open();""");

    [Theory, MemberData(nameof(Providers.All), MemberType = typeof(Providers))]
    public Task AStringThatIsAnotherOneEachTime(string type) => Verify($$"""using var connection = [|new {{type}}($"{Text};Application Name={context.AwsRequestId}")|];""");

    [Theory]
    [InlineData("", "Text + \";Application Name=\" + Guid.NewGuid()")]
    [InlineData("", "$\"{Text};Application Name={Guid.NewGuid():N}\"")]
    [InlineData("", "string.Format(\"{0};Application Name={1}\", Text, DateTime.UtcNow.Ticks)")]
    [InlineData("var id = Guid.NewGuid().ToString();", "$\"{Text};Application Name={id}\"")]
    [InlineData("var text = $\"{Text};Application Name={context.AwsRequestId}\";", "text")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Text) { ApplicationName = context.AwsRequestId };", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Text); builder.ApplicationName = Environment.TickCount64.ToString();", "builder.ConnectionString")]
    public Task TheWaysInWhichAStringVaries(string before, string text) => Verify($"{before} using var connection = [|new SqlConnection({text})|];");

    [Theory]
    [InlineData("$\"{Text};Database={input}\"")]
    [InlineData("Text + \";Search Path=\" + input")]
    [InlineData("new NpgsqlConnectionStringBuilder(Text) { Database = input }.ConnectionString")]
    public Task AStringPerTenantWhereTheProviderHasADataSource(string text) => Verify($"await using var connection = [|new NpgsqlConnection({text})|];");

    [Fact]
    public Task AnOlderNpgsqlWithPoolingSwitchedOff() => OlderNpgsql.Verify("""using var connection = [|new NpgsqlConnection(System.Environment.GetEnvironmentVariable("DB") + ";Pooling=false")|];""");

    [Fact]
    public Task AConnectionOfARepositoryBehindAnInterface() => Verify("await _orders.Save(input);", "private readonly IOrders _orders = new Orders();", """
        public interface IOrders { Task Save(string order); }
        public sealed class Orders : IOrders { public async Task Save(string order) { await using var connection = [|new NpgsqlConnection("Host=db")|]; await connection.OpenAsync(); } }
        """);

    [Fact]
    public Task AConnectionOfAControllerOnLambda() => RuleTest<ConnectionPerInvocationAnalyzer>.Verify("""
        using Microsoft.AspNetCore.Mvc;
        using Npgsql;
        public class Entry : Amazon.Lambda.AspNetCoreServer.APIGatewayHttpApiV2ProxyFunction { protected override void Init(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder) { } }
        [Route("orders")]
        public class OrdersController : Controller
        {
            private readonly NpgsqlConnection _connection;
            public OrdersController() { _connection = [|new NpgsqlConnection("Host=db")|]; }
            [HttpGet] public IActionResult Get() { using var other = [|new NpgsqlConnection("Host=db")|]; return Ok(_connection.State); }
        }
        """);

    [Fact]
    public Task AMinimalApiOnLambda() => RuleTest<ConnectionPerInvocationAnalyzer>.Verify("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        public static class Program
        {
            public static void Main(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
                var app = builder.Build();
                app.MapGet("/orders", async () => { await using var connection = [|new NpgsqlConnection("Host=db")|]; await connection.OpenAsync(); return "ok"; });
                app.MapGet("/orders/{id}", Load);
                app.Run();
            }

            private static string Load(int id) { using var connection = [|new NpgsqlConnection("Host=db")|]; return ""; }
        }
        """);

    [Fact]
    public Task FieldsOfAFunctionClassThatIsBuiltPerInvocation() => RuleTest<ConnectionPerInvocationAnalyzer>.Verify("""
        using Microsoft.Azure.WebJobs;
        using Npgsql;
        public class OrderFunctions
        {
            private readonly NpgsqlConnection _connection = [|new("Host=db")|];
            [FunctionName("Run")] public void Run([TimerTrigger("0 * * * * *")] TimerInfo timer) => _connection.Open();
        }
        """);

    [Theory]
    [InlineData("[OrchestrationTrigger] TaskOrchestrationContext trigger")]
    [InlineData("[ActivityTrigger] string trigger")]
    public Task DurableFunctions(string trigger) => RuleTest<ConnectionPerInvocationAnalyzer>.Verify($$"""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask;
        using Npgsql;
        public static class OrderFlow
        {
            [Function(nameof(Run))] public static void Run({{trigger}}) { using var connection = [|new NpgsqlConnection("Host=db")|]; }
        }
        """);

    private static Task Verify(string handler, string members = "", string code = "") => RuleTest<ConnectionPerInvocationAnalyzer>.Verify(Function(handler, members, code));

    internal static string Function(string handler, string members = "", string code = "") => $$"""
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.Data.SqlClient;
        using Npgsql;

        namespace Shop;

        public class Function
        {
            private const string Text = "Server=db;Database=orders";
            private readonly string _text = Environment.GetEnvironmentVariable("DB");

            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await Task.Yield();
                {{handler}}
                return input;
            }

            private static async Task<NpgsqlConnection> Opened(NpgsqlConnection connection) { await connection.OpenAsync(); return connection; }
            private sealed class Wrapper : IDisposable { public Wrapper(DbConnection inner) { } public void Dispose() { } }
            {{members}}
        }

        {{code}}
        """;
}
