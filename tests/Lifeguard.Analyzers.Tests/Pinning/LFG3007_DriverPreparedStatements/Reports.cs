using Lifeguard.Analyzers.Rules.Pinning;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Pinning.DriverPreparedStatementsAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3007_DriverPreparedStatements;

public sealed class Reports
{
    private const string Open = "await using var connection = new NpgsqlConnection(Text); await connection.OpenAsync(); await using var command = new NpgsqlCommand(\"select 1\", connection);";

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) =>
        RuleTest<DriverPreparedStatementsAnalyzer>.Verify(host.With("""await using var connection = new Npgsql.NpgsqlConnection("Host=db;Port=6432;[|Max Auto Prepare=20|]");"""), host.Files);

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task ACallInTheHandlerOfEveryHost(HandlerShape host) => RuleTest<DriverPreparedStatementsAnalyzer>.Verify(
        host.With("""await using var connection = new Npgsql.NpgsqlConnection("Host=db;Port=6432"); var command = connection.CreateCommand(); await [|command.PrepareAsync()|];"""), host.Files);

    [Theory]
    [InlineData("Host=db;Port=6432;[|Max Auto Prepare=20|]")]
    [InlineData("Host=db:6432;[|max auto prepare = 1|]")]
    [InlineData("[|MaxAutoPrepare=20|];Host=db;Port=6432")]
    [InlineData("Host=db;Port=6432;[|Max Auto Prepare='20'|];Auto Prepare Min Usages=2")]
    [InlineData("Host=db.postgres.database.azure.com;Port=6432;[|Max Auto Prepare=20|]")]
    [InlineData("Host=aws-0-eu-central-1.pooler.supabase.com;Port=6543;[|Max Auto Prepare=20|]")]
    [InlineData("Host=db.abcdef.supabase.co;Port=6543;[|Max Auto Prepare=20|]")]
    [InlineData("Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com;[|Max Auto Prepare=20|]")]
    [InlineData("Host=db;Port=6432;Pooling=false;[|Max Auto Prepare=20|]")]
    [InlineData("Host=db;Port=6432;No Reset On Close=true;[|Max Auto Prepare=20|]")]
    public Task APoolerThatTheAddressGivesAway(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("pgbouncer")]
    [InlineData("pgbouncer", "lifeguard_pooler_version = 1.18")]
    [InlineData("pgbouncer", "lifeguard_pooler_version = 1.18", "lifeguard_pooler_prepared_statements = on")]
    [InlineData("pgbouncer", "lifeguard_pooler_version = 1.23.1")]
    [InlineData("pgbouncer", "lifeguard_pooler_version = 1.25", "lifeguard_pooler_prepared_statements = off")]
    [InlineData("pgbouncer_statement")]
    [InlineData("rds_proxy")]
    [InlineData("supavisor")]
    [InlineData("pgcat")]
    [InlineData("odyssey", "lifeguard_pooler_prepared_statements = off")]
    [InlineData("pgdog", "lifeguard_pooler_prepared_statements = off")]
    [InlineData("azure_pgbouncer")]
    [InlineData("transaction", "lifeguard_pooler_prepared_statements = off")]
    public Task APoolerThatIsSet(string pooler, params string[] further) => InHandler(
        "using var connection = new NpgsqlConnection(\"Host=db.example.com;[|Max Auto Prepare=20|]\"); await using var command = new NpgsqlCommand(\"select 1\", connection); await [|command.PrepareAsync()|];",
        "",
        PoolerFiles.Set(pooler, further));

    [Theory]
    [InlineData("const string text = \"Host=db;Port=6432;[|Max Auto Prepare=20|]\";", "text")]
    [InlineData("var text = \"Host=db;Port=6432;\" + \"[|Max Auto Prepare=20|]\";", "text")]
    [InlineData("", "\"Host=\" + input + \";Port=6432;[|Max Auto Prepare=20|]\"")]
    [InlineData("", "$\"Host={input};Port=6432;[|Max Auto Prepare=20|]\"")]
    [InlineData("", "$\"Host={input}.example.com;Port=6432;[|Max Auto Prepare=20|];Password={input}\"")]
    [InlineData("", "$@\"Host={input};Port=6432;[|Max Auto Prepare=20|]\"")]
    [InlineData("", "@\"Host=db;Port=6432;[|Max Auto Prepare=20|]\"")]
    [InlineData("", "\"\"\"Host=db;Port=6432;[|Max Auto Prepare=20|]\"\"\"")]
    [InlineData("", "\"Password=\\\"a;b\\\";Host=db;Port=6432;[|Max Auto Prepare=20|]\"")]
    [InlineData("", "Settings.Text")]
    [InlineData("", "string.Format(\"Host={0};Port=6432;[|Max Auto Prepare=20|]\", input)")]
    [InlineData("", "new NpgsqlConnectionStringBuilder { Host = input, Port = 6432, [|MaxAutoPrepare = 20|] }.ConnectionString")]
    [InlineData("", "new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432;[|Max Auto Prepare=20|]\").ToString()")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db\") { Port = 6432 }; [|builder.MaxAutoPrepare = 20|];", "builder.ConnectionString")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db:6432\"); [|builder[\"Max Auto Prepare\"] = 20|];", "builder.ToString()")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder { [\"Host\"] = \"db\", [\"Port\"] = 6432, [|[\"max auto prepare\"] = \"20\"|] };", "builder.ToString()")]
    public Task EveryWayOfTheText(string before, string text) => InHandler(
        $"{before} using var connection = new NpgsqlConnection({text});",
        "",
        ("Settings.cs", $"namespace Shop; public static class Settings {{ public static readonly string Text = \"Host=db;Port=6432;{(text == "Settings.Text" ? "[|Max Auto Prepare=20|]" : "")}\"; }}"));

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"DB\") + \";[|Max Auto Prepare=20|]\"")]
    [InlineData("$\"{Environment.GetEnvironmentVariable(\"DB\")};[|Max Auto Prepare=20|]\"")]
    [InlineData("new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(\"DB\")) { [|MaxAutoPrepare = 20|] }.ConnectionString")]
    public Task AStringOfWhichTheRestIsNotKnown(string text) => InHandler($"using var connection = new NpgsqlConnection({text});", "", PoolerFiles.Set("pgbouncer"));

    [Fact]
    public Task ARawStringOfSeveralLines() => InHandler(""""
        using var connection = new NpgsqlConnection("""
                    Host=db;
                    Port=6432;
                    [|Max Auto Prepare=20|];
                    """);
        """");

    [Theory]
    [InlineData("services.AddNpgsqlDataSource(\"Host=db;Port=6432;[|Max Auto Prepare=20|]\");")]
    [InlineData("services.AddSingleton(_ => NpgsqlDataSource.Create(\"Host=db;Port=6432;[|Max Auto Prepare=20|]\"));")]
    [InlineData("services.AddSingleton(new NpgsqlDataSourceBuilder(\"Host=db;Port=6432;[|Max Auto Prepare=20|]\").Build());")]
    [InlineData("var source = new NpgsqlDataSourceBuilder(\"Host=db;Port=6432\"); [|source.ConnectionStringBuilder.MaxAutoPrepare = 20|]; services.AddSingleton(source.Build());")]
    [InlineData("var text = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432\") { [|MaxAutoPrepare = 20|] }; services.AddSingleton(NpgsqlDataSource.Create(text));")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql(\"Host=db;Port=6432;[|Max Auto Prepare=20|]\"));")]
    public Task WhatHandsOutConnections(string registrations) => RuleTest<DriverPreparedStatementsAnalyzer>.Verify(Lifetime.LFG1010_PoolingDisabled.Reports.Project(registrations), ("Npgsql.cs", """
        namespace Microsoft.Extensions.DependencyInjection { public static class NpgsqlServiceCollectionExtensions { public static void AddNpgsqlDataSource(this IServiceCollection services, string text) { } } }
        """));

    [Theory]
    [InlineData("[|command.Prepare()|];")]
    [InlineData("await [|command.PrepareAsync()|];")]
    [InlineData("await [|command.PrepareAsync(CancellationToken.None)|].ConfigureAwait(false);")]
    [InlineData("using var batch = new NpgsqlBatch(connection); [|batch.Prepare()|];")]
    [InlineData("await using var batch = connection.CreateBatch(); await [|batch.PrepareAsync()|];")]
    [InlineData("foreach (var id in new[] { 1, 2 }) { if (id == 1) [|command.Prepare()|]; }")]
    public Task EveryFormOfCall(string statement) => InHandler($"{Open} {statement}", "", PoolerFiles.Set("pgbouncer"));

    [Theory]
    [InlineData("MySqlConnector.MySqlCommand")]
    [InlineData("Microsoft.Data.SqlClient.SqlCommand")]
    [InlineData("System.Data.SqlClient.SqlCommand")]
    public Task OtherDriversThatRdsProxyPinsFor(string type) => InHandler($"using var command = new {type}(\"select 1\"); [|command.Prepare()|];", "", PoolerFiles.Set("rds_proxy"));

    [Fact]
    public Task ACallWhereAllStringsLeadToOnePooler() => InHandler(
        "await using var connection = new NpgsqlConnection(\"Host=db;Port=6432\"); await using var command = new NpgsqlCommand(\"select 1\", connection); [|command.Prepare()|];",
        "private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(\"Host=db;Port=6432\");");

    [Fact]
    public Task ACallWhereTheStringsStandInASettingsFile() => InHandler(
        "await using var connection = new NpgsqlConnection(_text); await using var command = new NpgsqlCommand(\"select 1\", connection); [|command.Prepare()|];",
        "",
        ("appsettings.json", """{ "ConnectionStrings": { "Orders": "Host=db;Port=6432;Search Path=" } }"""));

    [Theory]
    [InlineData("appsettings.json", """{ "ConnectionStrings": { "Orders": "Host=db;Port=6432;[|Max Auto Prepare=20|];Database=orders" } }""")]
    [InlineData("appsettings.Production.json", """{ /* the shop's */ "ConnectionStrings": { "Orders": "Host=db;Port=6432;[|Max Auto Prepare=20|]" }, }""")]
    [InlineData("local.settings.json", """{ "Values": { "OrdersDb": "Host=db;Port=6432;[|Max Auto Prepare=20|]" } }""")]
    [InlineData("template.yaml", "Resources:\n  Orders:\n    Properties:\n      Environment:\n        Variables:\n          DB: Host=${Host};Port=6432;[|Max Auto Prepare=20|]\n")]
    [InlineData("serverless.yml", "provider:\n  environment:\n    DB: \"Host=db;Port=6432;[|Max Auto Prepare=20|]\"\n")]
    [InlineData("production.env", "# the shop's\nOTHER=1\nexport DB=\"Host=db;Port=6432;[|Max Auto Prepare=20|]\"\n")]
    public async Task ASettingsFile(string path, string text)
    {
        var start = text.IndexOf("[|", StringComparison.Ordinal);
        var plain = text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var test = RuleTest<DriverPreparedStatementsAnalyzer>.Create(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(""), (path, plain));
        var before = plain[..start];
        var (line, column) = (before.Count(character => character == '\n') + 1, start - before.LastIndexOf('\n'));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithSpan($"/0/{path}", line, column, line, column + "Max Auto Prepare=20".Length).WithArguments(
            "Max Auto Prepare=20", "PgBouncer (the port is 6432, PgBouncer's)",
            "is prepared on one server connection: on another one it fails, or silently runs what another client prepared under the same name",
            " It works with PgBouncer 1.22 or later where max_prepared_statements is above 0 (the default since 1.24).", ", or state the pooler and its version"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("Host=db;Port=6432;{|#0:Max Auto Prepare=20|}", "", "PgBouncer (the port is 6432, PgBouncer's)", "is prepared on one server connection: on another one it fails, or silently runs what another client prepared under the same name.")]
    [InlineData("Host=db;{|#0:Max Auto Prepare=20|}", "rds_proxy", "RDS Proxy", "reserves the server connection for this client until the client disconnects.")]
    public Task TheMessageSaysWhatHappens(string text, string pooler, string name, string what)
    {
        var test = RuleTest<DriverPreparedStatementsAnalyzer>.Create(
            Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function($"using var connection = new NpgsqlConnection(\"{text}\");"), pooler.Length > 0 ? [PoolerFiles.Set(pooler)] : []);
        var depends = pooler.Length > 0
            ? " Remove it."
            : " It works with PgBouncer 1.22 or later where max_prepared_statements is above 0 (the default since 1.24). Remove it, or state the pooler and its version.";
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(0).WithMessage(
            $"'Max Auto Prepare=20' makes the driver prepare statements on the server. Behind {name} such a statement {what}{depends}"));
        return test.RunAsync();
    }

    [Fact]
    public Task AProgramThatNamesAPooler() => RuleTest<DriverPreparedStatementsAnalyzer>.Verify("""
        public static class Db { public static readonly Npgsql.NpgsqlDataSource Source = Npgsql.NpgsqlDataSource.Create("Host=db;[|Max Auto Prepare=20|]"); }
        """, PoolerFiles.Set("pgbouncer"));

    internal static Task InHandler(string handler, string members = "", params (string Path, string Text)[] files) =>
        RuleTest<DriverPreparedStatementsAnalyzer>.Verify(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(handler, members), files);
}
