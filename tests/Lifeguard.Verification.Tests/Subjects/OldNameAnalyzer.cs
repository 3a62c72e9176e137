using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification.Tests.Subjects;

/// <summary>A well-behaved analyzer: reports the declaration of every local, field and parameter called 'old'.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OldNameAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("OLD1", "Old name", "'{0}' is an old name for a {1}", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.VariableDeclarator);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declarator = (VariableDeclaratorSyntax)context.Node;
        if (declarator.Identifier.Text != "old") return;

        var kind = declarator.Parent?.Parent is FieldDeclarationSyntax ? "field" : "local";
        context.ReportDiagnostic(Diagnostic.Create(Rule, declarator.Identifier.GetLocation(), "old", kind));
    }
}
