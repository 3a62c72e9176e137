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

    /// <param name="onException">Told of every exception, also those the driver forgets because the run was cancelled; possibly after the run has ended.</param>
    public static async Task<AnalyzerRun> OfAsync(
        Compilation compilation, AnalyzerOptions options, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isConcurrent, CancellationToken cancel,
        Action<Exception>? onException = null)
    {
        if (analyzers.IsEmpty) return new AnalyzerRun([], []);

        var exceptions = new ConcurrentQueue<Diagnostic>();
        var driver = EnabledRules.In(compilation, analyzers).WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            options, (_, _, diagnostic) => exceptions.Enqueue(diagnostic), concurrentAnalysis: isConcurrent, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true, Handle));
        var result = await driver.GetAnalysisResultAsync(cancel).ConfigureAwait(false);

        var local = result.SyntaxDiagnostics.Values.Concat(result.SemanticDiagnostics.Values).Concat(result.AdditionalFileDiagnostics.Values)
            .SelectMany(byAnalyzer => byAnalyzer.Values).SelectMany(diagnostics => diagnostics);
        var nonLocal = result.CompilationDiagnostics.Values.SelectMany(diagnostics => diagnostics);
        return new AnalyzerRun([.. local.Where(IsKept)], [.. nonLocal.Where(IsKept), .. exceptions]);

        bool Handle(Exception exception)
        {
            onException?.Invoke(exception);
            return true; // to be made a diagnostic
        }
    }

    private static bool IsKept(Diagnostic diagnostic) => !diagnostic.IsSuppressed || DiagnosticInternals.IsSuppressedByAnalyzer(diagnostic);
}
