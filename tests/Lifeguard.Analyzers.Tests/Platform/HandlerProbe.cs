using System.Collections.Immutable;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Platform;

/// <summary>
/// Marks every entry point where it is declared, so that tests can state them in markup: the id says how long its object lives (<c>{|Process:Handle|}</c>), the message who calls it.
/// </summary>
#pragma warning disable RS1001 // no compiler loads it
public sealed class HandlerProbe : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly ImmutableDictionary<InstanceLifetime, DiagnosticDescriptor> Rules =
        Enum.GetValues<InstanceLifetime>().ToImmutableDictionary(lifetime => lifetime, Rule);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. Rules.Values];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(end =>
        {
            var model = LifeguardModel.For(end.Compilation, end.Options, end.CancellationToken);
            foreach (var entry in HandlerReach.For(model, end.CancellationToken).Entries)
            {
                end.ReportDiagnostic(Diagnostic.Create(Rules[entry.Instance], entry.Location, entry.Name, entry.Host.Title));
            }
        });
    }

    private static DiagnosticDescriptor Rule(InstanceLifetime lifetime) =>
        new(lifetime.ToString(), "Entry point", "'{0}' is called by {1}", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);
}
