using Lifeguard.Analyzers.Code.Connections;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Where does a model of EF Core take its keys from a sequence in blocks? <c>UseHiLo</c> sends <c>nextval</c> for each block, which no SQL text in the code shows.</summary>
internal static class HiLoSequences
{
    private const string Advice = "Let the column's default take the value: UseIdentityAlwaysColumn or UseSerialColumn";

    // modelBuilder.UseHiLo(…) · property.UseHiLo(…) · model.SetHiLoSequenceName(…) only names it
    private static readonly string[] Extensions = ["NpgsqlModelBuilderExtensions", "NpgsqlPropertyBuilderExtensions"];

    public static void Report(CompilationStartAnalysisContext context, LifeguardModel model, DiagnosticDescriptor rule)
    {
        if (!model.Compilation.Knows("Microsoft.EntityFrameworkCore.NpgsqlPropertyBuilderExtensions")) return;
        context.RegisterSemanticModelAction(file =>
        {
            var (tree, cancel) = (file.SemanticModel.SyntaxTree, file.CancellationToken);
            foreach (var token in SourceIndex.TokensIn(tree, "UseHiLo", cancel))
            {
                if (token.Parent?.Parent is not MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access || access.Name != token.Parent) continue;
                if (file.SemanticModel.GetSymbolInfo(call, cancel).Symbol is not IMethodSymbol method || !Extensions.Contains(method.ContainingType.Name)) continue;
                if (!PoolerScope.Speaks(model, file.Options, tree, cancel)) return;
                var settings = LifeguardSettings.For(file.Options);
                var isSet = settings.TryValue(SettingCatalog.Pooler, tree, out _);
                var pooler = PoolerInUse.For(settings, tree, SqlDialect.PostgreSql, isSet ? null : ProjectPoolers.For(model, SqlDialect.PostgreSql, cancel));
                if (PoolerTable.Find(SessionFeature.SequenceWrite, pooler.Profile) is not { IsCertainlyHarmful: true } answer) continue;
                var depends = answer.DependsOnText is { Length: > 0 } text ? $" (it {text})" : "";
                file.ReportDiagnostic(Diagnostic.Create(rule, token.GetLocation(), answer.PoolerName, "UseHiLo", "sends nextval for every block of keys, which " + answer.Sentence, depends, Advice));
            }
        });
    }
}
