using System.Globalization;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.PooledHandlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers;

/// <summary>
/// What the rules about <c>[PooledHandler]</c> share: each tells one kind of reason for which the other half of a handler cannot be written. The generator reads handlers with the
/// same code, so that what is not told here is written, and the other way round.
/// </summary>
public abstract class PooledHandlerAnalyzer : LifeguardAnalyzer
{
    private readonly DiagnosticDescriptor _rule;
    private readonly HandlerFaultKind _kind;

    private protected PooledHandlerAnalyzer(DiagnosticDescriptor rule) : base(rule)
    {
        _rule = rule;
        _kind = (HandlerFaultKind)int.Parse(rule.Id.Substring("LFG".Length), CultureInfo.InvariantCulture);
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        if (context.Compilation.Knows(PooledHandler.Attribute)) context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private void Analyze(SymbolAnalysisContext context)
    {
        if (PooledHandler.Of((IMethodSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { } handler) return;
        foreach (var fault in handler.Faults.Where(fault => fault.Kind == _kind))
        {
            // A core method may be inherited from another assembly.
            context.ReportDiagnostic(Diagnostic.Create(_rule, fault.Place ?? context.Symbol.Locations[0], fault.Arguments.ToArray<object>()));
        }
    }
}
