using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification;

/// <summary>
/// A user's own types may be called as the libraries' are. The libraries are removed, the types that the code uses are declared again in a namespace of the
/// user's own, and the code is made to mean those: nothing may be reported.
/// </summary>
internal sealed class DoppelgangerCheck : IAnalyzerCheck
{
    public VerificationChecks Name => VerificationChecks.Doppelganger;

    public async Task VerifyAsync(AnalyzedCode code, CancellationToken cancel)
    {
        if (code.Libraries.IsEmpty) return;

        foreach (var project in await code.CompileAsync(cancel).ConfigureAwait(false))
        {
            var use = LibraryUse.In(project.Compilation, code.Libraries, cancel);
            if (use.MembersByType.Count == 0) continue;

            var lookalikes = LookalikeSource.Of(use);
            var copy = With(project, use, lookalikes, code, cancel);
            var run = await copy.AnalyzeAsync(code.Analyzers, cancel).ConfigureAwait(false);
            Crash.Refuse("over types named as those of a library", run.All);
            if (run.All.FirstOrDefault(code.IsOwnInSource) is { } diagnostic)
            {
                throw new VerificationException($"The analyzer takes types that are only named as those of a library for the library's: {DiagnosticText.Of(diagnostic)}\n\nThe types:\n{lookalikes}");
            }
        }
    }

    /// <summary>The project with the lookalikes in place of the libraries.</summary>
    internal static CompiledProject With(CompiledProject project, LibraryUse use, string lookalikes, AnalyzedCode code, CancellationToken cancel)
    {
        var options = (CSharpParseOptions)project.Compilation.SyntaxTrees.First().Options;
        var renamed = project.Select(tree => tree.WithChangedText(new LookalikeNames(project.Compilation.GetSemanticModel(tree), use, cancel).In(tree)));
        var compilation = Library.Remove(code.Libraries, renamed.Compilation);
        return renamed with { Compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(lookalikes, options, "/0/Lookalikes.cs", cancellationToken: cancel)) };
    }
}
