using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Is this a test or benchmark project? Both must be there: the framework among the references and its attributes in the source.</summary>
internal static class TestProjects
{
    private static readonly string[] Frameworks =
    [
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core", "BenchmarkDotNet", "BenchmarkDotNet.Annotations",
    ];

    private static readonly string[] Attributes = 
    [
        "Fact", "Theory", "Test", "TestCase", "TestCaseSource", "TestFixture", "SetUpFixture", "TestMethod", "DataTestMethod", "TestClass", "CollectionDefinition", "Benchmark",
    ];

    public static bool Is(Compilation compilation, SourceIndex source, CancellationToken cancel) =>
        ReferencedTypes.Of(compilation).AnyAssembly("test framework", assembly => !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly) && Frameworks.Contains(assembly.Name, StringComparer.OrdinalIgnoreCase))
        && Attributes.Any(attribute => source.Mentions(attribute, cancel));
}
