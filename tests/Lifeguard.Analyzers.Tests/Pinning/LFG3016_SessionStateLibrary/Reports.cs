using Lifeguard.Analyzers.Rules.Pinning;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3016_SessionStateLibrary;

public sealed class Reports
{
    internal const string Libraries = """
        namespace Hangfire.PostgreSql { public class PostgreSqlStorageOptions { public bool EnableLongPolling { get; set; } } }
        namespace MassTransit { public static class PostgresBusFactoryConfiguratorExtensions { public static void UsingPostgres(this object bus, Action<object> configure = null) { } } }
        namespace Marten { public enum DaemonMode { Solo, HotCold } public static class MartenServiceCollectionExtensions { public class MartenConfigurationExpression { public MartenConfigurationExpression AddAsyncDaemon(DaemonMode mode) => this; } } }
        """;

    [Theory]
    [InlineData("var held = [|new Medallion.Threading.Postgres.PostgresDistributedLock(new(1), input)|];")]
    [InlineData("Medallion.Threading.Postgres.PostgresDistributedLock held = [|new(new(1), input)|];")]
    [InlineData("var options = new Hangfire.PostgreSql.PostgreSqlStorageOptions { [|EnableLongPolling = true|] };")]
    [InlineData("var options = new Hangfire.PostgreSql.PostgreSqlStorageOptions(); [|options.EnableLongPolling = true|];")]
    [InlineData("[|new object().UsingPostgres()|];")]
    [InlineData("[|new Marten.MartenServiceCollectionExtensions.MartenConfigurationExpression().AddAsyncDaemon(Marten.DaemonMode.HotCold)|];")]
    public Task LibrariesThatRestOnTheirSession(string statements) => RuleTest<SessionStateLibraryAnalyzer>.Verify(SqlInCode.SqlTest.Function(statements).Replace("using Dapper;", "using Dapper;\nusing MassTransit;", StringComparison.Ordinal), ("Libraries.cs", Libraries));
}
