using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>
/// LFG1002. A connection built from a string in a handler. With a stable string the physical connection is pooled, so the message claims no handshake; a string that varies or switches
/// pooling off does cost one each time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConnectionPerInvocationAnalyzer : LifeguardAnalyzer
{
    private const string WithStringKeyedPool = "Its pool is found by the string's text and has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process";
    private const string WithPoolingOff = "With 'Pooling=false' every one pays a connect and a handshake, and nothing bounds their number: remove 'Pooling=false'";

    private const string WithoutPool = "It has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process";

    public ConnectionPerInvocationAnalyzer()
        : base(RuleCatalog.ConnectionPerInvocation)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.ObjectCreation);

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
    {
        var operation = (IObjectCreationOperation)context.Operation;
        if (operation.Type is not INamedTypeSymbol type || operation.Syntax is not ExpressionSyntax creation) return;
        if (DatabaseProviders.OfConnection(type) is not { IsFileDatabase: false } provider || DatabaseProviders.IsUserType(type, model.Compilation)) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions) return;

        var text = ConnectionTexts.Of(operation);
        var dataSource = provider.DataSourceType is { } name && model.Compilation.Knows(name) ? name : null;
        if (Cost(text, provider, dataSource, model, context.CancellationToken) is not { } cost) return;
        if (CreationFinding.PerInvocation(creation, "new " + type.Name, model, context.CancellationToken) is not { } finding) return;

        var hoistable = dataSource is not null && operation.Arguments.Length == 1 && operation.Initializer is null;
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.ConnectionPerInvocation, creation.GetLocation(), finding.Locations, finding.Properties(hoistable && cost.ByHoisting ? dataSource : null),
            type.Name, finding.When, cost.Text, hoistable && cost.ByHoisting ? finding.Obstacle : ""));
    }

    // What it costs and what to do; null where it is the documented idiom of a provider without data sources, which LFG1011 merely suggests to change.
    private static (string Text, bool ByHoisting)? Cost(ExpressionSyntax? text, DatabaseProvider provider, string? dataSource, LifeguardModel model, CancellationToken cancel)
    {
        if (text is not null)
        {
            var semantics = model.Models.Of(text);
            switch (Pooling.Of(text, provider.Namespace, model.Models, cancel))
            {
                case { IsOff: true, IsOnThisMachine: null }:
                    return (WithPoolingOff, dataSource is not null);
                case { IsOff: true } when dataSource is not null:
                    return (WithoutPool, true);                                       // the setting is the business of LFG1010
                case { CostsHandshakes: true } when !SwitchesPoolingOff(text):
                    return (WithPoolingOff, false);                                   // LFG1010 speaks elsewhere, where the string is
                case { IsOff: true }:
                    return null;
            }

            switch (VaryingText.In(text, semantics, cancel))
            {
                case { EachTime: true } part:
                    return ($"'{part.Name}' makes the string another one each time, and every distinct string opens a pool of its own that is never used again: take it out of the string", false);
                case { } part when dataSource is not null:
                    return ($"The string depends on '{part.Name}', and every distinct string opens a pool of its own: keep one data source for each '{part.Name}' and rent from it", false);
            }
        }

        return dataSource is null ? null : (WithStringKeyedPool, true);
    }

    // LFG1010 marks the setting where it is written; in the creation itself, one line would say the same thing twice.
    private static bool SwitchesPoolingOff(ExpressionSyntax text) => text.ToString().IndexOf("pooling", StringComparison.OrdinalIgnoreCase) >= 0;
}
