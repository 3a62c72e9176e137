using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>A fix may claim only what the analyzers under test, or the compiler, can report; anything else is a slip of the pen that no other test would notice.</summary>
internal static class FixableIds
{
    public static void Verify(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> providers)
    {
        var known = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var provider in providers)
        {
            if (provider.FixableDiagnosticIds.IsDefaultOrEmpty) throw new VerificationException($"{provider.GetType().Name} claims to fix nothing.");

            var unknown = provider.FixableDiagnosticIds.Where(id => !known.Contains(id) && !id.StartsWith("CS", StringComparison.Ordinal)).ToList();
            if (unknown.Count > 0)
            {
                throw new VerificationException($"{provider.GetType().Name} claims to fix {string.Join(", ", unknown)}, which the analyzers under test cannot report.");
            }
        }
    }
}
