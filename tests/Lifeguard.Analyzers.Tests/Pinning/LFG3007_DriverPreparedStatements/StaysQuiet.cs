using Lifeguard.Analyzers.Rules.Pinning;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3007_DriverPreparedStatements;

public sealed class StaysQuiet
{
    private const string Prepared = "using var connection = new NpgsqlConnection(\"Host=db.example.com;Max Auto Prepare=20\"); using var command = new NpgsqlCommand(\"select 1\", connection); command.Prepare();";

    [Theory]
    [InlineData("none")]
    [InlineData("pgbouncer", "lifeguard_pooler_version = 1.24")]
    [InlineData("pgbouncer", "lifeguard_pooler_version = 1.25.1")]
    [InlineData("pgbouncer", "lifeguard_pooler_version = 1.22", "lifeguard_pooler_prepared_statements = on")]
    [InlineData("neon")]
    [InlineData("pgdog")]
    [InlineData("odyssey")]
    [InlineData("supavisor", "lifeguard_pooler_prepared_statements = on")]
    [InlineData("pgcat", "lifeguard_pooler_prepared_statements = on")]
    [InlineData("azure_pgbouncer", "lifeguard_pooler_prepared_statements = on")]
    [InlineData("hyperdrive")]
    [InlineData("transaction")]
    public Task APoolerThatTracksThemOrIsNotKnownTo(string pooler, params string[] further) => InHandler(Prepared, "", PoolerFiles.Set(pooler, further));

    [Fact]
    public Task WithoutASettingWhereTheAddressDoesNotTell() => InHandler(Prepared);

    [Theory]
    [InlineData("Host=ep-one-pooler.eu-central-1.aws.neon.tech;Max Auto Prepare=20")]
    [InlineData("Host=ep-one.eu-central-1.aws.neon.tech;Max Auto Prepare=20")]
    [InlineData("Host=orders.abc.eu-central-1.rds.amazonaws.com;Max Auto Prepare=20")]
    [InlineData("Host=aws-0-eu-central-1.pooler.supabase.com;Port=5432;Max Auto Prepare=20")]
    [InlineData("Host=db;Port=5432;Max Auto Prepare=20")]
    [InlineData("Host=localhost;Port=6432;Max Auto Prepare=20")]
    [InlineData("Host=127.0.0.1;Port=6432;Max Auto Prepare=20")]
    [InlineData("Host=/var/run/postgresql;Port=6432;Max Auto Prepare=20")]
    [InlineData("Host=host.docker.internal;Port=6432;Max Auto Prepare=20")]
    public Task AnAddressOfADatabaseOrOfADeveloper(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("Host=db;Port=6432;Max Auto Prepare=0")]
    [InlineData("Host=db;Port=6432;Max Auto Prepare=")]
    [InlineData("Host=db;Port=6432;Max Auto Prepare=20;Max Auto Prepare=0")]
    [InlineData("Host=db;Port=6432;Auto Prepare Min Usages=2")]
    [InlineData("Host=db;Port=6432;Application Name='Max Auto Prepare=20'")]
    [InlineData("Host=db;Port=6432")]
    public Task AStringThatPreparesNothing(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432\"); if (input == \"\") builder.MaxAutoPrepare = 20;")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432\"); builder.MaxAutoPrepare = input.Length;")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432\") { MaxAutoPrepare = 20 }; builder.MaxAutoPrepare = 0;")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432;Max Auto Prepare=20\"); builder.MaxAutoPrepare = 0;")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Max Auto Prepare=20\"); builder.Port = input.Length;")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432;Max Auto Prepare=20\"); Tune(builder);", "private static void Tune(NpgsqlConnectionStringBuilder builder) => builder.MaxAutoPrepare = 0;")]
    [InlineData("var other = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432\") { MaxAutoPrepare = 20 }; var builder = new NpgsqlConnectionStringBuilder(Text);")]
    public Task ABuilderThatMayPrepareNothing(string before, string members = "") => InHandler($"{before} using var connection = new NpgsqlConnection(builder.ConnectionString);", members);

    [Theory]
    [InlineData("using var command = new Microsoft.Data.Sqlite.SqliteCommand(); command.Prepare();")]
    [InlineData("using var command = new MySql.Data.MySqlClient.MySqlCommand(\"select 1\"); command.Prepare();")]
    [InlineData("using System.Data.Common.DbCommand command = new NpgsqlCommand(\"select 1\"); command.Prepare();")]
    [InlineData("new Report().Prepare(); await new Report().PrepareAsync();")]
    [InlineData("Console.WriteLine(\"Host=db;Max Auto Prepare=20\");")]
    [InlineData("using var connection = new Report(\"Host=db;Max Auto Prepare=20\");")]
    public Task WhatIsNoCommandThatPreparesHere(string handler) => InHandler(
        handler, "public sealed class Report : IDisposable { public Report(string text = \"\") { } public void Prepare() { } public Task PrepareAsync() => Task.CompletedTask; public void Dispose() { } }", PoolerFiles.Set("rds_proxy"));

    [Theory]
    [InlineData("MySqlConnector.MySqlCommand", "proxysql")]
    [InlineData("MySqlConnector.MySqlCommand", "vitess")]
    [InlineData("MySqlConnector.MySqlCommand", "pgbouncer")]
    public Task OtherDriversWhosePoolerKeepsThem(string type, string pooler) => InHandler($"using var command = new {type}(\"select 1\"); command.Prepare();", "", PoolerFiles.Set(pooler));

    [Fact]
    public Task ACallWhereStringsLeadToDifferentPlaces() => InHandler(
        "await using var connection = new NpgsqlConnection(\"Host=db;Port=6432\"); await using var command = new NpgsqlCommand(\"select 1\", connection); command.Prepare();",
        "private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(\"Host=db;Port=5432\");");

    [Theory]
    [InlineData("public static class Migrations { public static void Run() { using var connection = new NpgsqlConnection(\"Host=db;Max Auto Prepare=20\"); using var command = new NpgsqlCommand(\"select 1\", connection); command.Prepare(); } }")]
    [InlineData("public static class Db { public static void Run(bool isDevelopment) { if (isDevelopment) { using var connection = new NpgsqlConnection(\"Host=db;Max Auto Prepare=20\"); } } }")]
    public Task OtherWork(string code) => RuleTest<DriverPreparedStatementsAnalyzer>.StaysQuiet(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function("", "", code), PoolerFiles.Set("pgbouncer"));

    [Fact]
    public Task AProgramThatIsNoFunctionAndNamesNoPooler() => RuleTest<DriverPreparedStatementsAnalyzer>.StaysQuiet("""
        public static class Db { public static readonly Npgsql.NpgsqlDataSource Source = Npgsql.NpgsqlDataSource.Create("Host=db;Port=6432;Max Auto Prepare=20"); }
        """);

    [Theory]
    [InlineData("appsettings.Development.json", """{ "ConnectionStrings": { "Orders": "Host=db;Port=6432;Max Auto Prepare=20" } }""")]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "Orders": "Host=localhost;Port=6432;Max Auto Prepare=20" } }""")]
    [InlineData("appsettings.json", """{ "Remarks": "Max Auto Prepare=20 is what we had at Port=6432" }""")]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "Orders": "Host=db;Port=6432;Max Auto Prepare=20;Nonsense=7" } }""")]
    [InlineData("other.json", """{ "ConnectionStrings": { "Orders": "Host=db;Port=6432;Max Auto Prepare=20" } }""")]
    [InlineData("appsettings.json", "{ \"Orders\": \"Host=db;Port=6432;Max Auto Prepare=20")]
    [InlineData("template.yaml", "DB: Host=${Host};Port=${Port};Max Auto Prepare=20\n")]
    [InlineData(".env.example", "DB=Host=db;Port=6432;Max Auto Prepare=20\n")]
    public Task ASettingsFileOfADeveloperOrWithoutAnAddress(string path, string text) => InHandler("", "", (path, text));

    // missed: a string put together elsewhere, passed as an argument, or hidden by a condition; a command behind a base type
    [Theory]
    [InlineData("var text = new System.Text.StringBuilder(\"Host=db;Port=6432\").Append(\";Max Auto Prepare=20\").ToString(); using var connection = new NpgsqlConnection(text);")]
    [InlineData("using var connection = Open(\"Host=db;Port=6432;Max Auto Prepare=20\");")]
    [InlineData("using var connection = new NpgsqlConnection(input == \"\" ? \"Host=db;Port=6432;Max Auto Prepare=20\" : Text);")]
    public Task TextThatIsNotFollowed(string handler) => InHandler(handler, "private static NpgsqlConnection Open(string text) => new(text);");

    private static Task InHandler(string handler, string members = "", params (string Path, string Text)[] files) =>
        RuleTest<DriverPreparedStatementsAnalyzer>.StaysQuiet(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(handler, members), files);
}
