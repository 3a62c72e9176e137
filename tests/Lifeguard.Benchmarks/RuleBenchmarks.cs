using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Lifeguard.Benchmarks.Generated;
using Lifeguard.Benchmarks.Rivals;
using Lifeguard.Benchmarks.Subjects;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Benchmarks;

/// <summary>Single rules, with BenchmarkDotNet's statistics: each iteration analyses a fresh compilation of 200 files.</summary>
public class RuleBenchmarks
{
    private const string Nothing = "empty";
    private const string Everything = "all";
    private CompiledProject? _project;
    private CSharpCompilation? _compilation;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    /// <summary>The project.</summary>
    [ParamsAllValues]
    public ProjectKind Project { get; set; }

    /// <summary>The rule; or all, or an analyzer that does nothing.</summary>
    [ParamsSource(nameof(Rules))]
    public string Rule { get; set; } = Nothing;

    /// <summary>What <see cref="Rule"/> may be.</summary>
    public static IEnumerable<string> Rules => [Nothing, .. AnalyzerRun.Shipped.Select(AnalyzerRun.NameOf).Order(StringComparer.Ordinal), Everything];

    /// <summary>Parses the project once.</summary>
    [GlobalSetup]
    public void Parse()
    {
        _project = CompiledProject.Of(ProjectShape.Standard(Project).Scaled(0.1));
        _analyzers = [.. AnalyzerSet.Empty.Analyzers, .. AnalyzerRun.Shipped.Where(analyzer => Rule == Everything || AnalyzerRun.NameOf(analyzer) == Rule)];
    }

    /// <summary>Nothing that an earlier iteration has cached may help this one.</summary>
    [IterationSetup]
    public void Forget() => _compilation = _project!.Fresh();

    /// <summary>The measured run.</summary>
    [Benchmark]
    public int Analyze() => AnalyzerRun.Over(_compilation!, _analyzers).GetAllDiagnostics().Length;

    /// <summary>Runs them in this process: analyzers are measured where they are loaded.</summary>
    internal static void Run(string[] arguments) => BenchmarkSwitcher.FromTypes([typeof(RuleBenchmarks)]).Run(arguments, DefaultConfig.Instance
        .AddJob(Job.Dry.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithIterationCount(5).WithInvocationCount(1).WithUnrollFactor(1).WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
        .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks", "results")));
}
