namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>A run that is cancelled ends in <see cref="OperationCanceledException"/>, or with a result if it was faster; in nothing else.</summary>
public sealed class Cancellation
{
    [Fact]
    public async Task BeforeTheRunBegins()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        foreach (var corpus in Corpus.Samples) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RuleRun.Of(corpus.Project, cancel: cancelled.Token));
    }

    [Fact]
    public async Task InTheMiddle()
    {
        foreach (var corpus in Corpus.Samples)
        {
            for (var delay = 1; delay <= 24; delay += 3)
            {
                var compilation = (await corpus.Project.GetCompilationAsync())!.Clone();
                using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(delay));
                try
                {
                    await RuleRun.Of(compilation, corpus.Project.AnalyzerOptions, isConcurrent: delay % 2 == 0, cancel: cancelling.Token);
                }
                catch (OperationCanceledException)
                {
                    // as it should be
                }
            }
        }
    }
}
