using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>Verifies what an analyzer reports.</summary>
public static class CSharpAnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>An expectation of the analyzer's only rule.</summary>
    public static DiagnosticResult Diagnostic() => Expectation.OfOnlyRule(new TAnalyzer());

    /// <summary>An expectation of one of the analyzer's rules.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId) => Expectation.OfRule(new TAnalyzer(), diagnosticId);

    /// <summary>An expectation of this rule.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Verifies that the code has exactly the diagnostics its markup and <paramref name="expected"/> state; with neither, that it has none.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new Test { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>A test to be filled in further.</summary>
    public class Test : CSharpAnalyzerTest<TAnalyzer>;
}
