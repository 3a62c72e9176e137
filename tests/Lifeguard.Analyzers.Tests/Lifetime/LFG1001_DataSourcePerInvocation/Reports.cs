using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1001_DataSourcePerInvocation;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task PoolBuiltInTheHandler(HandlerShape host) =>
        RuleTest<DataSourcePerInvocationAnalyzer>.Verify(host.With("""await using var source = [|Npgsql.NpgsqlDataSource.Create("Host=db;Database=orders")|];"""), host.Files);

    [Theory, MemberData(nameof(Hosts.BuiltPerInvocation), MemberType = typeof(Hosts))]
    public Task PoolInAFieldOfAClassThatTheHostBuildsPerInvocation(HandlerShape host) =>
        RuleTest<DataSourcePerInvocationAnalyzer>.Verify(
            host.With("await using var db = _source.CreateConnection();", """private readonly Npgsql.NpgsqlDataSource _source = [|Npgsql.NpgsqlDataSource.Create("Host=db")|];"""), host.Files);
}
