namespace Lifeguard.Verification;

/// <summary>Without the libraries a rule is about, the rule has nothing to say: the code does not compile, and its type names mean nothing.</summary>
internal sealed class LibraryAbsentCheck : IAnalyzerCheck
{
    public VerificationChecks Name => VerificationChecks.LibraryAbsent;

    public async Task VerifyAsync(AnalyzedCode code, CancellationToken cancel)
    {
        if (code.Libraries.IsEmpty) return;

        foreach (var project in await code.CompileAsync(cancel).ConfigureAwait(false))
        {
            var without = project with { Compilation = Library.Remove(code.Libraries, project.Compilation) };
            var run = await without.AnalyzeAsync(code.Analyzers, cancel).ConfigureAwait(false);
            Crash.Refuse("where the libraries are absent", run.All);
            if (run.All.FirstOrDefault(code.IsOwnInSource) is { } diagnostic)
            {
                throw new VerificationException($"The analyzer reports although the libraries are absent: {DiagnosticText.Of(diagnostic)}");
            }
        }
    }
}
