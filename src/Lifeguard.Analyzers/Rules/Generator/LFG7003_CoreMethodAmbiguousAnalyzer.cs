using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7003. Overloads of the core method that the handler's parameters do not tell apart.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoreMethodAmbiguousAnalyzer : PooledHandlerAnalyzer
{
    public CoreMethodAmbiguousAnalyzer() : base(RuleCatalog.CoreMethodAmbiguous) { }
}
