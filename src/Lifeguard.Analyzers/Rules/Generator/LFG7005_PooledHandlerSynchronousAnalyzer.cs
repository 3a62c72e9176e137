using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7005. A connection is lent for as long as a task runs; without a task there is no telling when it is free.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PooledHandlerSynchronousAnalyzer : PooledHandlerAnalyzer
{
    public PooledHandlerSynchronousAnalyzer() : base(RuleCatalog.PooledHandlerSynchronous) { }
}
