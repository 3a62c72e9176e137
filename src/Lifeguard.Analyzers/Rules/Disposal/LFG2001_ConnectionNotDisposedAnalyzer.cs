using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Ownership;
using Lifeguard.Analyzers.Code.Ownership.Paths;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Disposal;

/// <summary>
/// LFG2001. A connection, data source or context that is obtained in a function has to be given back on every path through it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionNotDisposedAnalyzer : LifeguardAnalyzer
{
    public ConnectionNotDisposedAnalyzer()
        : base(RuleCatalog.ConnectionNotDisposed)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        LeakReport.Register(context, model, RuleCatalog.ConnectionNotDisposed, ResourceKind.Connection, ResourceKind.DataSource, ResourceKind.Context);
}
