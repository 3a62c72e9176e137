using System.Collections.Immutable;
using Lifeguard.DisposalCases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>The rules of disposal over <c>tests/DisposalCases</c>: they find what is labelled there, in its line, and nothing else.</summary>
public sealed class LabelledDisposalCases
{
    private static readonly ImmutableArray<CaseFile> Files = CaseFile.In(Corpus.Root);

    public static TheoryData<string> Names => [.. Files.Select(file => file.Name)];

    [Fact]
    public void ThereAreManyAndHalfOfThemAreRight()
    {
        var cases = Files.SelectMany(file => file.Cases).ToList();
        var wrong = cases.Count(it => it.IsWrong);

        Assert.True(cases.Count >= 400, $"{cases.Count} cases");
        Assert.InRange((double)wrong / cases.Count, 0.35, 0.6);
        Assert.Equal(cases.Count, cases.Select(it => it.Name).Distinct().Count());
        Assert.Empty(cases.Where(it => it.IsWrong != (it.Labels.Length > 0)).Select(it => it.Name));
        foreach (var rule in Catalog.RuleCatalog.All.Select(rule => rule.Id).Where(IsAboutDisposal)) Assert.Contains(cases, it => it.Labels.Any(label => label.Id == rule));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task EachIsFoundAndNothingElse(string name)
    {
        var file = Files.Single(file => file.Name == name);
        var project = Corpus.FromTexts(name, (name + ".cs", file.Text)).Project;
        var compilation = (await project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var found = (await RuleRun.Of(project, Rules)).Select(diagnostic => (diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line, Diagnostic: diagnostic)).ToList();
        var missed = file.Cases.SelectMany(it => it.Labels.Where(label => !found.Exists(finding => (finding.Id, finding.Line) == (label.Id, label.Line))).Select(label => $"missed {label.Id} in {it.Name}, line {label.Line + 1}: {it.Because}"));
        var expected = file.Cases.SelectMany(it => it.Labels).ToHashSet();
        var wrong = found.Where(finding => !expected.Contains(new Label(finding.Id, finding.Line))).Select(finding =>
            $"false {finding.Id} in {file.At(finding.Diagnostic.Location.SourceSpan.Start)?.Name ?? name}, line {finding.Line + 1}: {finding.Diagnostic.GetMessage(null)}");
        var twice = found.GroupBy(finding => (finding.Id, finding.Diagnostic.Location.SourceSpan)).Where(group => group.Count() > 1).Select(group => $"twice {group.Key.Id} in line {group.First().Line + 1}");

        string[] mistakes = [.. missed, .. wrong, .. twice];
        Assert.True(mistakes.Length == 0, string.Join("\n", mistakes));
    }

    private static ImmutableArray<DiagnosticAnalyzer> Rules => [.. Shipped.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => IsAboutDisposal(rule.Id)))];

    private static bool IsAboutDisposal(string id) => id.StartsWith("LFG2", StringComparison.Ordinal);
}
