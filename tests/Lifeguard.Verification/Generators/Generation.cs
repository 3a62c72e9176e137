using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification;

/// <summary>Runs generators over compilations of a project, the way the compiler does, with a record of what was computed.</summary>
internal sealed class Generation(ImmutableArray<Type> generators, Project project)
{
    /// <summary>A run that remembers nothing.</summary>
    public GenerationRun Of(Compilation compilation, CancellationToken cancel) => Of(CreateDriver(), compilation, cancel);

    /// <summary>A run that remembers an earlier one.</summary>
    public static GenerationRun After(GenerationRun earlier, Compilation compilation, CancellationToken cancel) => Of(earlier.Driver, compilation, cancel);

    private static GenerationRun Of(GeneratorDriver driver, Compilation compilation, CancellationToken cancel)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, cancel);
        return new GenerationRun(driver, driver.GetRunResult(), output);
    }

    private GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        generators.Select(Create),
        project.AnalyzerOptions.AdditionalFiles,
        (CSharpParseOptions)project.ParseOptions!,
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static ISourceGenerator Create(Type type) => Activator.CreateInstance(type) switch
    {
        IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
        ISourceGenerator generator => generator,
        _ => throw new TestErrorException($"'{type}' is not a generator."),
    };
}
