using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification;

/// <summary>The oldest C# that the code compiles with, and the newest, must give the same diagnostics.</summary>
internal sealed class LanguageVersionCheck : IAnalyzerCheck
{
    public VerificationChecks Name => VerificationChecks.LanguageVersions;

    public async Task VerifyAsync(AnalyzedCode code, CancellationToken cancel)
    {
        foreach (var project in await code.CompileAsync(cancel).ConfigureAwait(false))
        {
            if (!project.Compilation.SyntaxTrees.Any()) continue;

            if (Lowest(project, cancel) is var (lowest, version)) await VerifyAsync(code, lowest, version, cancel).ConfigureAwait(false);
            await VerifyAsync(code, With(project, LanguageVersion.Preview), LanguageVersion.Preview, cancel).ConfigureAwait(false);
        }
    }

    private static async Task VerifyAsync(AnalyzedCode code, CompiledProject project, LanguageVersion version, CancellationToken cancel)
    {
        var circumstance = $"as C# {version.ToDisplayString()}";
        var run = await project.AnalyzeAsync(code.Analyzers, cancel).ConfigureAwait(false);
        Crash.Refuse(circumstance, run.All);
        ReportedSet.VerifySame(circumstance, code.OwnInSource(project.Id), run.All.Where(code.IsOwnInSource));
    }

    // The lowest version below the usual one that adds no compiler errors; parsing alone settles most of them.
    private static (CompiledProject Project, LanguageVersion Version)? Lowest(CompiledProject project, CancellationToken cancel)
    {
        var usual = ((CSharpParseOptions)project.Compilation.SyntaxTrees.First().Options).LanguageVersion;
        var errors = Errors(project.Compilation.GetDiagnostics(cancel));
        foreach (var version in Enum.GetValues<LanguageVersion>().Where(version => version >= LanguageVersion.CSharp7_3 && version < usual))
        {
            var candidate = With(project, version);
            if (candidate.Compilation.SyntaxTrees.Any(tree => Errors(tree.GetDiagnostics(cancel)) > errors)) continue;
            if (Errors(candidate.Compilation.GetDiagnostics(cancel)) <= errors) return (candidate, version);
        }

        return null;
    }

    private static int Errors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static CompiledProject With(CompiledProject project, LanguageVersion version)
    {
        var options = ((CSharpParseOptions)project.Compilation.SyntaxTrees.First().Options).WithLanguageVersion(version);
        var trees = project.Compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath));
        return project with { Compilation = project.Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees) };
    }
}
