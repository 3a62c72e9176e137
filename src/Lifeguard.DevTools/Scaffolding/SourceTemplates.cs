using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools.Scaffolding;

/// <summary>The analyzer and the fix of a new rule: registered, and silent.</summary>
internal static class SourceTemplates
{
    public static string Analyzer(Rule rule) => $$"""
        using Lifeguard.Analyzers.Catalog;
        using Lifeguard.Analyzers.Platform;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        namespace Lifeguard.Analyzers.Rules.{{RuleGroup.Of(rule.Id).Name}};

        /// <summary>{{rule.Id}}. {{ScaffoldTexts.Summary}}</summary>
        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class {{rule.Name}}Analyzer : LifeguardAnalyzer
        {
            public {{rule.Name}}Analyzer() : base(RuleCatalog.{{rule.Name}}) { }

            private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
                context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.ObjectCreation);

            private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
            {
                // Narrow by type first, by handler second; do the expensive work last.
            }
        }

        """.ReplaceLineEndings("\n");

    public static string Fix(Rule rule) => $$"""
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.CodeFixes;

        namespace Lifeguard.CodeFixes.Rules.{{RuleGroup.Of(rule.Id).Name}};

        /// <summary>Fixes {{rule.Id}}. {{ScaffoldTexts.Summary}}</summary>
        [ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof({{rule.Name}}Fix))]
        public sealed class {{rule.Name}}Fix : LifeguardCodeFix
        {
            public {{rule.Name}}Fix() : base("{{rule.Id}}") { }

            // Check every precondition before offering a plan: a fix that leaves the document unchanged is a bug.
            private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
                Task.FromResult(ImmutableArray<FixPlan>.Empty);
        }

        """.ReplaceLineEndings("\n");
}
