using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7006. What the core method returns is not what the host is promised.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CoreResultDiffersAnalyzer : PooledHandlerAnalyzer
{
    public CoreResultDiffersAnalyzer() : base(RuleCatalog.CoreResultDiffers) { }
}
