using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7008. A retry scope or an isolation level that would be ignored, or refused at run time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PooledSettingWithoutEffectAnalyzer : PooledHandlerAnalyzer
{
    public PooledSettingWithoutEffectAnalyzer() : base(RuleCatalog.PooledSettingWithoutEffect) { }
}
