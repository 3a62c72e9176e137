using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core;
using Lifeguard.Core.ConnectionStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Sql = Lifeguard.Analyzers.Code.SqlInCode.SqlInCode;

namespace Lifeguard.Analyzers.Tests.SqlInCode;

/// <summary>
/// Marks every statement that begins with SET, LISTEN or BEGIN where it was written, with the dialect and the whole text as its message. Statements end at a semicolon here: what SQL means is
/// not the question.
/// </summary>
#pragma warning disable RS1001 // no compiler loads it
public sealed class SqlProbe : DiagnosticAnalyzer
#pragma warning restore RS1001
{
    private static readonly string[] Openings = ["SET ", "LISTEN ", "BEGIN"];

    private static readonly ImmutableArray<DiagnosticDescriptor> Rules = [.. new[] { "SQL" }.Select(Describe)];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(file =>
        {
            var model = LifeguardModel.For(file.SemanticModel.Compilation, file.Options, file.CancellationToken);
            if (!model.IsRelevant) return;
            var seen = new HashSet<Location>();
            foreach (var use in Sql.For(model, file.Options).UsesOf(file.SemanticModel.SyntaxTree, file.CancellationToken))
            {
                foreach (var statement in Statements(use.Text.Text))
                {
                    if (use.Text.LocationOf(statement) is not { } location || location.SourceTree != file.SemanticModel.SyntaxTree || !seen.Add(location)) continue;
                    file.ReportDiagnostic(Diagnostic.Create(Rules[0], location, use.Dialect?.ToString() ?? "none", use.Text.Text.Replace(ConnectionStringText.Hole, '•').Replace("\n", "⏎", StringComparison.Ordinal)));
                }
            }
        });
    }

    private static IEnumerable<TextRange> Statements(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf(';', start) is >= 0 and var at ? at : text.Length;
            if (Openings.Any(opening => text[start..end].TrimStart().StartsWith(opening, StringComparison.OrdinalIgnoreCase))) yield return new TextRange(start, end);
            start = end + 1;
        }
    }

    private static DiagnosticDescriptor Describe(string id) => new(id, "SQL text", "{0}: {1}", "Tests", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
