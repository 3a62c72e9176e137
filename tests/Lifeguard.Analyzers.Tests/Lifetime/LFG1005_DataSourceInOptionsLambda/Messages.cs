using Lifeguard.Analyzers.Rules.Lifetime;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.DataSourceInOptionsLambdaAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1005_DataSourceInOptionsLambda;

public sealed class Messages
{
    private const string Pool = "Nothing else can reuse it, and under load the pools add up until the database refuses connections: build it once, outside the options.";

    [Fact]
    public Task APoolForEveryScope() => Verify("services.AddDbContext<OrdersContext>(o => o.UseNpgsql({|#0:new NpgsqlDataSourceBuilder(Text).Build()|}));", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'NpgsqlDataSourceBuilder.Build' builds a new connection pool for every scope, because EF Core makes the options of 'OrdersContext' anew in each. {Pool}"));

    [Fact]
    public Task APoolForEveryResolvedContext() => Verify(
        "services.AddDbContext<OrdersContext>(o => o.UseMySql({|#0:new MySqlDataSource(Text)|}, new MySqlServerVersion(new Version(8, 0))), ServiceLifetime.Transient, ServiceLifetime.Transient);",
        Verifier.Diagnostic().WithLocation(0).WithMessage($"'new MySqlDataSource' builds a new connection pool for every 'OrdersContext' that is resolved, because its options are registered as transient. {Pool}"));

    [Fact]
    public Task AHelperIsNamedAndItsCreationShown() => Verify("services.AddDbContext<OrdersContext>(o => o.UseNpgsql({|#0:Build(Text)|}));", Verifier.Diagnostic().WithLocation(0).WithLocation(1).WithMessage(
        $"'Startup.Build' builds a new connection pool for every scope, because EF Core makes the options of 'OrdersContext' anew in each. {Pool}"),
        "private static NpgsqlDataSource Build(string text) => {|#1:NpgsqlDataSource.Create(text)|};");

    [Fact]
    public Task APoolForEveryContext() => Verify("services.AddTransient<AuditContext>();", Verifier.Diagnostic().WithLocation(0).WithMessage(
        $"'NpgsqlDataSource.Create' builds a new connection pool for every 'AuditContext' object, because EF Core calls 'OnConfiguring' for each. {Pool}"), code: """
        public class AuditContext : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql({|#0:NpgsqlDataSource.Create("Host=db")|}); }
        """);

    [Fact]
    public Task AServerVersionCostsAConnection() => Verify("services.AddDbContext<OrdersContext>(o => o.UseMySql(Text, {|#0:ServerVersion.AutoDetect(Text)|}));", Verifier.Diagnostic().WithLocation(0).WithMessage(
        "'ServerVersion.AutoDetect' opens a connection to ask the server for its version for every scope, because EF Core makes the options of 'OrdersContext' anew in each. The answer is the same each time: state the version, or detect it once, outside the options."));

    private static Task Verify(string registrations, DiagnosticResult expected, string members = "", string code = "")
    {
        var test = RuleTest<DataSourceInOptionsLambdaAnalyzer>.Create(Shop.With(registrations, members, code));
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }
}
