namespace Lifeguard.Verification;

/// <summary>
/// Neither the order of the files nor concurrency may change what is reported. The analyzers are the same objects as before:
/// what they remember of an earlier compilation shows here, too.
/// </summary>
internal sealed class OrderAndConcurrencyCheck : IAnalyzerCheck
{
    public VerificationChecks Name => VerificationChecks.OrderAndConcurrency;

    public async Task VerifyAsync(AnalyzedCode code, CancellationToken cancel)
    {
        foreach (var project in await code.CompileAsync(cancel).ConfigureAwait(false))
        {
            var trees = project.Compilation.SyntaxTrees.ToArray();
            var reversed = project with { Compilation = project.Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Reverse()) };
            await VerifyAsync(code, reversed, "in a run of its own, with the files in reverse order and without concurrency", isConcurrent: false, cancel).ConfigureAwait(false);
            if (trees.Length < 3) continue;

            new Random(trees.Length).Shuffle(trees);
            var shuffled = project with { Compilation = project.Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees) };
            await VerifyAsync(code, shuffled, "with the files in another order", isConcurrent: true, cancel).ConfigureAwait(false);
        }
    }

    private static async Task VerifyAsync(AnalyzedCode code, CompiledProject project, string circumstance, bool isConcurrent, CancellationToken cancel)
    {
        var run = await project.AnalyzeAsync(code.Analyzers, cancel, isConcurrent).ConfigureAwait(false);
        Crash.Refuse(circumstance, run.All);

        var usual = code.Findings.Where(finding => finding.Project == project.Id).Select(finding => finding.Diagnostic);
        ReportedSet.VerifySame(circumstance, usual.Where(diagnostic => code.OwnIds.Contains(diagnostic.Id)), run.All.Where(diagnostic => code.OwnIds.Contains(diagnostic.Id)));
    }
}
