using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Benchmarks.Disposal;

/// <summary>The rules of one tool over one compilation, those that count as warnings and all others off.</summary>
internal static class DisposalRun
{
    public static ImmutableArray<Diagnostic> Over(CSharpCompilation compilation, DisposalTool tool)
    {
        var severities = tool.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct()
            .ToDictionary(id => id, id => tool.Ids.Contains(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new Settings(tool.Options)), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(severities)).WithAnalyzers(tool.Analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        var failed = found.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001");
        return failed is null ? [.. found.Where(diagnostic => tool.Ids.Contains(diagnostic.Id))] : throw new InvalidOperationException($"{tool.Name} failed: {failed.GetMessage(null)}");
    }

    private sealed class Settings(ImmutableDictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        private readonly Values _values = new(values);

        public override AnalyzerConfigOptions GlobalOptions => _values;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _values;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
