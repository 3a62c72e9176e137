using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>All rules at once on every Roslyn: they run, they find what is there, they are silent where nothing is. The suites beside it go deeper, on one Roslyn.</summary>
public sealed class Smoke
{
    private const string Wasteful = """
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function
        {
            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await using var pool = NpgsqlDataSource.Create("Host=db");
                await using var connection = await pool.OpenConnectionAsync();
                return input;
            }
        }
        """;

    private const string Thrifty = """
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function
        {
            private static readonly NpgsqlDataSource Pool = NpgsqlDataSource.Create("Host=db");
            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await using var connection = await Pool.OpenConnectionAsync();
                return input;
            }
        }
        """;

    [Fact]
    public void ThereAreRulesAndFixes()
    {
        Assert.Equal(Catalog.RuleCatalog.All.Select(rule => rule.Id), Shipped.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.NotEmpty(Shipped.Fixes);
    }

    [Fact]
    public async Task TheyFindWhatIsThere()
    {
        var project = Corpus.FromTexts("Wasteful", ("Function.cs", Wasteful)).Project;
        var found = await RuleRun.Of(project, isConcurrent: true);

        Assert.Equal(["LFG1001"], found.Select(diagnostic => diagnostic.Id));
        Assert.True(await RuleRun.Fix(project, found) > 0);
    }

    [Fact]
    public async Task TheyAreSilentWhereNothingIs() => Assert.Empty(await RuleRun.Of(Corpus.FromTexts("Thrifty", ("Function.cs", Thrifty)).Project, isConcurrent: true));

    [Fact]
    public async Task TheySurviveCodeThatEndsAnywhere()
    {
        for (var length = 0; length < Wasteful.Length; length += 17)
        {
            var project = Corpus.FromTexts("Broken", ("Function.cs", Wasteful[..length])).Project;
            await RuleRun.Fix(project, await RuleRun.Of(project));
        }
    }
}
