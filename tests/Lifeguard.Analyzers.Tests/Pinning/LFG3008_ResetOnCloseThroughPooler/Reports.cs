using Lifeguard.Analyzers.Rules.Pinning;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Pinning.ResetOnCloseThroughPoolerAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3008_ResetOnCloseThroughPooler;

public sealed class Reports
{
    private const string Proxy = "orders.proxy-abc.eu-central-1.rds.amazonaws.com";

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) =>
        RuleTest<ResetOnCloseThroughPoolerAnalyzer>.Verify(host.With($"""await using var connection = new Npgsql.NpgsqlConnection("[|Host={Proxy}|];Username=app");"""), host.Files);

    [Theory]
    [InlineData($"[|Host={Proxy}|];Username=app")]
    [InlineData($"Username=app;[|server = {Proxy}|]")]
    [InlineData($"[|Host={Proxy}|];No Reset On Close=false")]
    [InlineData($"[|Host={Proxy}|];Pooling=true;Maximum Pool Size=1")]
    [InlineData("[|Host=reader.endpoint.proxy-abc.eu-central-1.rds.amazonaws.com|];Username=app")]
    public Task RdsProxyPinsOnIt(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("[|Host=db|];Port=6432;Application Name=orders")]
    [InlineData("[|Host=db|];Port=6432;Timezone=Asia/Tokyo")]
    [InlineData("[|Host=db|];Port=6432;Client Encoding=LATIN1")]
    [InlineData("[|Host=db|];Port=6432;Options=-c timezone=Asia/Tokyo")]
    [InlineData("[|Host=db.postgres.database.azure.com|];Port=6432;Application Name=orders")]
    [InlineData("[|Host=ep-one-pooler.eu-central-1.aws.neon.tech|];Application Name=orders")]
    [InlineData("[|Host=db.abcdef.supabase.co|];Port=6543;Application Name=orders")]
    public Task PgBouncerForgetsWhatTheStringAsksFor(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("rds_proxy", "")]
    [InlineData("pgbouncer", ";Application Name=orders")]
    [InlineData("pgbouncer_statement", ";Application Name=orders")]
    [InlineData("azure_pgbouncer", ";Application Name=orders")]
    [InlineData("neon", ";Timezone=UTC")]
    public Task APoolerThatIsSet(string pooler, string further) =>
        InHandler($"using var connection = new NpgsqlConnection(\"[|Host=db.example.com|];Username=app{further}\");", "", PoolerFiles.Set(pooler));

    [Fact]
    public Task PgBouncer121DestroysWhatOthersPrepared() => InHandler(
        "using var connection = new NpgsqlConnection(\"[|Host=db|];Username=app\");", "",
        PoolerFiles.Set("pgbouncer", "lifeguard_pooler_version = 1.21", "lifeguard_pooler_prepared_statements = on"));

    [Theory]
    [InlineData("", "$\"[|Host={input}|];Username=app;Password={input}\"")]
    [InlineData("", "$\"Username=app;[|Host={input}.example.com|]\"")]
    [InlineData("", "\"[|Host=db|];\" + \"Username=app\"")]
    [InlineData("var user = \"Username=app\";", "user + \";[|Host=db|]\"")]
    [InlineData("", "string.Format(\"[|Host=db|];Username={0}\", input)")]
    [InlineData("", "new NpgsqlConnectionStringBuilder { [|Host = input|], Username = \"app\" }.ConnectionString")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(); [|builder.Host = input|]; builder.Username = \"app\";", "builder.ConnectionString")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder { Username = \"app\" }; [|builder[\"Host\"] = input|];", "builder.ToString()")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"[|Host=db|];Username=app\") { Password = input };", "builder.ToString()")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"[|Host=db|];Username=app\"); if (builder.Host == input) builder.Password = input;", "builder.ToString()")]
    public Task EveryWayOfTheText(string before, string text) => InHandler($"{before} using var connection = new NpgsqlConnection({text});", "", PoolerFiles.Set("rds_proxy"));

    [Theory]
    [InlineData("services.AddSingleton(_ => NpgsqlDataSource.Create(\"[|Host=db|]\"));")]
    [InlineData("services.AddSingleton(new NpgsqlDataSourceBuilder(\"[|Host=db|]\").Build());")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql(\"[|Host=db|]\"));")]
    public Task WhatHandsOutConnections(string registrations) =>
        RuleTest<ResetOnCloseThroughPoolerAnalyzer>.Verify(Lifetime.LFG1010_PoolingDisabled.Reports.Project(registrations), PoolerFiles.Set("rds_proxy"));

    [Fact]
    public async Task ASettingsFile()
    {
        const string text = """{ "ConnectionStrings": { "Orders": "Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com;Search Path=a" } }""";
        var test = RuleTest<ResetOnCloseThroughPoolerAnalyzer>.Create(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(""), ("appsettings.json", text));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithSpan("/0/appsettings.json", 1, 37, 1, 89).WithArguments(
            "RDS Proxy (the host is an RDS Proxy endpoint)", "reserves the server connection for this client until the client disconnects"));
        await test.RunAsync();
    }

    // Without MySqlConnector, whose keywords these are as well.
    [Fact]
    public async Task ASettingsFileOfAProjectWithOneDriverForIt()
    {
        const string text = """{ "ConnectionStrings": { "Orders": "Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com;Username=app;Database=orders" } }""";
        var test = RuleTest<ResetOnCloseThroughPoolerAnalyzer>.Create("public class Function { public string FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) => input; }", ("appsettings.json", text));
        test.ReferenceAssemblies = Packages.Only("Npgsql.dll", "Amazon.Lambda.Core.dll", "Microsoft.Data.SqlClient.dll");
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithSpan("/0/appsettings.json", 1, 37, 1, 89).WithArguments(
            "RDS Proxy (the host is an RDS Proxy endpoint)", "reserves the server connection for this client until the client disconnects"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData($"{{|#0:Host={Proxy}|}};Username=app", "RDS Proxy (the host is an RDS Proxy endpoint)", "reserves the server connection for this client until the client disconnects")]
    [InlineData("{|#0:Host=db|};Port=6432;Application Name=orders", "PgBouncer (the port is 6432, PgBouncer's)", "undoes 'Application Name': from the second use on, the server's default holds")]
    [InlineData("{|#0:Host=db|};Port=6432;Application Name=orders;Timezone=UTC", "PgBouncer (the port is 6432, PgBouncer's)", "undoes 'Application Name' and 'Timezone': from the second use on, the server's default holds")]
    public Task TheMessageSaysWhatHappens(string text, string pooler, string what)
    {
        var test = RuleTest<ResetOnCloseThroughPoolerAnalyzer>.Create(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function($"using var connection = new NpgsqlConnection(\"{text}\");"));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(0).WithMessage(
            $"Npgsql sends DISCARD ALL before it uses a pooled connection again. Behind {pooler} this {what}. Add 'No Reset On Close=true'."));
        return test.RunAsync();
    }

    private static Task InHandler(string handler, string members = "", params (string Path, string Text)[] files) =>
        RuleTest<ResetOnCloseThroughPoolerAnalyzer>.Verify(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(handler, members), files);
}
