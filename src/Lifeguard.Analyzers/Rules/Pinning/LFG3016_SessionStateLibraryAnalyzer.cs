using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Core.Poolers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Rules.Pinning;

/// <summary>LFG3016. A lock, a queue or a transport that rests on its session, behind a pooler that gives it none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionStateLibraryAnalyzer : LifeguardAnalyzer
{
    public SessionStateLibraryAnalyzer()
        : base(RuleCatalog.SessionStateLibrary)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        if (!SessionLibraries.AreKnownTo(model.Compilation)) return;
        context.RegisterSyntaxNodeAction(node => Analyze(node, (ExpressionSyntax)node.Node, model), SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.InvocationExpression);
        context.RegisterSyntaxNodeAction(node => AnalyzeOption(node, model), SyntaxKind.SimpleAssignmentExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, ExpressionSyntax call, LifeguardModel model)
    {
        if (NameOf(call) is { } name && !SessionLibraries.Names.Contains(name)) return;
        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method || SessionLibraries.Of(method) is not { } library) return;
        var text = call.ToString();
        if (library.Unless is { } unless && text.IndexOf(unless, StringComparison.Ordinal) >= 0) return;
        if (library.Only is { } only && text.IndexOf(only, StringComparison.Ordinal) < 0) return;
        Report(context, call, method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name, library, model);
    }

    // new PostgreSqlStorageOptions { EnableLongPolling = true }
    private static void AnalyzeOption(SyntaxNodeAnalysisContext context, LifeguardModel model)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        var name = (assignment.Left as MemberAccessExpressionSyntax)?.Name ?? assignment.Left as SimpleNameSyntax;
        if (name is null || !SessionLibraries.Names.Contains(name.Identifier.ValueText) || !assignment.Right.IsKind(SyntaxKind.TrueLiteralExpression)) return;
        if (context.SemanticModel.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol is IPropertySymbol property && SessionLibraries.Of(property) is { } library)
        {
            Report(context, assignment, property.Name, library, model);
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, ExpressionSyntax at, string what, SessionLibrary library, LifeguardModel model)
    {
        if (!PoolerScope.Speaks(model, context.Options, at.SyntaxTree, context.CancellationToken)) return;
        var pooler = PoolerInUse.For(LifeguardSettings.For(context.Options), at.SyntaxTree, library.Database, null);
        if (PoolerTable.Find(library.Feature, pooler.Profile) is not { IsCertainlyHarmful: true } answer) return;
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.SessionStateLibrary, at.GetLocation(), what, library.Uses, answer.PoolerName, answer.Sentence));
    }

    // Null for a target-typed new, which names nothing.
    private static string? NameOf(ExpressionSyntax call) => call switch
    {
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax type } => type.Right.Identifier.ValueText,
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        InvocationExpressionSyntax => "",
        _ => null,
    };
}
