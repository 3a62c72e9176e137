using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>Code that nobody should be told anything about.</summary>
public sealed partial class SilentOnLegalCode
{
    public static TheoryData<string> ValidCode => [.. Corpus.ValidCode.Select(corpus => corpus.Name)];

    public static TheoryData<string> OwnSource => [.. Corpus.OwnSource.Select(corpus => corpus.Name)];

    [Theory, MemberData(nameof(ValidCode))]
    public async Task NothingIsReportedInLegalCode(string name)
    {
        var corpus = Corpus.ValidCode.Single(corpus => corpus.Name == name);
        var compilation = (await corpus.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var suggested = Suggestions().Matches(string.Concat(compilation.SyntaxTrees.Select(tree => tree.ToString()))).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var found = (await RuleRun.Of(corpus.Project)).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info || !suggested.Contains(diagnostic.Id));
        Assert.Empty(found.Select(RuleRun.Show));
    }

    [Fact]
    public void EveryFileOfLegalCodeNamesItsTrap() =>
        Assert.All(Corpus.ValidCode, corpus => Assert.Contains(corpus.Documents, document => document.GetTextAsync().Result.ToString().StartsWith("// Trap: ", StringComparison.Ordinal)));

    [Theory, MemberData(nameof(OwnSource))]
    public async Task NothingIsReportedInOurOwnSource(string name)
    {
        var own = Corpus.OwnSource.Single(corpus => corpus.Name == name);

        Assert.Empty((await RuleRun.Of(own.Project)).Select(RuleRun.Show));
    }

    [Fact]
    public async Task NothingIsReportedWithoutADatabase()
    {
        var framework = ReferenceAssemblies.AspNetCore.Net100.References;
        foreach (var corpus in (await Corpus.RuleTests()).Where((_, index) => index % 7 == 0).Concat(Corpus.Samples))
        {
            var found = await RuleRun.Of(corpus.Project.WithMetadataReferences(framework));
            Assert.Empty(found.Where(diagnostic => !IsAboutSettings(diagnostic)).Select(diagnostic => corpus.Name + ": " + RuleRun.Show(diagnostic)));
        }
    }

    // The same code as a console program, with no host in reach.
    [Fact]
    public async Task NothingIsReportedWithoutAHost()
    {
        var libraries = Packages.All.References.Where(reference => !IsHost(Path.GetFileNameWithoutExtension(reference.Display!))).ToList();
        foreach (var corpus in (await Corpus.RuleTests()).Where((_, index) => index % 7 == 3).Concat(Corpus.Samples).Where(corpus => !corpus.Project.AnalyzerConfigDocuments.Any() && !corpus.Project.AdditionalDocuments.Any()))
        {
            var program = corpus.Project.WithMetadataReferences(libraries).WithCompilationOptions(corpus.Project.CompilationOptions!.WithOutputKind(OutputKind.ConsoleApplication));
            if (program.Documents.Any(document => IsFoundByName().IsMatch(document.GetTextAsync().Result.ToString()))) continue;
            Assert.Empty((await RuleRun.Of(program)).Where(diagnostic => !IsAboutSettings(diagnostic)).Select(diagnostic => corpus.Name + ": " + RuleRun.Show(diagnostic)));
        }
    }

    // What is written wrongly in a setting is wrong in any project.
    private static bool IsAboutSettings(Diagnostic diagnostic) => diagnostic.Id.StartsWith("LFG0", StringComparison.Ordinal);

    private static bool IsHost(string assembly) => HostAssembly().IsMatch(assembly);

    [GeneratedRegex("(?<=^// Suggests: .*)LFG[0-9]{4}", RegexOptions.Multiline)]
    private static partial Regex Suggestions();

    [GeneratedRegex("^(Amazon\\.Lambda|AWS\\.Lambda|Microsoft\\.Azure\\.(Functions|WebJobs)|Microsoft\\.DurableTask|Google\\.Cloud\\.Functions|Aliyun|HC\\.|FastEndpoints|Microsoft\\.AspNetCore)")]
    private static partial Regex HostAssembly();

    // Hosts that are recognised without a reference: OpenFaaS by its names, Cloud Run by what it sets.
    [GeneratedRegex("namespace Function|K_SERVICE|K_REVISION|FunctionHandler\\b.*\\bHandle\\(", RegexOptions.None)]
    private static partial Regex IsFoundByName();
}
