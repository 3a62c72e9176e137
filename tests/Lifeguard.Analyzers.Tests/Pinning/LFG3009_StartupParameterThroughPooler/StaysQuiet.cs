using Lifeguard.Analyzers.Rules.Pinning;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3009_StartupParameterThroughPooler;

public sealed class StaysQuiet
{
    [Theory]
    [InlineData("Host=db;Port=6432;Search Path=")]
    [InlineData("Host=db;Port=6432;Timezone=UTC;Application Name=orders;Client Encoding=LATIN1")]
    [InlineData("Host=db;Port=6432;Options=-c timezone=UTC")]
    [InlineData("Host=db;Port=6432;Options=-c IntervalStyle=iso_8601")]
    [InlineData("Host=db;Port=6432;Application Name='Search Path=orders'")]
    [InlineData("Host=db;Port=6432;Search Path=orders;Search Path=")]
    [InlineData("Host=ep-one-pooler.eu-central-1.aws.neon.tech;Options=endpoint=ep-one")]
    [InlineData("Host=ep-one.eu-central-1.aws.neon.tech;Search Path=orders")]
    [InlineData("Host=aws-0-eu-central-1.pooler.supabase.com;Port=6543;Search Path=orders")]
    [InlineData("Host=aws-0-eu-central-1.pooler.supabase.com;Port=6543;Options=reference=abcdef")]
    [InlineData("Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com;Search Path=orders")]
    [InlineData("Host=db;Port=5432;Search Path=orders")]
    [InlineData("Host=db.example.com;Search Path=orders")]
    [InlineData("Host=localhost;Port=6432;Search Path=orders")]
    [InlineData("Host=/tmp;Port=6432;Options=-c statement_timeout=5s")]
    public Task AParameterThatArrivesOrIsNotSent(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("none")]
    [InlineData("transaction")]
    [InlineData("supavisor")]
    [InlineData("pgdog")]
    [InlineData("odyssey")]
    [InlineData("pgcat")]
    [InlineData("hyperdrive")]
    public Task APoolerThatKeepsItOrIsNotKnownTo(string pooler) => InHandler("using var connection = new NpgsqlConnection(\"Host=db.example.com;Search Path=orders\");", "", PoolerFiles.Set(pooler));

    [Theory]
    [InlineData("$\"Host=db;Port=6432;Options={input}\"")]
    [InlineData("$\"Host=db;Port={input};Search Path=orders\"")]
    [InlineData("$\"Host={input};Search Path=orders\"")]
    [InlineData("\"Host=db;Port=6432;Search Path=orders;\" + input")]
    [InlineData("new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432;Search Path=orders\") { SearchPath = null }.ConnectionString")]
    public Task WhatCannotBeSeen(string text) => InHandler($"using var connection = new NpgsqlConnection({text});");

    [Theory]
    [InlineData("var options = new Settings { SearchPath = \"orders\" }; options.Options = \"-c x=y\";")]
    [InlineData("using var connection = new MySqlConnector.MySqlConnection(\"Server=db;Port=6432;Search Path=orders\");")]
    [InlineData("Console.WriteLine(\"Host=db;Port=6432;Search Path=orders\");")]
    public Task WhatIsNotNpgsqls(string handler) => InHandler(handler, "public sealed class Settings { public string SearchPath { get; set; } public string Options { get; set; } }", PoolerFiles.Set("pgbouncer"));

    [Fact]
    public Task AProgramThatIsNoFunction() => RuleTest<StartupParameterThroughPoolerAnalyzer>.StaysQuiet("""
        public static class Db { public static readonly Npgsql.NpgsqlDataSource Source = Npgsql.NpgsqlDataSource.Create("Host=db;Port=6432;Search Path=orders"); }
        """);

    [Fact]
    public Task AConnectionForMigrations() => RuleTest<StartupParameterThroughPoolerAnalyzer>.StaysQuiet(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(
        "", "", "public static class Migrations { public static void Run() { using var connection = new NpgsqlConnection(\"Host=db;Search Path=orders\"); } }"), PoolerFiles.Set("pgbouncer"));

    // missed: a string that is passed on, and one behind a condition
    [Theory]
    [InlineData("using var connection = Open(\"Host=db;Port=6432;Search Path=orders\");")]
    [InlineData("using var connection = new NpgsqlConnection(input == \"\" ? \"Host=db;Port=6432;Search Path=orders\" : Text);")]
    public Task TextThatIsNotFollowed(string handler) => InHandler(handler, "private static NpgsqlConnection Open(string text) => new(text);");

    private static Task InHandler(string handler, string members = "", params (string Path, string Text)[] files) =>
        RuleTest<StartupParameterThroughPoolerAnalyzer>.StaysQuiet(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(handler, members), files);
}
