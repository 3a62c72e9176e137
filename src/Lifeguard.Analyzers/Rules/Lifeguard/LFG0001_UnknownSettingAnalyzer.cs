using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Platform.OwnershipFiles;
using Lifeguard.Analyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Lifeguard;

/// <summary>LFG0001. A misspelt setting is not ignored: it would switch checks off, or leave them on, without a word.</summary>
/// <remarks>Runs in every project, with or without a database, so it does not derive from <see cref="LifeguardAnalyzer"/>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownSettingAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(RuleCatalog.UnknownSetting);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        var inFixedOrder = UnknownSettings(context).OrderBy(unknown => unknown.Text, StringComparer.Ordinal).ThenBy(unknown => unknown.Expected, StringComparer.Ordinal);
        foreach (var unknown in inFixedOrder)
        {
            // The compiler does not tell which file a key comes from, so there is no place to point at.
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.UnknownSetting, Location.None, unknown.Text, unknown.Expected, unknown.Advice));
        }

        foreach (var file in context.Options.AdditionalFiles.Where(file => OwnershipFile.Is(file.Path)).OrderBy(file => file.Path, StringComparer.Ordinal)) AnalyzeOwnership(file, context);
    }

    private static void AnalyzeOwnership(AdditionalText file, CompilationAnalysisContext context)
    {
        if (file.GetText(context.CancellationToken) is not { } text) return;
        foreach (var problem in OwnershipFile.Read(file, context.CancellationToken).Problems)
        {
            var location = Location.Create(file.Path, problem.Span, text.Lines.GetLinePositionSpan(problem.Span));
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.UnknownSetting, location, problem.Text, problem.Expected, problem.Advice));
        }
    }

    private static HashSet<UnknownSetting> UnknownSettings(CompilationAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var seen = new HashSet<(string Key, string Value)>();
        var unknown = new HashSet<UnknownSetting>();
        Collect(provider.GlobalOptions);
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Collect(provider.GetOptions(tree));
        }

        return unknown;

        void Collect(AnalyzerConfigOptions options)
        {
            foreach (var key in KeysOf(options))
            {
                if (!UnknownSetting.MayConcern(key) || !options.TryGetValue(key, out var value) || !seen.Add((key, value))) continue;
                if (UnknownSetting.In(key, value) is { } found) unknown.Add(found);
            }
        }
    }

    // Keys is virtual and throws where a host has not overridden it; values of the keys that exist can be checked even there.
    private static IEnumerable<string> KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return SettingCatalog.All.Select(setting => setting.Key).Concat(SettingCatalog.All.Select(setting => "build_property." + setting.MSBuildProperty));
        }
    }
}
