using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>Verifies what an analyzer reports and what a fix makes of it.</summary>
public static class CSharpCodeFixVerifier<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
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

    /// <summary>Verifies the fix of code whose markup states its diagnostics. The same text twice means: no fix is offered.</summary>
    public static Task VerifyCodeFixAsync(string source, string fixedSource) => VerifyCodeFixAsync(source, [], fixedSource);

    /// <summary>Verifies the fix of one diagnostic.</summary>
    public static Task VerifyCodeFixAsync(string source, DiagnosticResult expected, string fixedSource) => VerifyCodeFixAsync(source, [expected], fixedSource);

    /// <summary>Verifies the fix of several diagnostics.</summary>
    public static Task VerifyCodeFixAsync(string source, DiagnosticResult[] expected, string fixedSource)
    {
        var test = new Test { TestCode = source, FixedCode = fixedSource };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>A test to be filled in further.</summary>
    public class Test : CSharpCodeFixTest<TAnalyzer, TCodeFix>;
}
