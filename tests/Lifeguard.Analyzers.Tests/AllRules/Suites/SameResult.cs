using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>Circumstances that a user does not choose change nothing.</summary>
public sealed class SameResult
{
    [Fact]
    public async Task InAnyOrderOfFilesAndWithConcurrency()
    {
        foreach (var corpus in await Some())
        {
            var compilation = (await corpus.Project.GetCompilationAsync())!;
            var expected = Shown(await RuleRun.Of(corpus.Project));
            var trees = compilation.SyntaxTrees.ToArray();
            new Random(trees.Length).Shuffle(trees);

            Assert.Equal(expected, Shown(await RuleRun.Of(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Reverse()), corpus.Project.AnalyzerOptions)));
            Assert.Equal(expected, Shown(await RuleRun.Of(compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees), corpus.Project.AnalyzerOptions, isConcurrent: true)));
        }
    }

    [Fact]
    public async Task EachRuleAloneAndAllTogether()
    {
        foreach (var corpus in (await Some()).Where((_, index) => index % 3 == 0))
        {
            var alone = new List<Diagnostic>();
            foreach (var analyzer in Shipped.Analyzers)
            {
                var compilation = (await corpus.Project.GetCompilationAsync())!.Clone();         // nothing is known yet
                alone.AddRange(await RuleRun.Of(compilation, corpus.Project.AnalyzerOptions, [analyzer]));
            }

            Assert.Equal(Shown(await RuleRun.Of(corpus.Project)), Shown(alone));
        }
    }

    private static async Task<IEnumerable<Corpus>> Some() => Corpus.Samples.Concat((await Corpus.RuleTests()).Where((_, index) => index % 101 == 0));

    private static IEnumerable<string> Shown(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => RuleRun.Show(diagnostic) + diagnostic.GetMessage(null)).Order(StringComparer.Ordinal);
}
