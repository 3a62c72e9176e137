using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7004. A parameter of the core method that neither the handler nor Lifeguard has a value for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoreParameterUnsuppliedAnalyzer : PooledHandlerAnalyzer
{
    public CoreParameterUnsuppliedAnalyzer() : base(RuleCatalog.CoreParameterUnsupplied) { }
}
