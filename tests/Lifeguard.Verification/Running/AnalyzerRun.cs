using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>
/// One run of the analyzers over one compilation. Nothing is filtered by id: an exception in an analyzer is a diagnostic like any other (AD0001).
/// What the source suppresses is dropped; what a suppressor suppresses is kept.
/// </summary>
internal sealed record AnalyzerRun(ImmutableArray<Diagnostic> Local, ImmutableArray<Diagnostic> NonLocal)
{
    public ImmutableArray<Diagnostic> All => Local.AddRange(NonLocal);

    public static async Task<AnalyzerRun> OfAsync(
        Compilation compilation, AnalyzerOptions options, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isConcurrent, CancellationToken cancel)
    {
        if (analyzers.IsEmpty) return new AnalyzerRun([], []);

        var exceptions = new ConcurrentQueue<Diagnostic>();
        var driver = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            options, (_, _, diagnostic) => exceptions.Enqueue(diagnostic), concurrentAnalysis: isConcurrent, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true));

        AnalysisResult result;
        try
        {
            result = await driver.GetAnalysisResultAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!exceptions.IsEmpty)
        {
            return new AnalyzerRun([], [.. exceptions]); // what an analyzer threw matters more than that the run was cancelled
        }

        var local = result.SyntaxDiagnostics.Values.Concat(result.SemanticDiagnostics.Values).Concat(result.AdditionalFileDiagnostics.Values)
            .SelectMany(byAnalyzer => byAnalyzer.Values).SelectMany(diagnostics => diagnostics);
        var nonLocal = result.CompilationDiagnostics.Values.SelectMany(diagnostics => diagnostics);
        return new AnalyzerRun([.. local.Where(IsKept)], [.. nonLocal.Where(IsKept), .. exceptions]);
    }

    private static bool IsKept(Diagnostic diagnostic) => !diagnostic.IsSuppressed || DiagnosticInternals.IsSuppressedByAnalyzer(diagnostic);
}
