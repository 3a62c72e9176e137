using Rule = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Rules.Lifetime.DataSourcePerInvocationAnalyzer>;
using Verify = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.DataSourcePerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1001_DataSourcePerInvocation;

public sealed class Messages
{
    private static Task Expect(string source, DiagnosticResult expected, params (string Path, string Text)[] files)
    {
        var test = Rule.Create(source, files);
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }

    [Fact]
    public Task InTheHandlerItself() => Expect(
        """
        using Amazon.Lambda.Core;
        using Npgsql;
        public class Function { public void FunctionHandler(string input, ILambdaContext context) { using var source = {|#0:NpgsqlDataSource.Create("Host=db")|}; } }
        """,
        Verify.Diagnostic().WithLocation(0).WithMessage(
            "'NpgsqlDataSource.Create' builds a new connection pool on every invocation of 'Function.FunctionHandler'; no later call can reuse it, and under load the pools add up until the database refuses connections. Build it once per process."));

    [Theory]
    [InlineData("NpgsqlDataSource.Create(\"Host=db\")", "NpgsqlDataSource.Create")]
    [InlineData("new NpgsqlDataSourceBuilder(\"Host=db\").Build()", "NpgsqlDataSourceBuilder.Build")]
    [InlineData("new NpgsqlDataSourceBuilder(\"Host=db\").BuildMultiHost()", "NpgsqlDataSourceBuilder.BuildMultiHost")]
    [InlineData("new MySqlConnector.MySqlDataSource(\"Host=db\")", "new MySqlDataSource")]
    [InlineData("NpgsqlFactory.Instance.CreateDataSource(\"Host=db\")", "NpgsqlFactory.CreateDataSource")]
    public Task WhatBuildsThePool(string creation, string name) => Expect(
        $$"""
        using Amazon.Lambda.Core;
        using Npgsql;
        public class Function { public void FunctionHandler(string input, ILambdaContext context) { using var source = {|#0:{{creation}}|}; } }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments(name, "on every invocation of 'Function.FunctionHandler'", ""));

    [Fact]
    public Task TheWayFromTheHandler() => Expect(
        """
        using Amazon.Lambda.Core;
        using Npgsql;
        public class Function
        {
            private readonly Orders _orders = new Orders();
            public void {|#1:FunctionHandler|}(string input, ILambdaContext context) => _orders.{|#2:Save|}(input);
        }
        public class Orders
        {
            public void Save(string order) => Db.{|#3:Source|}.OpenConnection();
        }
        public static class Db
        {
            public static NpgsqlDataSource Source => {|#0:NpgsqlDataSource.Create("Host=db")|};
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithLocation(1).WithLocation(2).WithLocation(3).WithArguments(
            "NpgsqlDataSource.Create", "on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Orders.Save → Db.Source → NpgsqlDataSource.Create)", ""));

    [Fact]
    public Task TheFieldOfAClassThatTheHostBuildsPerInvocation() => Expect(
        """
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;
        public class {|#2:OrderFunctions|}
        {
            private readonly NpgsqlDataSource _source = {|#0:NpgsqlDataSource.Create("Host=db")|};
            [Function("Run")] public void {|#1:Run|}([QueueTrigger("orders")] string message) => _source.OpenConnection();
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments(
            "NpgsqlDataSource.Create", "on every invocation of 'OrderFunctions.Run' (OrderFunctions.Run → new OrderFunctions → NpgsqlDataSource.Create)", ""));

    [Fact]
    public Task AnInheritedHandlerIsNamedAfterTheClassThatTheHostBuilds() => Expect(
        """
        using Npgsql;
        namespace Shop;
        public abstract class Function { public void Handle(string input) { using var source = {|#0:NpgsqlDataSource.Create("Host=db")|}; } }
        public class Orders : Function { }
        """,
        Verify.Diagnostic().WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithArguments("NpgsqlDataSource.Create", "on every invocation of 'Orders.Handle' (Orders.Handle → Function.Handle → NpgsqlDataSource.Create)", ""),
        ("aws-lambda-tools-defaults.json", """{ "function-handler": "TestProject::Shop.Orders::Handle" }"""));

    [Fact]
    public Task AnEndpointIsNamedAfterItsRoute() => Expect(
        """
        using Microsoft.AspNetCore.Builder;
        using Npgsql;
        public static class Routes
        {
            public static void Map(WebApplication app) => app.MapGet("/orders", () => { using var source = {|#0:NpgsqlDataSource.Create("Host=db")|}; });
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments("NpgsqlDataSource.Create", "on every invocation of 'MapGet \"/orders\"'", ""),
        (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n"));

    [Theory]
    [InlineData("using var source = {|#0:NpgsqlDataSource.Create(\"Host=db;Database=\" + input)|};", "it depends on the parameter 'input'")]
    [InlineData("var cs = $\"Host=db;Database={input}\"; using var source = {|#0:NpgsqlDataSource.Create(cs)|};", "it depends on the parameter 'input'")]
    [InlineData("var cs = \"Host=a\"; cs = \"Host=b\"; using var source = {|#0:NpgsqlDataSource.Create(cs)|};", "it depends on the local 'cs', which is not set just once")]
    [InlineData("string Cs() => \"Host=db\"; using var source = {|#0:NpgsqlDataSource.Create(Cs())|};", "it calls the local function 'Cs'")]
    [InlineData("using var source = {|#0:NpgsqlDataSource.Create(Make())|};", "it calls the instance method 'Make'")]
    [InlineData("using var source = {|#0:NpgsqlDataSource.Create(await Secret())|};", "it awaits something first")]
    [InlineData("var cs = await Secret(); using var source = {|#0:NpgsqlDataSource.Create(cs)|};", "it awaits something first")]
    [InlineData("using var source = {|#0:NpgsqlDataSource.Create($\"Host=db;Application Name={Guid.NewGuid()}\")|};", "'Guid.NewGuid' gives another value on every call")]
    [InlineData("using var source = {|#0:NpgsqlDataSource.Create(_later)|};", "it reads the static member '_later', which is set at run time")]
    [InlineData("using var source = {|#0:NpgsqlDataSource.Create(Settings.Db)|};", "it reads the static member 'Db', which is set at run time")]
    [InlineData("_changing = input; using var source = {|#0:NpgsqlDataSource.Create(_changing)|};", "it reads the instance member '_changing', which may change")]
    [InlineData("foreach (var host in Hosts) { using var source = {|#0:NpgsqlDataSource.Create(host)|}; }", "it depends on the local 'host', which is not set just once")]
    [InlineData("var builder = new NpgsqlDataSourceBuilder(\"Host=db\"); builder.ConnectionStringBuilder.Database = input; using var source = {|#0:builder.Build()|};", "it depends on the parameter 'input'", "NpgsqlDataSourceBuilder.Build")]
    public Task WhatStandsInTheWay(string body, string obstacle, string what = "NpgsqlDataSource.Create") => Expect(
        $$"""
        using Amazon.Lambda.Core;
        using Npgsql;
        public class Function
        {
            private static readonly string[] Hosts = { "Host=a", "Host=b" };
            private static string _later = "";
            private string _changing = "";
            public Function() => _later = "Host=db";
            public async Task FunctionHandler(string input, ILambdaContext context) { await Task.Yield(); {{body}} }
            private string Make() => _changing;
            private static Task<string> Secret() => Task.FromResult("Host=db");
        }
        public static class Settings { public static string Db { get; set; } = null!; static Settings() { } public static void Read() => Db = "Host=db"; }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments(what, "on every invocation of 'Function.FunctionHandler'", $" (as it stands it cannot move: {obstacle})"));

    [Theory]
    [InlineData("NpgsqlDataSource.Create(Cs)")]
    [InlineData("NpgsqlDataSource.Create(ReadOnly)")]
    [InlineData("NpgsqlDataSource.Create(NeverReassigned)")]
    [InlineData("NpgsqlDataSource.Create(_kept)")]
    [InlineData("NpgsqlDataSource.Create(_own)")]
    [InlineData("NpgsqlDataSource.Create(this._own)")]
    [InlineData("NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(\"DB\") ?? throw new InvalidOperationException())")]
    [InlineData("NpgsqlDataSource.Create(string.Join(\";\", new[] { \"Host=a\" }.Select(part => part + \"\")))")]
    [InlineData("NpgsqlDataSource.Create(Settings.Db)")]
    [InlineData("NpgsqlDataSource.Create(Make())")]
    public Task WhatDoesNotStandInTheWay(string creation) => Expect(
        $$"""
        using Amazon.Lambda.Core;
        using Npgsql;
        public class Function
        {
            private const string Cs = "Host=db";
            private static readonly string ReadOnly = Cs;
            private static string NeverReassigned = Cs;
            private readonly string _kept = Cs;
            private readonly string _own;
            public Function() { _own = Environment.GetEnvironmentVariable("DB")!; }
            public void FunctionHandler(string input, ILambdaContext context) { using var source = {|#0:{{creation}}|}; }
            private static string Make() => Cs;
        }
        public static class Settings { public static string Db { get; } static Settings() { Db = "Host=db"; } }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments("NpgsqlDataSource.Create", "on every invocation of 'Function.FunctionHandler'", ""));

    [Fact]
    public Task AnInstanceMemberOfAClassThatTheHostBuildsPerInvocation() => Expect(
        """
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;
        public class OrderFunctions
        {
            private readonly string _cs;
            public OrderFunctions(Microsoft.Extensions.Configuration.IConfiguration configuration) => _cs = configuration["Db"]!;
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) { using var source = {|#0:NpgsqlDataSource.Create(_cs)|}; }
        }
        """,
        Verify.Diagnostic().WithLocation(0).WithArguments(
            "NpgsqlDataSource.Create", "on every invocation of 'OrderFunctions.Run'", " (as it stands it cannot move: it reads the instance member '_cs')"));

    [Fact]
    public Task APropertyOfALibrary() => Expect(
        """public static class Db { public static Npgsql.NpgsqlDataSource Source => {|#0:Npgsql.NpgsqlDataSource.Create("Host=db")|}; }""",
        Verify.Diagnostic().WithLocation(0).WithArguments("NpgsqlDataSource.Create", "every time 'Db.Source' is read", ""));

    [Fact]
    public Task AMethodOfALibrary() => Expect(
        """public static class Db { public static void Save() { using var source = {|#0:Npgsql.NpgsqlDataSource.Create("Host=db")|}; source.OpenConnection(); } }""",
        Verify.Diagnostic().WithLocation(0).WithArguments("NpgsqlDataSource.Create", "on every call of 'Db.Save'", ""));
}
