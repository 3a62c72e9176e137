using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>Runs analyzers over every project of a solution and collects what they and the compiler report.</summary>
internal sealed class Analysis(ImmutableArray<DiagnosticAnalyzer> analyzers, Func<Diagnostic, bool> includesCompilerDiagnostic)
{
    public async Task<ImmutableArray<Finding>> FindAsync(Solution solution, CancellationToken cancel)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var project in solution.Projects)
        {
            var compilation = await project.GetCompilationAsync(cancel).ConfigureAwait(false) ?? throw new InvalidOperationException("A C# project has a compilation.");
            findings.AddRange(await FindAsync(project, compilation, cancel).ConfigureAwait(false));
        }

        return Sorted(findings);
    }

    private async Task<IEnumerable<Finding>> FindAsync(Project project, Compilation compilation, CancellationToken cancel)
    {
        var compilerDiagnostics = compilation.GetDiagnostics(cancel).Where(diagnostic => !diagnostic.IsSuppressed && includesCompilerDiagnostic(diagnostic));
        var (local, other) = await AnalyzerRun.OfAsync(compilation, project.AnalyzerOptions, analyzers, isConcurrent: true, cancel).ConfigureAwait(false);
        return
        [
            .. compilerDiagnostics.Concat(local).Select(diagnostic => new Finding(diagnostic, project.Id, IsLocal: true)),
            .. other.Select(diagnostic => new Finding(diagnostic, project.Id, IsLocal: false)),
        ];
    }

    private static ImmutableArray<Finding> Sorted(IEnumerable<Finding> findings) =>
    [
        .. findings
            .OrderBy(finding => finding.Diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Diagnostic.Location.SourceSpan.Start)
            .ThenBy(finding => finding.Diagnostic.Location.SourceSpan.End)
            .ThenBy(finding => finding.Diagnostic.Id, StringComparer.Ordinal),
    ];
}
