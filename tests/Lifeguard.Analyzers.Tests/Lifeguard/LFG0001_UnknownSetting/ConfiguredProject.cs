using Lifeguard.Analyzers.Rules.Lifeguard;

namespace Lifeguard.Analyzers.Tests.Lifeguard.LFG0001_UnknownSetting;

/// <summary>A project with configuration files at its root.</summary>
internal static class ConfiguredProject
{
    public static CSharpAnalyzerTest<UnknownSettingAnalyzer> Test(string[] sources, string editorConfig, string globalConfig, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<UnknownSettingAnalyzer>();
        foreach (var source in sources) test.TestState.Sources.Add(source);
        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", $"root = true\n{editorConfig}\n"));
        test.TestState.AnalyzerConfigFiles.Add(("/0/.globalconfig", $"is_global = true\n{globalConfig}\n"));
        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}
