using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<
    Lifeguard.Analyzers.Rules.Lifetime.ClearAllPoolsMissesDataSourcesAnalyzer, Lifeguard.CodeFixes.Rules.Lifetime.ClearAllPoolsMissesDataSourcesFix>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1009_ClearAllPoolsMissesDataSources;

public sealed class Fixes
{
    [Theory]
    [InlineData("private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(\"Host=db\");", "Db")]
    [InlineData("private readonly NpgsqlDataSource _db = NpgsqlDataSource.Create(\"Host=db\");", "_db")]
    [InlineData("private static NpgsqlDataSource? Db = NpgsqlDataSource.Create(\"Host=db\");", "Db?")]
    [InlineData("public static NpgsqlDataSource Db { get; } = NpgsqlDataSource.Create(\"Host=db\");", "Db")]
    [InlineData("private static readonly NpgsqlMultiHostDataSource Db = new NpgsqlDataSourceBuilder(\"Host=db\").BuildMultiHost();", "Db")]
    public Task TheDataSourceOfTheClassIsCleared(string member, string access) => FixesHandler(
        member, "{|LFG1009:NpgsqlConnection.ClearAllPools()|}; // after a failover", $"{access}.Clear(); // after a failover");

    [Theory]
    [InlineData("Action clear = {|LFG1009:NpgsqlConnection.ClearAllPools|}; clear();", "Action clear = Db.Clear; clear();")]
    [InlineData("SnapshotRestore.RegisterBeforeSnapshot(() => { {|LFG1009:NpgsqlConnection.ClearAllPools()|}; return ValueTask.CompletedTask; });", "SnapshotRestore.RegisterBeforeSnapshot(() => { Db.Clear(); return ValueTask.CompletedTask; });")]
    [InlineData("await Task.Run(() => {|LFG1009:NpgsqlConnection.ClearAllPools()|});", "await Task.Run(() => Db.Clear());")]
    public Task EveryFormOfTheCall(string statement, string repaired) => FixesHandler("private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(\"Host=db\");", statement, repaired);

    [Fact]
    public Task TheOnlyDataSourceElsewhereIsCleared() => FixesHandler(
        "private static readonly string Name = nameof(Name);", "{|LFG1009:NpgsqlConnection.ClearAllPools()|};", "Database.Orders.Clear();", """
        public static class Database
        {
            public static readonly NpgsqlDataSource Orders = NpgsqlDataSource.Create("Host=db");
        }
        """);

    [Fact]
    public Task ALocalDataSourceIsCleared() => FixesHandler(
        "private static readonly string Name = nameof(Name);",
        "var db = NpgsqlDataSource.Create(\"Host=db\"); {|LFG1009:NpgsqlConnection.ClearAllPools()|};",
        "var db = NpgsqlDataSource.Create(\"Host=db\"); db.Clear();");

    [Fact]
    public Task ALocalOfTheTopLevelStatementsIsNoChoiceInAClass()
    {
        return Test.Fixes(Program("{|LFG1009:NpgsqlConnection.ClearAllPools()|}"), Program("Db.Clear()"), kind: Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

        static string Program(string call) => $$"""
            using Amazon.Lambda.Core;
            using Npgsql;

            var startUp = NpgsqlDataSource.Create("Host=db");
            startUp.Dispose();

            public class Orders
            {
                private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");

                public void Handle(string input, ILambdaContext context)
                {
                    {{call}};
                }
            }
            """;
    }

    [Theory]
    [InlineData("private static readonly NpgsqlDataSource Shop = NpgsqlDataSource.Create(\"Host=db\"); private static readonly NpgsqlDataSource Audit = NpgsqlDataSource.Create(\"Host=audit\");")]
    [InlineData("private static NpgsqlDataSource Db => NpgsqlDataSource.Create(\"Host=db\");")]
    public Task NoneOfSeveralIsGuessed(string members)
    {
        var source = Handler(members, "{|LFG1009:NpgsqlConnection.ClearAllPools()|};");
        return Test.OffersNothing(source);
    }

    private static Task FixesHandler(string member, string statement, string repaired, string code = "") => Test.Fixes(Handler(member, statement, code), Handler(member, repaired, code));

    private static string Handler(string member, string statement, string code = "") => $$"""
        using Amazon.Lambda.Core;
        using Npgsql;

        public class Orders
        {
            {{member}}

            public async Task<string> Handle(string input, ILambdaContext context)
            {
                await Task.Yield();
                {{statement}}
                return input;
            }
        }

        {{code}}
        """;
}
