using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>
/// LFG1011. Where the provider has no data source, new, open and dispose is the documented idiom, and the driver pools by the string's text. All that can be said is that this text had
/// better be in one place.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PooledConnectionPerInvocationAnalyzer : LifeguardAnalyzer
{
    private const int MostCalls = 64;

    private const string KeepTheText = "keep the string in one static member, so that all connections name the same pool and its size is set in one place";
    private const string OpenInOnePlace = "open connections in one place, so that pool size, retries and credentials are set once";

    public PooledConnectionPerInvocationAnalyzer()
        : base(RuleCatalog.PooledConnectionPerInvocation)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model) =>
        context.RegisterOperationAction(operation => Analyze(operation, model), OperationKind.ObjectCreation);

    private static void Analyze(OperationAnalysisContext context, LifeguardModel model)
    {
        var operation = (IObjectCreationOperation)context.Operation;
        if (operation.Type is not INamedTypeSymbol type || operation.Syntax is not ExpressionSyntax creation) return;
        if (DatabaseProviders.OfConnection(type) is not { } provider || !PoolsByText(provider, model) || DatabaseProviders.IsUserType(type, model.Compilation)) return;
        if (model.Kind(context.CancellationToken) != ProjectKind.Functions) return;

        var cancel = context.CancellationToken;
        if (ConnectionTexts.Of(operation) is not { } text || !StringKeyedText.IsPooledAndStable(text, provider, model, cancel)) return;
        var semantics = model.Models.Of(text);
        var origin = StringKeyedText.OriginOf(text, semantics, cancel);
        var end = LeaseEnd.Of(creation, model.Models.Of(creation), cancel);
        if (origin is null || !(end.Kind == LeaseEndKind.Disposed || (end.Kind == LeaseEndKind.Returned && origin == TextOrigin.PutTogetherHere))) return;
        if (CreationFinding.PerInvocation(creation, "new " + type.Name, model, cancel) is not { } finding) return;
        if (end.Kind == LeaseEndKind.Returned && !CallersDispose(creation, model, cancel)) return;

        var properties = finding.Properties().Remove(DiagnosticKeys.Hoist).Remove(DiagnosticKeys.ConstructorInjection);
        if (origin == TextOrigin.PutTogetherHere) properties = properties.Add(DiagnosticKeys.Hoist, HoistKinds.Static);
        context.ReportDiagnostic(Diagnostic.Create(
            RuleCatalog.PooledConnectionPerInvocation, creation.GetLocation(), finding.Locations, properties,
            type.Name, finding.When, origin == TextOrigin.PutTogetherHere ? KeepTheText : OpenInOnePlace));
    }

    // ODBC and OLE DB leave pooling to a manager outside of the process; of providers that Lifeguard does not know nothing is said.
    private static bool PoolsByText(DatabaseProvider provider, LifeguardModel model) =>
        Pooling.DriverOf(provider.Namespace) is not null && !(provider.DataSourceType is { } dataSource && model.Compilation.Knows(dataSource));

    // A factory is only as good as those who call it: one caller that does not dispose what it gets, or that cannot be seen, and the connection is no longer known to go back to the pool.
    private static bool CallersDispose(ExpressionSyntax creation, LifeguardModel model, CancellationToken cancel)
    {
        var reach = HandlerReach.For(model, cancel);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Queue<ExpressionSyntax>([creation]);
        var calls = 0;
        while (pending.Count > 0)
        {
            if (Initialisation.FunctionAround(pending.Dequeue(), model, cancel) is not { } factory) return false;
            if (!seen.Add(factory)) continue;
            foreach (var site in reach.CallersOf(CodeUnit.Of(factory), cancel))
            {
                if (++calls > MostCalls || Initialisation.CallAt(site.At, factory) is not { } call) return false;
                switch (LeaseEnd.Of(call, model.Models.Of(call), cancel).Kind)
                {
                    case LeaseEndKind.Disposed: break;
                    case LeaseEndKind.Returned: pending.Enqueue(call); break;
                    default: return false;
                }
            }
        }

        return calls > 0;
    }
}
