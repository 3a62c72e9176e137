using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification.Tests.Subjects;

/// <summary>An analyzer made on the spot, to be good or bad in exactly one way.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AdHocAnalyzer(Action<AnalysisContext> initialize, params DiagnosticDescriptor[] rules) : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. rules];

    /// <summary>Calls back for every variable declarator and reports none by itself.</summary>
    public static AdHocAnalyzer OnDeclarators(Action<SyntaxNodeAnalysisContext, VariableDeclaratorSyntax> analyze, params DiagnosticDescriptor[] rules) =>
        new(context => context.RegisterSyntaxNodeAction(node => analyze(node, (VariableDeclaratorSyntax)node.Node), SyntaxKind.VariableDeclarator), rules.Length > 0 ? rules : [OldNameAnalyzer.Rule]);

    /// <summary>Reports every name 'old', as <see cref="OldNameAnalyzer"/> does, with arguments, locations and configuration as given.</summary>
    public static AdHocAnalyzer OldNames(Func<VariableDeclaratorSyntax, Diagnostic> report) =>
        OnDeclarators((context, declarator) =>
        {
            if (declarator.Identifier.Text == "old") context.ReportDiagnostic(report(declarator));
        });

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        initialize(context);
    }
}
