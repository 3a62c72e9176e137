using System.Text.RegularExpressions;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Connections;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>LFG1010. <c>Pooling=false</c> on the way to another machine, in a literal or set on a builder: marked where it stands, whatever reads the string.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PoolingDisabledAnalyzer : LifeguardAnalyzer
{
    // As it stands in source: what needs escaping is not in it. Every driver takes true and false; all but Npgsql also yes and no.
    private static readonly Regex Setting = new(@"(?<!\w)Pooling\s*=\s*(?:false|no)(?![\w.])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public PoolingDisabledAnalyzer()
        : base(RuleCatalog.PoolingDisabled)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        context.RegisterSyntaxNodeAction(node => AnalyzeText(node, model), SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        context.RegisterSyntaxNodeAction(node => AnalyzeAssignment(node, model), SyntaxKind.SimpleAssignmentExpression);
    }

    private static void AnalyzeText(SyntaxNodeAnalysisContext context, LifeguardModel model)
    {
        var token = context.Node is LiteralExpressionSyntax literal ? literal.Token : ((InterpolatedStringTextSyntax)context.Node).TextToken;
        if (token.Text.IndexOf("pooling", StringComparison.OrdinalIgnoreCase) < 0) return;
        var settings = Setting.Matches(token.Text);
        if (settings.Count == 0 || model.Kind(context.CancellationToken) != ProjectKind.Functions) return;
        var text = context.Node as ExpressionSyntax ?? (ExpressionSyntax)context.Node.Parent!;
        if (CostlyHost(text, model, context.CancellationToken) is not { } host) return;

        foreach (Match setting in settings)
        {
            var span = new TextSpan(token.SpanStart + setting.Index, setting.Length);
            context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.PoolingDisabled, Location.Create(token.SyntaxTree!, span), setting.Value, host));
        }
    }

    // builder.Pooling = false;   builder["Pooling"] = "no";   new NpgsqlConnectionStringBuilder(text) { Pooling = false }
    private static void AnalyzeAssignment(SyntaxNodeAnalysisContext context, LifeguardModel model)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        if (!NamesPooling(assignment.Left) || model.Kind(context.CancellationToken) != ProjectKind.Functions || !IsFalse(assignment.Right, context)) return;
        if (CostlyHost(assignment, context, model) is not { } host) return;
        context.ReportDiagnostic(Diagnostic.Create(RuleCatalog.PoolingDisabled, assignment.GetLocation(), assignment.ToString(), host));
    }

    private static string? CostlyHost(AssignmentExpressionSyntax assignment, SyntaxNodeAnalysisContext context, LifeguardModel model)
    {
        if (BuilderAssignment.BuilderOf(assignment, context.SemanticModel, context.CancellationToken) is not { } builder) return null;
        if (context.SemanticModel.GetTypeInfo(builder, context.CancellationToken).Type is not { } type) return null;
        if (TextFlow.IsBuilder(type)) return CostlyHost(builder, model, context.CancellationToken);

        // source.ConnectionStringBuilder.Pooling = false, where source is an NpgsqlDataSourceBuilder that was given the string
        if (builder.ArgumentList?.Arguments is not [{ Expression: var text }, ..] || !type.Name.EndsWith("DataSourceBuilder", StringComparison.Ordinal)) return null;
        var sink = new ConnectionTextSink(text, type.ContainingNamespace.ToDisplayString(), builder, ConnectionTextSinkKind.DataSource);
        var pooling = Pays(sink, model, context.CancellationToken)
            ? Pooling.Of(text, sink.ProviderNamespace, model.Models, context.CancellationToken, further: ";Pooling=false")
            : null;
        return pooling is { CostsHandshakes: true } ? pooling.Host : null;
    }

    private static bool IsFalse(ExpressionSyntax value, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetConstantValue(value, context.CancellationToken).Value?.ToString() is { } word
        && (word.Equals("false", StringComparison.OrdinalIgnoreCase) || word.Equals("no", StringComparison.OrdinalIgnoreCase));

    private static bool NamesPooling(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "Pooling",
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "Pooling",
        ElementAccessExpressionSyntax { ArgumentList: var key } => IsPooling(key),
        ImplicitElementAccessSyntax { ArgumentList: var key } => IsPooling(key),
        _ => false,
    };

    private static bool IsPooling(BracketedArgumentListSyntax key) =>
        key.Arguments is [{ Expression: LiteralExpressionSyntax literal }] && literal.Token.ValueText.Equals("pooling", StringComparison.OrdinalIgnoreCase);

    // The host of the first connection that pays; null when none certainly does.
    private static string? CostlyHost(ExpressionSyntax text, LifeguardModel model, CancellationToken cancel) => TextFlow.SinksOf(text, model, cancel)
        .Where(sink => Pays(sink, model, cancel))
        .Select(sink => Pooling.Of(sink.Text, sink.ProviderNamespace, model.Models, cancel))
        .FirstOrDefault(pooling => pooling is { CostsHandshakes: true })?.Host;

    // A connection pays if it is made per invocation. A data source hands out connections as long as it lives; one that goes with the invocation needs no pool.
    private static bool Pays(ConnectionTextSink sink, LifeguardModel model, CancellationToken cancel)
    {
        if (OtherWork.IsDoneAt(sink.At)) return false;
        if (sink.Kind == ConnectionTextSinkKind.ContextOptions) return true;
        var isPerInvocation = HandlerReach.For(model, cancel).Find(sink.At, cancel) is not null;
        return isPerInvocation == (sink.Kind == ConnectionTextSinkKind.Connection);
    }
}
