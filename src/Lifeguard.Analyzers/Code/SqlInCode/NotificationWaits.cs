using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Where does code wait for notifications, without a LISTEN in the same file that would tell about it?</summary>
internal static class NotificationWaits
{
    private static readonly string[] Names = ["Wait", "WaitAsync"];

    public static void Report(CompilationStartAnalysisContext context, LifeguardModel model, DiagnosticDescriptor rule, string advice)
    {
        if (!model.Compilation.Knows("Npgsql.NpgsqlConnection")) return;
        context.RegisterSemanticModelAction(file =>
        {
            var tree = file.SemanticModel.SyntaxTree;
            foreach (var name in Names)
            {
                foreach (var token in SourceIndex.TokensIn(tree, name, file.CancellationToken))
                {
                    if (token.Parent?.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access || access.Name != token.Parent) continue;
                    if (file.SemanticModel.GetSymbolInfo(call, file.CancellationToken).Symbol is not IMethodSymbol method || !method.ContainingType.IsOrExtends("Npgsql.NpgsqlConnection")) continue;
                    if (!PoolerScope.Speaks(model, file.Options, tree, file.CancellationToken)) return;
                    if (SessionFindings.For(model, file.Options).In(tree, file.CancellationToken).Any(finding => finding.Effect.Kind == SessionEffectKind.Listen)) return;
                    var sink = new SqlSink(access.Expression, call, SqlApi.Other, method, null);
                    var pooler = PoolerScope.Of(sink, SqlDialect.PostgreSql, model, file.Options, file.CancellationToken);
                    if (PoolerScope.IsBackgroundListener(call, pooler, model, file.CancellationToken)) continue;
                    if (PoolerTable.Find(SessionFeature.Listen, pooler.Profile) is not { IsCertainlyHarmful: true } answer) continue;
                    var depends = answer.DependsOnText is { Length: > 0 } text ? $" (it {text})" : "";
                    file.ReportDiagnostic(Diagnostic.Create(rule, call.GetLocation(), answer.PoolerName, access.ToString(), "waits for notifications, and the LISTEN before it " + answer.Sentence, depends, advice));
                }
            }
        });
    }
}
