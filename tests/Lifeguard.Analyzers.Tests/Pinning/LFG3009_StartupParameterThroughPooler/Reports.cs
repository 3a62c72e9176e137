using Lifeguard.Analyzers.Rules.Pinning;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Pinning.StartupParameterThroughPoolerAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3009_StartupParameterThroughPooler;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) =>
        RuleTest<StartupParameterThroughPoolerAnalyzer>.Verify(host.With("""await using var connection = new Npgsql.NpgsqlConnection("Host=db;Port=6432;[|Search Path=orders|]");"""), host.Files);

    [Theory]
    [InlineData("Host=db;Port=6432;[|Search Path=orders|]")]
    [InlineData("Host=db;Port=6432;[|searchpath = 'orders,public'|]")]
    [InlineData("Host=db;Port=6432;[|Options=-c search_path=orders|]")]
    [InlineData("Host=db;Port=6432;[|Options=-c statement_timeout=5s|];Pooling=false")]
    [InlineData("Host=db;Port=6432;[|Options=--statement-timeout=5s|]")]
    [InlineData("Host=db;Port=6432;[|Options='-c timezone=UTC -c statement_timeout=5s'|]")]
    [InlineData("Host=db;Port=6432;[|Options=-cdefault_transaction_read_only=on|]")]
    [InlineData("Host=db.postgres.database.azure.com;Port=6432;[|Search Path=orders|]")]
    [InlineData("Host=ep-one-pooler.eu-central-1.aws.neon.tech;[|Search Path=orders|]")]
    [InlineData("Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com;[|Options=-c search_path=orders|]")]
    [InlineData("Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com;[|Options=-c timezone=UTC|]")]
    [InlineData("Host=db.abcdef.supabase.co;Port=6543;[|Search Path=orders|]")]
    public Task APoolerThatTheAddressGivesAway(string text) => InHandler($"using var connection = new NpgsqlConnection(\"{text}\");");

    [Theory]
    [InlineData("pgbouncer", "Search Path=orders")]
    [InlineData("pgbouncer", "Search Path=orders", "lifeguard_pooler_version = 1.25")]
    [InlineData("pgbouncer", "Options=-c timezone=UTC", "lifeguard_pooler_version = 1.18")]
    [InlineData("pgbouncer_statement", "Search Path=orders")]
    [InlineData("azure_pgbouncer", "Options=-c search_path=orders")]
    [InlineData("neon", "Search Path=orders")]
    public Task APoolerThatIsSet(string pooler, string setting, params string[] further) =>
        InHandler($"using var connection = new NpgsqlConnection(\"Host=db.example.com;[|{setting}|];No Reset On Close=true\");", "", PoolerFiles.Set(pooler, further));

    [Theory]
    [InlineData("", "$\"Host=db;Port=6432;[|Search Path={input}|]\"")]
    [InlineData("", "$\"Host=db;Port=6432;[|Search Path=t_{input}|];Username=app\"")]
    [InlineData("", "$\"Host=db;Port=6432;[|Options=-c search_path={input}|]\"")]
    [InlineData("", "\"Host=db;Port=6432;\" + \"[|Search Path=orders|]\"")]
    [InlineData("", "new NpgsqlConnectionStringBuilder { Host = \"db\", Port = 6432, [|SearchPath = input|] }.ConnectionString")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432\"); [|builder.Options = \"-c statement_timeout=5s\"|];", "builder.ConnectionString")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(\"Host=db;Port=6432\"); [|builder[\"Search Path\"] = input|];", "builder.ToString()")]
    public Task EveryWayOfTheText(string before, string text) => InHandler($"{before} using var connection = new NpgsqlConnection({text});");

    [Theory]
    [InlineData("services.AddSingleton(_ => NpgsqlDataSource.Create(\"Host=db;Port=6432;[|Search Path=orders|]\"));")]
    [InlineData("var source = new NpgsqlDataSourceBuilder(\"Host=db;Port=6432\"); [|source.ConnectionStringBuilder.SearchPath = \"orders\"|]; services.AddSingleton(source.Build());")]
    [InlineData("services.AddDbContext<DbContext>(o => o.UseNpgsql(\"Host=db;Port=6432;[|Search Path=orders|]\"));")]
    public Task WhatHandsOutConnections(string registrations) => RuleTest<StartupParameterThroughPoolerAnalyzer>.Verify(Lifetime.LFG1010_PoolingDisabled.Reports.Project(registrations));

    [Fact]
    public async Task ASettingsFile()
    {
        const string text = """{ "ConnectionStrings": { "Orders": "Host=db;Port=6432;Search Path=orders;Database=orders" } }""";
        var test = RuleTest<StartupParameterThroughPoolerAnalyzer>.Create(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(""), ("appsettings.json", text));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithSpan("/0/appsettings.json", 1, 55, 1, 73).WithArguments(
            "Search Path=orders", "search_path", "PgBouncer (the port is 6432, PgBouncer's)", "refuses the connection or, told to ignore the parameter, drops it",
            " Applied only where track_extra_parameters names it and the server reports it, as PostgreSQL 18 and Citus 12 do.", "ALTER ROLE … SET"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData(
        "Host=db;Port=6432;{|#0:Search Path=orders|}",
        "'Search Path=orders' sends 'search_path' when connecting. PgBouncer (the port is 6432, PgBouncer's) refuses the connection or, told to ignore the parameter, drops it. "
            + "Applied only where track_extra_parameters names it and the server reports it, as PostgreSQL 18 and Citus 12 do. Set it by ALTER ROLE … SET instead.")]
    [InlineData(
        "Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com;{|#0:Options=-c search_path=orders|}",
        "'Options=-c search_path=orders' sends 'search_path' when connecting. RDS Proxy (the host is an RDS Proxy endpoint) refuses the connection. "
            + "Refused: 'RDS Proxy currently doesn't support command-line options'. Set it by the proxy's initialization query instead.")]
    public Task TheMessageSaysWhatHappens(string text, string message)
    {
        var test = RuleTest<StartupParameterThroughPoolerAnalyzer>.Create(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function($"using var connection = new NpgsqlConnection(\"{text}\");"));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    private static Task InHandler(string handler, string members = "", params (string Path, string Text)[] files) =>
        RuleTest<StartupParameterThroughPoolerAnalyzer>.Verify(Lifetime.LFG1002_ConnectionPerInvocation.Reports.Function(handler, members), files);
}
