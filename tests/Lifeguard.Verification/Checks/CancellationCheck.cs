using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>A run that is cancelled ends in <see cref="OperationCanceledException"/> or in nothing, never in another exception.</summary>
internal sealed class CancellationCheck : IAnalyzerCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    public VerificationChecks Name => VerificationChecks.Cancellation;

    public async Task VerifyAsync(AnalyzedCode code, CancellationToken cancel)
    {
        foreach (var project in await code.CompileAsync(cancel).ConfigureAwait(false))
        {
            await VerifyAnalyzersAsync(code, project).ConfigureAwait(false);
        }

        if (code.Findings.FirstOrDefault(finding => code.Solution.GetDocument(finding.Diagnostic.Location.SourceTree) is not null) is { Diagnostic: { } diagnostic })
        {
            await VerifyFixesAsync(code, code.Solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, cancel).ConfigureAwait(false);
        }
    }

    private static async Task VerifyAnalyzersAsync(AnalyzedCode code, CompiledProject project)
    {
        // A fresh compilation: in one that has been analysed the callbacks are over before the token is cancelled.
        var fresh = project.Compilation.Clone();
        using var source = new CancellationTokenSource(Soon);
        try
        {
            var run = await AnalyzerRun.OfAsync(fresh, project.Project.AnalyzerOptions, code.Analyzers, isConcurrent: true, source.Token).ConfigureAwait(false);
            Crash.Refuse("when cancelled", run.All);
        }
        catch (OperationCanceledException)
        {
            // as it should be
        }
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
