using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>Expectations made from an analyzer's rules.</summary>
internal static class Expectation
{
    public static DiagnosticResult OfOnlyRule(DiagnosticAnalyzer analyzer) => analyzer.SupportedDiagnostics is [var only]
        ? new DiagnosticResult(only)
        : throw new TestErrorException($"{analyzer.GetType().Name} has {analyzer.SupportedDiagnostics.Length} rules; say which one is expected.");

    public static DiagnosticResult OfRule(DiagnosticAnalyzer analyzer, string id) => analyzer.SupportedDiagnostics.Where(rule => rule.Id == id).ToList() is [var rule]
        ? new DiagnosticResult(rule)
        : throw new TestErrorException($"{analyzer.GetType().Name} does not have exactly one rule '{id}'.");
}
