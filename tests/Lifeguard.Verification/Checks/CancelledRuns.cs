using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>
/// Runs that are cancelled: they end in <see cref="OperationCanceledException"/> or in nothing, never in another exception. The driver does not wait for the
/// callbacks it has cancelled, nor does it report what they throw, so the runs come first and are judged last.
/// </summary>
internal sealed class CancelledRuns
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentQueue<Exception> _exceptions = [];
    private Stopwatch _sinceCancellation = new();

    public static async Task<CancelledRuns> OfAsync(AnalyzedCode code, CancellationToken cancel)
    {
        var runs = new CancelledRuns();
        foreach (var project in await code.CompileAsync(cancel).ConfigureAwait(false)) await runs.RunAsync(code, project).ConfigureAwait(false);

        if (code.Findings.FirstOrDefault(finding => code.Solution.GetDocument(finding.Diagnostic.Location.SourceTree) is not null) is { Diagnostic: { } diagnostic })
        {
            await VerifyFixesAsync(code, code.Solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, cancel).ConfigureAwait(false);
        }

        return runs;
    }

    /// <param name="grace">How long after the cancellation an exception may still arrive.</param>
    public async Task VerifyAnalyzersAsync(TimeSpan grace, CancellationToken cancel)
    {
        while (_exceptions.IsEmpty && _sinceCancellation.Elapsed < grace) await Task.Delay(TimeSpan.FromMilliseconds(5), cancel).ConfigureAwait(false);
        if (_exceptions.TryPeek(out var exception)) throw new VerificationException($"The analyzer answers cancellation with another exception:\n\n{exception}");
    }

    // Once soon after the start, wherever the analyzers are by then, and once in the middle of a callback: when an analyzer reads a setting.
    private async Task RunAsync(AnalyzedCode code, CompiledProject project)
    {
        var options = project.Project.AnalyzerOptions;
        await RunAsync(code, project, options, new CancellationTokenSource(Soon).Token).ConfigureAwait(false);

        var onAccess = new CancellationTokenSource(); // not disposed, as callbacks may still look at its token
        await RunAsync(code, project, new AnalyzerOptions(options.AdditionalFiles, new CancellingSettings(options.AnalyzerConfigOptionsProvider, onAccess)), onAccess.Token).ConfigureAwait(false);
        _sinceCancellation = Stopwatch.StartNew();
    }

    private async Task RunAsync(AnalyzedCode code, CompiledProject project, AnalyzerOptions options, CancellationToken cancelled)
    {
        try
        {
            // A clone has not been analysed; in one that has, the callbacks might be over before the token is cancelled.
            await AnalyzerRun.OfAsync(project.Compilation.Clone(), options, code.Analyzers, isConcurrent: true, cancelled, Note).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // as it should be
        }
    }

    private void Note(Exception exception)
    {
        if (exception is not OperationCanceledException) _exceptions.Enqueue(exception);
    }

    private static async Task VerifyFixesAsync(AnalyzedCode code, Document document, Diagnostic diagnostic, CancellationToken cancel)
    {
        var cancelled = new CancellationToken(canceled: true);
        await RefuseOtherExceptionsAsync(() => CodeActions.OfferedAsync(code.Fixes, document, diagnostic, cancelled)).ConfigureAwait(false);
        foreach (var (_, action) in await CodeActions.OfferedAsync(code.Fixes, document, diagnostic, cancel).ConfigureAwait(false))
        {
            await RefuseOtherExceptionsAsync(() => action.GetOperationsAsync(cancelled)).ConfigureAwait(false);
        }
    }

    private static async Task RefuseOtherExceptionsAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // as it should be
        }
        catch (Exception exception)
        {
            throw new VerificationException($"The fix answers cancellation with another exception:\n\n{exception}");
        }
    }
}
