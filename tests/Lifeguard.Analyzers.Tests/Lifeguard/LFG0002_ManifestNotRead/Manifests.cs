using Lifeguard.Analyzers.Rules.Lifeguard;

namespace Lifeguard.Analyzers.Tests.Lifeguard.LFG0002_ManifestNotRead;

/// <summary>A project without a database, to which a test adds manifests.</summary>
internal static class Manifests
{
    public static CSharpAnalyzerTest<ManifestNotReadAnalyzer> Test(params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<ManifestNotReadAnalyzer> { TestCode = "class Function { }" };
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}
