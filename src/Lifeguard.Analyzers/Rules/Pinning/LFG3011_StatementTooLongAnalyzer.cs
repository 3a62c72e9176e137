using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Poolers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3011. A statement of more than 16 KB pins on RDS Proxy.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StatementTooLongAnalyzer : LifeguardAnalyzer
{
    public StatementTooLongAnalyzer()
        : base(RuleCatalog.StatementTooLong)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) => context.RegisterSemanticModelAction(file =>
    {
        foreach (var statement in LongStatements.In(file.SemanticModel.SyntaxTree, model, file.Options, file.CancellationToken))
        {
            if (PoolerTable.Find(SessionFeature.LongStatement, statement.Pooler.Profile) is not { IsCertainlyHarmful: true } answer) continue;
            file.ReportDiagnostic(Diagnostic.Create(RuleCatalog.StatementTooLong, statement.Location, statement.Kilobytes, answer.PoolerName));
        }
    });
}
