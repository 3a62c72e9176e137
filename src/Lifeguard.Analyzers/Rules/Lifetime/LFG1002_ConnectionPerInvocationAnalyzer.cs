using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Core.ConnectionStrings;
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
            if (PoolingIsOff(text, provider, semantics, cancel)) return ("With 'Pooling=false' every one pays a connect and a handshake, and nothing bounds their number: remove 'Pooling=false'", dataSource is not null);
            switch (VaryingText.In(text, semantics, cancel))
            {
                case { EachTime: true } part:
                    return ($"'{part.Name}' makes the string another one each time, and every distinct string opens a pool of its own that is never used again: take it out of the string", false);
                case { } part when dataSource is not null:
                    return ($"The string depends on '{part.Name}', and every distinct string opens a pool of its own: keep one data source for each '{part.Name}' and rent from it", false);
            }
        }

        return dataSource is null ? null : ("Its pool is found by the string's text and has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process", true);
    }

    // To a pooler beside the function (localhost, a socket) a new connection costs next to nothing, and that pooler bounds their number.
    private static bool PoolingIsOff(ExpressionSyntax text, DatabaseProvider provider, SemanticModel model, CancellationToken cancel)
    {
        if (Driver(provider) is not { } driver) return false;
        var known = KnownText.Of(BuilderSettings.StartOf(text, model, cancel) ?? text, model, cancel);
        foreach (var keyword in new[] { "Host", "Server", "DataSource", "Pooling" })
        {
            if (BuilderSettings.ValueOf(keyword, text, model, cancel) is { } value) known += $";{keyword}={value}";
        }

        var settings = ConnectionStringText.Parse(known);
        return settings.PoolingIsOff(driver) && settings.TargetsThisMachine(driver) != true;
    }

    private static ConnectionStringDriver? Driver(DatabaseProvider provider) => provider.Namespace switch
    {
        "Npgsql" => ConnectionStringDriver.Npgsql,
        "Microsoft.Data.SqlClient" or "System.Data.SqlClient" => ConnectionStringDriver.SqlClient,
        "MySqlConnector" => ConnectionStringDriver.MySqlConnector,
        "MySql.Data.MySqlClient" => ConnectionStringDriver.MySqlData,
        "Oracle.ManagedDataAccess.Client" => ConnectionStringDriver.Oracle,
        _ => null,
    };
}
