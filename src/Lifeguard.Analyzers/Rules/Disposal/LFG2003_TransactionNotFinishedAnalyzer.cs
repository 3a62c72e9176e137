using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Ownership;
using Lifeguard.Analyzers.Code.Ownership.Paths;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Disposal;

/// <summary>
/// LFG2003. A transaction that is begun in a function has to be committed, rolled back or disposed on every path through it; and one that writes has to be committed on some.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TransactionNotFinishedAnalyzer : LifeguardAnalyzer
{
    public TransactionNotFinishedAnalyzer()
        : base(RuleCatalog.TransactionNotFinished)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        LeakReport.Register(context, model, RuleCatalog.TransactionNotFinished, ResourceKind.Transaction);
}
