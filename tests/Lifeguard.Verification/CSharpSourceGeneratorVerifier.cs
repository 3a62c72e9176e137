using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>Verifies what a generator adds.</summary>
public static class CSharpSourceGeneratorVerifier<TSourceGenerator>
    where TSourceGenerator : new()
{
    /// <summary>An expectation of this rule, for generators that report.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Verifies that exactly these files are added, by hint name, and that the whole compiles without an error the markup does not state.</summary>
    public static Task VerifyGeneratorAsync(string source, params (string Filename, string Content)[] generatedSources)
    {
        var test = new Test { TestCode = source };
        foreach (var (name, content) in generatedSources) test.TestState.GeneratedSources.Add((typeof(TSourceGenerator), name, content));
        return test.RunAsync();
    }

    /// <summary>A test to be filled in further.</summary>
    public class Test : CSharpSourceGeneratorTest<TSourceGenerator>;
}
