using Lifeguard.Analyzers.Rules.Lifetime;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.ClearAllPoolsMissesDataSourcesAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1009_ClearAllPoolsMissesDataSources;

public sealed class Reports
{
    private const string Source = """private static readonly Npgsql.NpgsqlDataSource Db = Npgsql.NpgsqlDataSource.Create("Host=db");""";

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task InTheHandlerOfEveryHost(HandlerShape host) =>
        RuleTest<ClearAllPoolsMissesDataSourcesAnalyzer>.Verify(host.With("[|Npgsql.NpgsqlConnection.ClearAllPools()|];", Source), host.Files);

    [Theory]
    [InlineData("[|NpgsqlConnection.ClearAllPools()|];")]
    [InlineData("[|ClearAllPools()|];")]
    [InlineData("Action clear = [|NpgsqlConnection.ClearAllPools|];")]
    [InlineData("Amazon.Lambda.Core.SnapshotRestore.RegisterBeforeSnapshot(() => { [|NpgsqlConnection.ClearAllPools()|]; return ValueTask.CompletedTask; });")]
    [InlineData("try { using var connection = Db.OpenConnection(); } catch (NpgsqlException) { [|NpgsqlConnection.ClearAllPools()|]; }")]
    public Task EveryFormOfTheCall(string statement) => Verify(Project(Source, statement));

    [Theory]
    [InlineData("private readonly NpgsqlDataSource _db; public Startup(NpgsqlDataSource db) => _db = db;", "")]
    [InlineData("", "services.AddSingleton(_ => new NpgsqlDataSourceBuilder(\"Host=db\").Build());")]
    [InlineData("", "var db = NpgsqlDataSource.Create(\"Host=db\"); services.AddDbContext<DbContext>(o => o.UseNpgsql(db));")]
    [InlineData(Source, "async Task<NpgsqlConnection> Open() => await Db.OpenConnectionAsync(); NpgsqlConnection connection = Open().Result; void Use(NpgsqlConnection borrowed) { }")]
    public Task EveryWayToHaveADataSource(string members, string statement) => Verify(Project(members, statement + " [|NpgsqlConnection.ClearAllPools()|];"));

    [Theory]
    [InlineData("services.AddNpgsqlDataSource(\"Host=db\");")]
    [InlineData("services.AddNpgsqlDataSource(\"Host=db\"); services.AddDbContext<DbContext>(o => o.UseNpgsql());")]
    public Task ARegisteredDataSource(string registrations)
    {
        var test = RuleTest<ClearAllPoolsMissesDataSourcesAnalyzer>.Create(Project("", registrations + " [|NpgsqlConnection.ClearAllPools()|];"));
        test.TestState.AdditionalProjects["Npgsql.DependencyInjection"].Sources.Add("""
            namespace Microsoft.Extensions.DependencyInjection;
            public static class NpgsqlServiceCollectionExtensions { public static IServiceCollection AddNpgsqlDataSource(this IServiceCollection services, string text) => services; }
            """);
        test.TestState.AdditionalProjectReferences.Add("Npgsql.DependencyInjection");
        return test.RunAsync();
    }

    [Fact]
    public Task TheMessage()
    {
        var test = RuleTest<ClearAllPoolsMissesDataSourcesAnalyzer>.Create(Project(Source, "{|#0:NpgsqlConnection.ClearAllPools()|};"));
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(0).WithMessage(
            "'NpgsqlConnection.ClearAllPools' clears the pools of connections that were made from a connection string, and here all come from an NpgsqlDataSource, whose pool it does not touch. Call 'Clear' on the data source."));
        return test.RunAsync();
    }

    internal static string Project(string members, string statement) => $$"""
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        using static Npgsql.NpgsqlConnection;
        public class Startup
        {
            {{members}}
            public void Configure(IServiceCollection services) { {{statement}} }
        }
        public class Function { public string FunctionHandler(string input, ILambdaContext context) => input; }
        """;

    private static Task Verify(string source) => RuleTest<ClearAllPoolsMissesDataSourcesAnalyzer>.Verify(source);
}
