using Lifeguard.Analyzers.Rules.Pinning;
using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.SessionSettingAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3001_SessionSetting;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) => RuleTest<SessionSettingAnalyzer>.Verify(
        host.With("using var connection = new Npgsql.NpgsqlConnection(); using var command = new Npgsql.NpgsqlCommand(\"[|SET search_path = tenant_1|]\", connection); command.ExecuteNonQuery();"), host.Files);

    [Theory]
    [InlineData("[|SET search_path = tenant_1|]")]
    [InlineData("[|set statement_timeout = 0|]")]
    [InlineData("[|SET SESSION work_mem = '64MB'|]")]
    [InlineData("[|SET app.tenant = 'a'|]")]
    [InlineData("[|SET ROLE auditor|]")]
    [InlineData("[|SET SESSION AUTHORIZATION auditor|]")]
    [InlineData("[|RESET ROLE|]")]
    [InlineData("[|RESET ALL|]")]
    [InlineData("[|RESET search_path|]")]
    [InlineData("[|SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY|]")]
    [InlineData("select [|set_config|]('app.tenant', 'a', false)")]
    [InlineData("select pg_catalog.[|set_config|]('app.tenant', @t, false), 1")]
    [InlineData("select 1; [|SET lock_timeout = 1|]; select 2")]
    [InlineData("-- why\n  [|SET lock_timeout = 1|]")]
    public Task EveryFormOfPostgreSql(string sql) => Test.Verify(Test.Sends(sql));

    [Theory]
    [InlineData("var tenant = input; await connection.ExecuteAsync($\"[|SET app.tenant = '{tenant}'|]\");")]
    [InlineData("await using var command = new NpgsqlCommand(\"select [|set_config|]('app.tenant', $1, false)\", connection);")]
    [InlineData("await using var command = connection.CreateCommand(); command.CommandText = \"[|SET ROLE auditor|]\"; await command.ExecuteNonQueryAsync();")]
    [InlineData("await Db.CreateCommand(\"[|SET ROLE auditor|]\").ExecuteNonQueryAsync();")]
    [InlineData("await connection.ExecuteAsync(\"[|SET app.tenant = \" + number|]);")]
    public Task EveryWayOfTheText(string statements) => Test.Verify(statements);

    [Theory]
    [InlineData("[|SET SESSION group_concat_max_len = 100|]")]
    [InlineData("[|SET @tenant = 1|]")]
    public Task EveryFormOfMySql(string sql) => Test.Verify(Test.Sends(sql, "new MySqlConnector.MySqlConnection()"), "rds_proxy");

    [Fact]
    public Task AWrapperOfTheUsersOwn() => Test.Verify("await Run(\"[|SET ROLE auditor|]\");", members: "private static async Task Run(string text) { await using var open = await Db.OpenConnectionAsync(); await open.ExecuteAsync(text); }");

    // The transaction ends, and the setting stays.
    [Fact]
    public Task InsideATransactionAsWell() => Test.Verify("await using var transaction = await connection.BeginTransactionAsync(); await connection.ExecuteAsync(\"[|SET app.tenant = 'a'|]\"); await transaction.CommitAsync();");

    [Theory]
    [InlineData("pgbouncer")]
    [InlineData("rds_proxy")]
    [InlineData("supavisor")]
    [InlineData("neon")]
    [InlineData("odyssey")]
    public Task BehindEveryPoolerThatIsSet(string pooler) => Test.Verify(Test.Sends("[|SET search_path = tenant_1|]"), pooler);

    [Theory]
    [InlineData("Host=shop.proxy-abc.eu-central-1.rds.amazonaws.com;Database=shop", "Behind RDS Proxy, 'SET search_path = tenant_1' reserves the server connection for this client until the client disconnects. Use SET LOCAL inside a transaction, or set it for the role with ALTER ROLE.")]
    [InlineData("Host=ep-calm-pooler.eu-central-1.aws.neon.tech;Database=shop", "Behind Neon's pooler, 'SET search_path = tenant_1' stays on the server connection: the next client that gets it inherits it, and this client's next statement may run without it. This is a security problem, since it decides who acts or whose rows are seen: use SET LOCAL inside a transaction.")]
    [InlineData("Host=db.example.com;Port=6432;Database=shop", "Behind PgBouncer, 'SET search_path = tenant_1' stays on the server connection: the next client that gets it inherits it, and this client's next statement may run without it. This is a security problem, since it decides who acts or whose rows are seen: use SET LOCAL inside a transaction.")]
    public Task BehindThePoolerThatTheSettingsFileLeadsTo(string text, string message)
    {
        var test = RuleTest<SessionSettingAnalyzer>.Create("""
            using Amazon.Lambda.Core;
            using Dapper;
            using Npgsql;
            public class Function
            {
                private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(System.Environment.GetEnvironmentVariable("ConnectionStrings__Shop"));
                public async System.Threading.Tasks.Task<string> FunctionHandler(string input, ILambdaContext context)
                {
                    await using var connection = await Db.OpenConnectionAsync();
                    await connection.ExecuteAsync("{|#0:SET search_path = tenant_1|}");
                    return input;
                }
            }
            """, ("appsettings.json", $$"""{ "ConnectionStrings": { "Shop": "{{text}};Include Error Detail=true" } }"""));
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<SessionSettingAnalyzer>.Diagnostic().WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    [Fact]
    public Task InAnyProjectThatSetsAPooler() => RuleTest<SessionSettingAnalyzer>.Verify(
        """public static class Jobs { public static void Run(Npgsql.NpgsqlConnection connection) { using var command = new Npgsql.NpgsqlCommand("[|SET ROLE auditor|]", connection); command.ExecuteNonQuery(); } }""",
        (".globalconfig", "is_global = true\nlifeguard_pooler = pgbouncer\n"));

    [Fact]
    public Task BehindAPoolerThatTheAddressGivesAway() => Test.Says(
        "await using var open = new NpgsqlConnection(\"Host=orders.proxy-abc.eu-central-1.rds.amazonaws.com\"); await open.ExecuteAsync(\"{|#0:SET statement_timeout = 0|}\");",
        "Behind RDS Proxy, 'SET statement_timeout = 0' reserves the server connection for this client until the client disconnects. Use SET LOCAL inside a transaction, or set it for the role with ALTER ROLE.");

    [Theory]
    [InlineData("{|#0:SET ROLE auditor|}", "pgbouncer", "Behind PgBouncer, 'SET ROLE auditor' stays on the server connection: the next client that gets it acts with these rights, and this client may lose them. This is a security problem, since it decides who acts or whose rows are seen: use SET LOCAL inside a transaction.")]
    [InlineData("{|#0:SET statement_timeout = 0|}", "pgbouncer", "Behind PgBouncer, 'SET statement_timeout = 0' stays on the server connection: the next client that gets it inherits it, and this client's next statement may run without it. Use SET LOCAL inside a transaction, or set it for the role with ALTER ROLE.")]
    public Task TheMessageNamesPoolerStatementAndConsequence(string sql, string pooler, string message) => Test.Says(Test.Sends(sql), message, pooler);
}
