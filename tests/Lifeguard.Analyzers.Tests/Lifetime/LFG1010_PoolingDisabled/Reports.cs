using Lifeguard.Analyzers.Rules.Lifetime;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.PoolingDisabledAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1010_PoolingDisabled;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) =>
        RuleTest<PoolingDisabledAnalyzer>.Verify(host.With("""await using var connection = new Npgsql.NpgsqlConnection("Host=db;Username=app;[|Pooling=false|]");"""), host.Files);

    [Theory]
    [InlineData("Npgsql.NpgsqlConnection")]
    [InlineData("MySqlConnector.MySqlConnection")]
    [InlineData("MySql.Data.MySqlClient.MySqlConnection")]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection")]
    [InlineData("System.Data.SqlClient.SqlConnection")]
    public Task OnEveryProvider(string type) => InHandler($"using var connection = new {type}(\"Server=db.example.com;[|Pooling=false|];Database=orders\");");

    [Theory]
    [InlineData("Server=db;[|Pooling=False|]")]
    [InlineData("Server=db;[|pooling = FALSE|];")]
    [InlineData("[|POOLING=no|];Server=db")]
    [InlineData("Server=db; [|Pooling=false|] ;Database=orders")]
    [InlineData("Server=db;Pooling=true;[|Pooling=false|]")]
    [InlineData("Server=db;[|Pooling=false|];[|Pooling=false|]")]
    public Task EverySpellingThatTheDriverTakes(string text) => InHandler($"using var connection = new SqlConnection(\"{text}\");");

    [Theory]
    [InlineData("const string text = \"Server=db;[|Pooling=False|]\";", "text")]
    [InlineData("var text = \"Server=db;\" + \"[|pooling = false|];\";", "text")]
    [InlineData("var name = \"orders\"; var text = $\"Server=db;Database={name};[|Pooling=false|]\";", "text")]
    [InlineData("", "$\"Server=db;Database={input};[|Pooling=false|]\"")]
    [InlineData("", "$\"Server=db;[|Pooling=false|];Database={input}\"")]
    [InlineData("", "$@\"Server=db;[|Pooling=false|];Database={input}\"")]
    [InlineData("", "@\"Server=db;[|Pooling=false|]\"")]
    [InlineData("", "\"\"\"Server=db;[|Pooling=false|]\"\"\"")]
    [InlineData("", "$\"\"\"Server=db;[|Pooling=false|];Database={input}\"\"\"")]
    [InlineData("", "Unpooled")]
    [InlineData("", "UnpooledField")]
    [InlineData("", "Function.UnpooledProperty")]
    [InlineData("", "UnpooledMethod()")]
    [InlineData("", "Settings.Text")]
    [InlineData("", "Settings.Method()")]
    [InlineData("", "string.Format(\"Server=db;Database={0};[|Pooling=false|]\", input)")]
    [InlineData("", "string.Concat(\"Server=db\", \";[|Pooling=false|]\")")]
    [InlineData("", "Base + \";[|Pooling=false|]\"")]
    [InlineData("", "new SqlConnectionStringBuilder { DataSource = \"db\", [|Pooling = false|] }.ConnectionString")]
    [InlineData("", "new SqlConnectionStringBuilder(\"Server=db;[|Pooling=false|]\").ToString()")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Base) { [|Pooling = false|] };", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Base); [|builder.Pooling = false|];", "builder.ConnectionString")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Base); [|builder[\"Pooling\"] = false|];", "builder.ToString()")]
    [InlineData("var builder = new SqlConnectionStringBuilder { DataSource = \"db\", [|[\"Pooling\"] = \"no\"|] }; var text = builder.ToString();", "text")]
    [InlineData("var builder = new SqlConnectionStringBuilder(Base); builder.DataSource = \"other\"; [|builder.Pooling = false|];", "builder.ToString()")]
    public Task EveryWayOfTheText(string before, string text)
    {
        var source = LFG1002_ConnectionPerInvocation.Reports.Function(
            $"{before} using var connection = new SqlConnection({text});",
            $$"""
            private const string Base = "Server=db;Database=orders";
            private const string Unpooled = "Server=db;{{Marked("Unpooled", text)}}";
            private static readonly string UnpooledField = "Server=db;{{Marked("UnpooledField", text)}}";
            private static string UnpooledProperty => "Server=db;{{Marked("Function.UnpooledProperty", text)}}";
            private static string UnpooledMethod() { return "Server=db;{{Marked("UnpooledMethod()", text)}}"; }
            """);
        return RuleTest<PoolingDisabledAnalyzer>.Verify(source, ("Settings.cs", $$"""
            namespace Shop;
            public static class Settings
            {
                public static readonly string Text = "Server=db;{{Marked("Settings.Text", text)}}";
                public static string Method() => "Server=db;{{Marked("Settings.Method()", text)}}";
            }
            """));
    }

    [Theory]
    [InlineData("using var connection = new SqlConnection { ConnectionString = \"Server=db;[|Pooling=false|]\" };")]
    [InlineData("using var connection = new SqlConnection(); connection.ConnectionString = \"Server=db;[|Pooling=false|]\"; connection.Open();")]
    public Task TextThatIsSetOnTheConnection(string handler) => InHandler(handler);

    [Theory]
    [InlineData("services.AddNpgsqlDataSource(\"Host=db;[|Pooling=false|]\");")]
    [InlineData("services.AddSingleton(_ => NpgsqlDataSource.Create(\"Host=db;[|Pooling=false|]\"));")]
    [InlineData("services.AddSingleton(new NpgsqlDataSourceBuilder(\"Host=db;[|Pooling=false|]\").Build());")]
    [InlineData("services.AddSingleton(new MySqlConnector.MySqlDataSource(\"Server=db;[|Pooling=false|]\"));")]
    [InlineData("var source = new NpgsqlDataSourceBuilder(\"Host=db\"); [|source.ConnectionStringBuilder.Pooling = false|]; services.AddSingleton(source.Build());")]
    [InlineData("var text = new NpgsqlConnectionStringBuilder(\"Host=db\") { [|Pooling = false|] }; services.AddSingleton(NpgsqlDataSource.Create(text));")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql(\"Host=db;[|Pooling=false|]\"));")]
    [InlineData("services.AddSingleton(new AuditContext());", "public class AuditContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder o) => o.UseSqlServer(\"Server=db;[|Pooling=false|]\"); }")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseSqlServer(\"Server=db;[|Pooling=false|]\"));")]
    [InlineData("services.AddDbContextPool<DbContext>(o => o.UseMySql(\"Server=db;[|Pooling=false|]\", new MySqlServerVersion(new Version(8, 0))));")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql(Unpooled));", "private const string Unpooled = \"Host=db;[|Pooling=false|]\";")]
    [InlineData("services.AddScoped(_ => new NpgsqlConnection(\"Host=db;[|Pooling=false|]\"));")]
    public Task WhatHandsOutConnections(string registrations, string members = "") => RuleTest<PoolingDisabledAnalyzer>.Verify(Project(registrations, members), ("Npgsql.cs", """
        namespace Microsoft.Extensions.DependencyInjection { public static class NpgsqlServiceCollectionExtensions { public static void AddNpgsqlDataSource(this IServiceCollection services, string text) { } } }
        """));

    [Fact]
    public Task AnUnpooledDataSourceOfTheModule() => InHandler("await using var connection = await Db.OpenConnectionAsync();", """private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db;[|Pooling=false|]");""");

    [Theory]
    [InlineData("using var connection = new SqlConnection(\"Server=db.example.com,1433;{|#0:pooling = false|}\");", "pooling = false", "db.example.com,1433")]
    [InlineData("using var connection = new SqlConnection(new SqlConnectionStringBuilder(\"Server=db\") { {|#0:Pooling = false|} }.ConnectionString);", "Pooling = false", "db")]
    public Task TheMessageNamesSettingAndHost(string handler, string setting, string host)
    {
        var test = RuleTest<PoolingDisabledAnalyzer>.Create(LFG1002_ConnectionPerInvocation.Reports.Function(handler));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(0).WithMessage(
            $"'{setting}' makes every open of a connection to '{host}' connect and authenticate anew, and nothing bounds the number of connections. Remove it, and limit the pool by its maximum size."));
        return test.RunAsync();
    }

    internal static string Project(string registrations, string members = "", string code = "") => $$"""
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        public class Startup
        {
            {{members}}
            public void ConfigureServices(IServiceCollection services) { {{registrations}} }
        }
        public class Function
        {
            private readonly NpgsqlConnection _connection;
            public Function(NpgsqlConnection connection) => _connection = connection;
            public string FunctionHandler(string input, ILambdaContext context) => input;
        }
        public class Functions
        {
            [Amazon.Lambda.Annotations.LambdaFunction] public string Load([Amazon.Lambda.Annotations.FromServices] NpgsqlConnection connection) => "";
        }
        {{code}}
        """;

    private static string Marked(string name, string text) => name == text ? "[|Pooling=false|]" : "Pooling=false";

    private static Task InHandler(string handler, string members = "") => RuleTest<PoolingDisabledAnalyzer>.Verify(LFG1002_ConnectionPerInvocation.Reports.Function(handler, members));
}
