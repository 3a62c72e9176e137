using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7002. No method takes the connection that the handler would lend.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoreMethodMissingAnalyzer : PooledHandlerAnalyzer
{
    public CoreMethodMissingAnalyzer() : base(RuleCatalog.CoreMethodMissing) { }
}
