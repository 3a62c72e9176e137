using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>All rules over one project. An analyzer that throws fails the test.</summary>
internal static class RuleRun
{
    /// <param name="project">The code.</param>
    /// <param name="analyzers">Some of the rules; all unless given.</param>
    /// <param name="isConcurrent">As the compiler runs them; otherwise everything happens on the caller's thread.</param>
    /// <param name="cancel">Cancels the run.</param>
    public static async Task<ImmutableArray<Diagnostic>> Of(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers = default, bool isConcurrent = false, CancellationToken cancel = default) =>
        await Of((await project.GetCompilationAsync(cancel))!, project.AnalyzerOptions, analyzers, isConcurrent, cancel);

    public static async Task<ImmutableArray<Diagnostic>> Of(
        Compilation compilation, AnalyzerOptions? options = null, ImmutableArray<DiagnosticAnalyzer> analyzers = default, bool isConcurrent = false, CancellationToken cancel = default)
    {
        var exceptions = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
        var driver = compilation.WithAnalyzers(analyzers.IsDefault ? Shipped.Analyzers : analyzers, new CompilationWithAnalyzersOptions(
            options ?? new AnalyzerOptions([]), onAnalyzerException: (exception, _, _) => exceptions.Enqueue(exception), concurrentAnalysis: isConcurrent, logAnalyzerExecutionTime: false));
        var found = await driver.GetAnalyzerDiagnosticsAsync(cancel);
        Assert.True(exceptions.IsEmpty, string.Join("\n\n", exceptions.Take(2)));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return found;
    }

    /// <summary>What the fixes offer for what is reported, each made up to the changed solution.</summary>
    public static async Task<int> Fix(Project project, IEnumerable<Diagnostic> diagnostics)
    {
        var offered = new List<CodeAction>();
        foreach (var diagnostic in diagnostics)
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
            foreach (var fix in Shipped.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
            }
        }

        foreach (var action in offered) await action.GetOperationsAsync(CancellationToken.None);
        return offered.Count;
    }

    public static string Show(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Location.GetLineSpan()} {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}";
}
