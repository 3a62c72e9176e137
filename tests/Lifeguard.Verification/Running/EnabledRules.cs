using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>
/// Switches on the rules that are off by default, with their default severity; in their own tests they are on. As global settings and not as options of the
/// compilation: with those, Roslyn 4.5.0 does not run the analyzer of a rule that is off by default once there are settings at all.
/// </summary>
internal sealed class EnabledRules(SyntaxTreeOptionsProvider? inner, ImmutableDictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
{
    public static Compilation In(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var severities = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(rule => !rule.IsEnabledByDefault)
            .DistinctBy(rule => rule.Id)
            .ToImmutableDictionary(rule => rule.Id, rule => Option(rule.DefaultSeverity));
        return severities.IsEmpty ? compilation : compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EnabledRules(compilation.Options.SyntaxTreeOptionsProvider, severities)));
    }

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => inner?.IsGenerated(tree, cancellationToken) ?? GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return inner?.TryGetDiagnosticValue(tree, diagnosticId, cancellationToken, out severity) == true;
    }

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return inner?.TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity) == true || severities.TryGetValue(diagnosticId, out severity);
    }

    private static ReportDiagnostic Option(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Hidden => ReportDiagnostic.Hidden,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        _ => ReportDiagnostic.Error,
    };
}
