using System.Collections.Concurrent;
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Lifeguard.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Generator.Tests;

/// <summary>
/// Handlers put together by chance. Each is either written, and then compiles without a warning and no rule speaks, or it is not written, and then a rule says why. The rules say
/// the same before the generator has run, as in an editor without it, and after.
/// <c>LIFEGUARD_HANDLERS=5000</c> makes as many; otherwise it is always the same 400.
/// </summary>
public sealed class WrittenOrComplainedAbout
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(PooledHandlerAnalyzer).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(PooledHandlerAnalyzer).IsAssignableFrom(type))
            .OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static int Wanted => int.TryParse(Environment.GetEnvironmentVariable("LIFEGUARD_HANDLERS"), out var count) ? count : 400;

    [Fact]
    public void NeverBothAndNeverNeither()
    {
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => outcomes.AddOrUpdate(OutcomeOf(RandomHandler.Of(seed)), 1, (_, count) => count + 1))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Wanted).WithReplay(new Replay(new Rnd(20_261UL), null)));

        // By chance, everything has happened.
        string[] all = ["written", "LFG7001", "LFG7002", "LFG7003", "LFG7004", "LFG7005", "LFG7006", "LFG7007", "LFG7008"];
        var seen = string.Join(", ", outcomes.OrderBy(outcome => outcome.Key, StringComparer.Ordinal).Select(outcome => $"{outcome.Key}: {outcome.Value}"));
        Assert.True(all.All(outcomes.ContainsKey), seen);
        Assert.True(outcomes["written"] > Wanted / 10, seen);
    }

    // "written", the first rule that speaks, or "does not compile by itself".
    private static string OutcomeOf(RandomHandler handler)
    {
        var options = new CSharpParseOptions(handler.Version);
        var input = CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText(handler.Source, options, "Orders.cs")], GeneratorTest.Shipped.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: handler.Nullable, concurrentBuild: false));
        var driver = CSharpGeneratorDriver.Create([new PooledHandlerGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(input, out var output, out var reported);
        Assert.True(reported.IsEmpty, $"{string.Join("\n", reported)}\n\n{handler.Source}");

        // The other half is the only thing that may be missing.
        if (Errors(input).Any(error => error.Id != "CS8795")) return "does not compile by itself";

        var written = string.Concat(driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));
        var complaints = Complaints(output);
        var told = $"\n\n{handler.Source}\n\n{written}\n\n{string.Join("\n", complaints)}";
        Assert.Equal(Complaints(input).Select(complaint => complaint.ToString()), complaints.Select(complaint => complaint.ToString()));
        var errors = Errors(output).ToList();
        if (complaints.Count == 0)
        {
            Assert.True(errors.Count == 0, $"Not written, and no rule says why: {string.Join("\n", errors)}{told}");
            var warnings = output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Location.SourceTree != input.SyntaxTrees[0]).ToList();
            Assert.True(warnings.Count == 0, $"Written with warnings: {string.Join("\n", warnings)}{told}");
            Assert.True(written.Contains("global::Lifeguard.PooledDatabase.For", StringComparison.Ordinal) || written.Contains("_pool", StringComparison.Ordinal), $"Nothing is written, and no rule says why:{told}");
            return "written";
        }

        var first = complaints[0].Id;
        if (written.Length > 0)
        {
            Assert.True(errors is [{ Id: "CS0619" }] && errors[0].GetMessage().Contains(first, StringComparison.Ordinal), $"Written although {first} speaks, or more is wrong than that: {string.Join("\n", errors)}{told}");
        }

        Assert.True(complaints.All(complaint => complaint.Severity == DiagnosticSeverity.Warning), told);
        return first;
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) => compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static List<Diagnostic> Complaints(Compilation compilation)
    {
        var found = compilation.WithAnalyzers(Rules, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return [.. found.OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
