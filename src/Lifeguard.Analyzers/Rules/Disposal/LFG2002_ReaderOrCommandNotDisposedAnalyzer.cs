using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Ownership;
using Lifeguard.Analyzers.Code.Ownership.Paths;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Disposal;

/// <summary>
/// LFG2002. A reader, command, batch or COPY operation that is obtained in a function has to be disposed on every path through it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReaderOrCommandNotDisposedAnalyzer : LifeguardAnalyzer
{
    public ReaderOrCommandNotDisposedAnalyzer()
        : base(RuleCatalog.ReaderOrCommandNotDisposed)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        LeakReport.Register(context, model, RuleCatalog.ReaderOrCommandNotDisposed, ResourceKind.Reader, ResourceKind.Command, ResourceKind.Batch, ResourceKind.Copy);
}
