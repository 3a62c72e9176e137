using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7001. The attribute stands where Lifeguard cannot write the half that the host calls, so nothing is lent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PooledHandlerWithoutPlaceAnalyzer : PooledHandlerAnalyzer
{
    public PooledHandlerWithoutPlaceAnalyzer() : base(RuleCatalog.PooledHandlerWithoutPlace) { }
}
