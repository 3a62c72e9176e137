using Lifeguard.Analyzers.Rules.Pinning;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3008_ResetOnCloseThroughPooler;

public sealed class StaysQuiet
{
    private const string Proxy = "orders.proxy-abc.eu-central-1.rds.amazonaws.com";

    [Theory]
    [InlineData($"Host={Proxy};No Reset On Close=true")]
    [InlineData($"Host={Proxy};noresetonclose=True")]
    [InlineData($"Host={Proxy};Pooling=false")]
    [InlineData($"Host={Proxy};Multiplexing=true")]
    [InlineData("Host=db;Port=6432;Application Name=orders;No Reset On Close=true")]
    [InlineData("Host=db;Port=6432;Application Name=orders;Pooling=false")]
    [InlineData("Host=db;Port=6432;Application Name=orders;Multiplexing=true")]
    [InlineData("Host=localhost;Port=6432;Application Name=orders")]
    [InlineData("Host=/tmp/sockets;Port=6432;Application Name=orders")]
    public Task AStringThatDoesNotReset(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("Host=db;Port=6432;Username=app")]
    [InlineData("Host=db;Port=6432;Search Path=orders")]
    [InlineData("Host=db;Port=6432;Search Path=orders;Application Name=orders")]
    [InlineData("Host=db;Port=6432;Options=-c statement_timeout=5s")]
    [InlineData("Host=ep-one-pooler.eu-central-1.aws.neon.tech;Options=endpoint=ep-one")]
    [InlineData("Host=db;Port=5432;Application Name=orders")]
    [InlineData("Host=db.example.com;Application Name=orders")]
    [InlineData("Host=orders.abc.eu-central-1.rds.amazonaws.com;Application Name=orders")]
    [InlineData("Host=ep-one.eu-central-1.aws.neon.tech;Application Name=orders")]
    [InlineData("Host=aws-0-eu-central-1.pooler.supabase.com;Port=6543;Application Name=orders")]
    public Task APoolerThatLosesNothingByIt(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("none")]
    [InlineData("transaction")]
    [InlineData("supavisor")]
    [InlineData("pgcat")]
    [InlineData("odyssey")]
    [InlineData("pgdog")]
    [InlineData("hyperdrive")]
    public Task OtherPoolers(string pooler) => InHandler("using var connection = new NpgsqlConnection(\"Host=db.example.com;Application Name=orders\");", "", PoolerFiles.Set(pooler));

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"DB\") + \";Host=db\"")]
    [InlineData("\"Host=db;\" + Environment.GetEnvironmentVariable(\"MORE\")")]
    [InlineData("$\"Host=db;{input}\"")]
    [InlineData("$\"Host=db;{input}=true\"")]
    [InlineData("$\"Host=db;No Reset On Close={input}\"")]
    [InlineData("new NpgsqlConnectionStringBuilder(input) { Host = \"db\" }.ConnectionString")]
    [InlineData("new NpgsqlConnectionStringBuilder { Host = \"db\", NoResetOnClose = true }.ConnectionString")]
    [InlineData("new NpgsqlConnectionStringBuilder { Host = \"db\", NoResetOnClose = input.Length > 3 }.ConnectionString")]
    [InlineData("new NpgsqlConnectionStringBuilder { Host = \"db\", [input] = true }.ConnectionString")]
    [InlineData("new NpgsqlConnectionStringBuilder { Host = \"db\", Pooling = false }.ConnectionString")]
    [InlineData("input == \"\" ? \"Host=db\" : Text")]
    public Task AStringThatCannotBeSeenAsAWhole(string text) => InHandler($"using var connection = new NpgsqlConnection({text});", "", PoolerFiles.Set("rds_proxy"));

    [Theory]
    [InlineData("if (input == \"\") builder.NoResetOnClose = true;")]
    [InlineData("if (input == \"\") { builder[\"No Reset On Close\"] = true; }")]
    [InlineData("builder.NoResetOnClose = true;")]
    [InlineData("builder.Add(\"No Reset On Close\", true);")]
    [InlineData("builder.ConnectionString += \";No Reset On Close=true\";")]
    [InlineData("Prepare(builder);")]
    [InlineData("Action tune = () => Prepare(builder); tune();")]
    public Task ABuilderThatMaySwitchItOff(string statement) => InHandler(
        $"var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Username=app\"); {statement} using var connection = new NpgsqlConnection(builder.ConnectionString);",
        "private static void Prepare(NpgsqlConnectionStringBuilder builder) => builder.NoResetOnClose = true;",
        PoolerFiles.Set("rds_proxy"));

    [Theory]
    [InlineData("var source = new NpgsqlDataSourceBuilder(\"Host=db\"); source.ConnectionStringBuilder.NoResetOnClose = true; services.AddSingleton(source.Build());")]
    [InlineData("var source = new NpgsqlDataSourceBuilder(\"Host=db\"); if (source.Name == null) { source.ConnectionStringBuilder.NoResetOnClose = true; } services.AddSingleton(source.Build());")]
    [InlineData("var source = new NpgsqlDataSourceBuilder(\"Host=db\"); Tune(source.ConnectionStringBuilder); services.AddSingleton(source.Build());")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql(\"Host=db\", n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.NoResetOnClose = true)));")]
    public Task ADataSourceThatMaySwitchItOff(string registrations) => RuleTest<ResetOnCloseThroughPoolerAnalyzer>.StaysQuiet(
        Lifetime.LFG1010_PoolingDisabled.Reports.Project(registrations, "private static void Tune(NpgsqlConnectionStringBuilder builder) => builder.NoResetOnClose = true;"), PoolerFiles.Set("rds_proxy"));

    [Theory]
    [InlineData("using var connection = new MySqlConnector.MySqlConnection(\"Server=orders.proxy-abc.eu-central-1.rds.amazonaws.com\");")]
    [InlineData("using var connection = new SqlConnection(\"Server=orders.proxy-abc.eu-central-1.rds.amazonaws.com\");")]
    [InlineData("using var connection = new System.Net.Http.HttpClient { BaseAddress = new Uri(\"https://example.com/?Host=db\") };")]
    [InlineData("var settings = new Settings { Host = \"db\" };")]
    public Task WhatIsNotNpgsqls(string handler) => InHandler(handler, "public sealed class Settings { public string Host { get; set; } }", PoolerFiles.Set("rds_proxy"));

    [Fact]
    public Task AProgramThatIsNoFunction() => RuleTest<ResetOnCloseThroughPoolerAnalyzer>.StaysQuiet($$"""
        public static class Db { public static readonly Npgsql.NpgsqlDataSource Source = Npgsql.NpgsqlDataSource.Create("Host={{Proxy}}"); }
        """);

    [Fact]
    public Task AConnectionForMigrations() => RuleTest<ResetOnCloseThroughPoolerAnalyzer>.StaysQuiet(
        Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function("", "", "public static class Migrations { public static void Run() { using var connection = new NpgsqlConnection(\"Host=db\"); } }"), PoolerFiles.Set("rds_proxy"));

    // missed: nobody says whose driver reads the string, and two of those that are referenced know its keywords
    [Fact]
    public Task ASettingsFileThatDoesNotSayWhoseItIs() => InHandler("", "", ("appsettings.json", $$"""{ "ConnectionStrings": { "Orders": "Host={{Proxy}};Username=app" } }"""));

    // missed: a string that is passed on
    [Fact]
    public Task AStringPassedAsAnArgument() =>
        InHandler("using var connection = Open(\"Host=db;Username=app\");", "private static NpgsqlConnection Open(string text) => new(text);", PoolerFiles.Set("rds_proxy"));

    private static Task InHandler(string handler, string members = "", params (string Path, string Text)[] files) =>
        RuleTest<ResetOnCloseThroughPoolerAnalyzer>.StaysQuiet(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(handler, members), files);
}
