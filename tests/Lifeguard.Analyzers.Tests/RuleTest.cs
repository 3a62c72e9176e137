using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests;

/// <summary>A rule's test: code of a function project, with everything referenced that the rules know, unless the test says otherwise.</summary>
internal static class RuleTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The code has exactly the findings its markup states.</summary>
    /// <param name="source">Code with markup; usings of <see cref="Packages.Usings"/> are there.</param>
    /// <param name="files">Further files by path: <c>.cs</c> are sources, <c>.editorconfig</c> and <c>.globalconfig</c> settings, all others additional files.</param>
    public static Task Verify(string source, params (string Path, string Text)[] files) => Create(source, files).RunAsync();

    /// <summary>The code has no finding.</summary>
    public static Task StaysQuiet(string source, params (string Path, string Text)[] files)
    {
        Assert.False(source.Contains("[|", StringComparison.Ordinal) || source.Contains("{|", StringComparison.Ordinal), "a test of silence states findings");
        return Verify(source, files);
    }

    /// <summary>The test itself, for what the short forms do not say.</summary>
    public static CSharpAnalyzerVerifier<TAnalyzer>.Test Create(string source, params (string Path, string Text)[] files)
    {
        var test = new CSharpAnalyzerVerifier<TAnalyzer>.Test { ReferenceAssemblies = Packages.All };
        test.TestState.Sources.Add(("/0/Test0.cs", source));
        test.TestState.Sources.Add(("/0/Usings.cs", Packages.Usings));
        foreach (var (path, text) in files)
        {
            if (path.EndsWith(".cs", StringComparison.Ordinal)) test.TestState.Sources.Add(("/0/" + path, text));
            else if (path.EndsWith("config", StringComparison.Ordinal)) test.TestState.AnalyzerConfigFiles.Add(("/" + path, text));
            else test.TestState.AdditionalFiles.Add(("/0/" + path, text));
        }

        return test;
    }
}
