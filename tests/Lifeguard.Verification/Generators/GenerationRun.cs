using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>What came out of a run of generators.</summary>
/// <param name="Driver">Remembers this run.</param>
/// <param name="Output">The compilation with what was generated.</param>
internal sealed record GenerationRun(GeneratorDriver Driver, GeneratorDriverRunResult Result, Compilation Output)
{
    // What the compiler's own steps are called; the author of a generator has no hand in them.
    private static readonly ImmutableHashSet<string> CompilersSteps =
        ["Compilation", "CompilationOptions", "ParseOptions", "AdditionalTexts", "AnalyzerConfigOptions", "MetadataReferences", "SourceOutput", "ImplementationSourceOutput", "HostOutput"];

    public ImmutableArray<SyntaxTree> Files => Result.GeneratedTrees;

    /// <summary>What the generators report; an exception in one of them is one of these (CS8785).</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The outputs of the steps that the generators' author has named.</summary>
    public IEnumerable<(string Step, object Value, IncrementalStepRunReason Reason)> NamedOutputs =>
        from result in Result.Results
        where result.TrackedSteps is not null
        from step in result.TrackedSteps
        where !CompilersSteps.Contains(step.Key) && !step.Key.Contains("_ForAttribute", StringComparison.Ordinal) && !step.Key.StartsWith("compilation", StringComparison.Ordinal)
            && !step.Key.StartsWith("individualFile", StringComparison.Ordinal) && !step.Key.StartsWith("allUpGlobal", StringComparison.Ordinal) && !step.Key.StartsWith("collectedGlobal", StringComparison.Ordinal)
        from run in step.Value
        from output in run.Outputs
        select (step.Key, output.Value, output.Reason);

    /// <summary>Why each file was written, or not written anew.</summary>
    public IEnumerable<IncrementalStepRunReason> FileReasons =>
        Result.Results.Where(result => result.TrackedOutputSteps is not null).SelectMany(result => result.TrackedOutputSteps).SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
