using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Tests.Disposal;

#pragma warning disable
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class UndisposedProbe : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [RuleCatalog.ConnectionNotDisposed, RuleCatalog.ReaderOrCommandNotDisposed, RuleCatalog.TransactionNotFinished];
    protected virtual string Id => "LFG2001";
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.InvocationExpression);
    }
    private void Check(SyntaxNodeAnalysisContext context)
    {
        var type = context.SemanticModel.GetTypeInfo(context.Node).Type;
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 1 } task) type = task.TypeArguments[0];
        if (type is null) return;
        if (context.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" } }) return;
        if (context.Node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax }) return;
        var rule = SupportedDiagnostics.First(d => d.Id == Id);
        var hit = Id switch {
            "LFG2001" => type.Name.EndsWith("Connection"),
            "LFG2002" => type.Name.EndsWith("Command") || type.Name.EndsWith("Reader"),
            _ => type.Name.EndsWith("Transaction"),
        };
        if (!hit || context.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateConnection0" } }) return;
        SyntaxNode value = context.Node;
        while (value.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" } or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" } }) value = value.Parent;
        string? name = null;
        if (value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax v })
        {
            if (v.Parent!.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }) return;
            name = v.Identifier.ValueText;
        }
        else if (value.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax id }) name = id.Identifier.ValueText;
        else if (value.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or UsingStatementSyntax) return;
        if (name is not null)
        {
            var body = context.Node.Ancestors().First(n => n is MemberDeclarationSyntax);
            if (body.DescendantNodes().OfType<UsingStatementSyntax>().Any(u => u.Expression is IdentifierNameSyntax i && i.Identifier.ValueText == name)) return;
            if (body.DescendantNodes().OfType<FinallyClauseSyntax>().Any(f => f.ToString().Contains(name + "?.Dispose()") || f.ToString().Contains(name + ".DisposeAsync()"))) return;
        }
        var real = ImmutableDictionary<string, string?>.Empty;
        if (type.Name is "NpgsqlConnection" or "NpgsqlDataReader" or "NpgsqlTransaction") real = real.Add(DiagnosticKeys.AsyncDisposal, "true");
        context.ReportDiagnostic(Diagnostic.Create(rule, context.Node.GetLocation(), real, "x", "y", "z"));
    }
}
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CommandProbe : UndisposedProbe { protected override string Id => "LFG2002"; }
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TransactionProbe : UndisposedProbe { protected override string Id => "LFG2003"; }
