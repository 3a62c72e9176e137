using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Generator;

/// <summary>LFG7007. The attribute leads to no database, or to two.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PooledDatabaseUnknownAnalyzer : PooledHandlerAnalyzer
{
    public PooledDatabaseUnknownAnalyzer() : base(RuleCatalog.PooledDatabaseUnknown) { }
}
