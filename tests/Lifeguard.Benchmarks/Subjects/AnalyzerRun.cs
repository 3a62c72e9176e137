using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Benchmarks.Subjects;

/// <summary>Analyzers run over a compilation as a build runs them.</summary>
internal static class AnalyzerRun
{
    /// <summary>All analyzers that ship, by reflection: a new rule is measured without a word here.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Shipped { get; } = In(typeof(Analyzers.LifeguardAnalyzer).Assembly);

    /// <summary>The C# analyzers of an assembly.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> In(System.Reflection.Assembly assembly) =>
    [
        .. TypesOf(assembly)
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetCustomAttributes(typeof(DiagnosticAnalyzerAttribute), inherit: false).Cast<DiagnosticAnalyzerAttribute>().Any(attribute => attribute.Languages.Contains(LanguageNames.CSharp)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .OrderBy(analyzer => analyzer.GetType().Name, StringComparer.Ordinal),
    ];

    // Fixes in the same assembly need Workspaces, which the compiler has not either.
    private static IEnumerable<Type> TypesOf(System.Reflection.Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (System.Reflection.ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    /// <summary>The ids of an analyzer's rules, for tables.</summary>
    public static string NameOf(DiagnosticAnalyzer analyzer) => string.Join(", ", analyzer.SupportedDiagnostics.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Runs the analyzers and gives what they report.</summary>
    /// <param name="timed">Has the driver keep time, one analyzer after the other: with several at once, waiting for each other would count.</param>
    public static AnalysisResult Over(CSharpCompilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool timed = false)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: !timed, logAnalyzerExecutionTime: timed, reportSuppressedDiagnostics: false,
            analyzerExceptionFilter: static exception => exception is OperationCanceledException ? true : throw new InvalidOperationException("An analyzer failed.", exception));
        return compilation.WithAnalyzers(analyzers, options).GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
