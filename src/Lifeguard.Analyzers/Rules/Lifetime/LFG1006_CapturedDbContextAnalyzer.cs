using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Rules.Lifetime;

/// <summary>
/// LFG1006. What dependency injection hands to an object that lives as long as the process lives as long, whatever lifetime it is registered with: the scope it belongs to is never left.
/// What code itself creates and keeps is the business of LFG1004.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturedDbContextAnalyzer : LifeguardAnalyzer
{
    public CapturedDbContextAnalyzer()
        : base(RuleCatalog.CapturedDbContext)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, LifeguardModel model)
    {
        context.RegisterSymbolAction(symbol => AnalyzeClass(symbol, model), SymbolKind.NamedType);
        context.RegisterOperationAction(operation => AnalyzeRequest(operation, model), OperationKind.Invocation);
    }

    // public Functions(ShopContext context) · public OrderService(IOrderRepository repository)
    private static void AnalyzeClass(SymbolAnalysisContext context, LifeguardModel model)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var cancel = context.CancellationToken;
        if (type.TypeKind != TypeKind.Class || ContainerConstructors.Of(type) is not { } constructor || !constructor.Parameters.Any(parameter => CapturedServices.MayBring(parameter.Type))) return;
        if (!constructor.Parameters.Any(parameter => InvocationBound.Is(parameter.Type)) && !InvocationBoundNames.AreMentioned(model, cancel)) return;
        if (model.Kind(cancel) != ProjectKind.Functions) return;
        var reach = HandlerReach.For(model, cancel);
        if (!IsBuiltByContainer(type, reach, cancel) || InvocationBound.Is(type) || InstanceLifetimes.LivesOnBecause(type, reach, model, cancel) is not { } reason) return;

        foreach (var parameter in constructor.Parameters)
        {
            if (!CapturedServices.MayBring(parameter.Type) || CapturedServices.Behind(parameter.Type, reach, model, cancel) is not { } captured) continue;
            var places = ValueDestinations.Of(parameter, reach, model, cancel);
            if (!places.Any(place => IsUsedPerInvocation(place, type, reach, cancel)) || places.Any(place => place.Member is { } member && Listeners.Is(member, reach, cancel))) continue;
            Report(context.ReportDiagnostic, parameter.Locations[0], parameter.Name, captured, captured.Steps.Insert(0, type.Name), reason, AdviceFor(parameter, captured, type, reach));
        }
    }

    // Annotations and middleware are built by the host with its container; other classes say so by their registration.
    private static bool IsBuiltByContainer(INamedTypeSymbol type, HandlerReach reach, CancellationToken cancel)
    {
        if (reach.OwnerEntry(type) is { } entry)
        {
            if (entry.Host == ServerlessHost.LambdaAnnotations) return entry.Instance != InstanceLifetime.Process || !type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty);
            if (IsMiddleware(entry)) return true;
            return ContainerConstructors.Registrations(type, reach.Registrations(cancel)).Any();                                  // resolved for the host, once
        }

        return ContainerConstructors.Registrations(type, reach.Registrations(cancel)).Any(registration => registration.Lifetime == ServiceLifetime.Singleton);
    }

    private static bool IsMiddleware(EntryPoint entry) => entry.Instance == InstanceLifetime.Process && (entry.Host == ServerlessHost.AspNet || entry.Host == ServerlessHost.AzureFunctions);

    // provider.GetRequiredService<IOrderService>()
    private static void AnalyzeRequest(OperationAnalysisContext context, LifeguardModel model)
    {
        var cancel = context.CancellationToken;
        if (!ServiceRequest.IsNamedSo(((IInvocationOperation)context.Operation).TargetMethod.Name) || context.Operation.Syntax is not InvocationExpressionSyntax call) return;
        if (ServiceRequest.Read(call, model.Models.Of(call), cancel) is not { } request || !CapturedServices.MayBring(request.Service)) return;
        if ((!InvocationBound.Is(request.Service) && !InvocationBoundNames.AreMentioned(model, cancel)) || model.Kind(cancel) != ProjectKind.Functions) return;
        var reach = HandlerReach.For(model, cancel);
        var captured = request is { BuildsAnew: true, Service: INamedTypeSymbol built } ? CapturedServices.InObjectOf(built, reach, model, cancel) : CapturedServices.Behind(request.Service, reach, model, cancel);
        if (captured is null || WhyShared(request, captured, reach, model, cancel) is not { } shared) return;
        Report(context.ReportDiagnostic, request.Name.GetLocation(), request.Method, captured, captured.Steps, shared.Reason, shared.Advice);
    }

    private static (string Reason, string Advice)? WhyShared(ServiceRequest request, CapturedService captured, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        if (reach.Find(request.Call, cancel) is not null)
        {
            return captured.IsScoped && SharedScopes.IsShared(request.Provider, reach, model, cancel)
                ? ("the scope from which it is resolved lives as long as the process", "Create a scope per invocation and resolve from that")
                : null;
        }

        foreach (var place in ValueDestinations.Of(request.Call, reach, model, cancel))
        {
            if (WhyKept(place, request, reach, model, cancel) is { } reason) return (reason, "Keep the provider instead, and resolve from a scope per invocation");
        }

        return null;
    }

    // Resolved once, and kept.
    private static string? WhyKept(ValueDestination place, ServiceRequest request, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        switch (place.Kind)
        {
            case DestinationKind.Member when place.Member is { } member:
                if (TypeOf(member) is { } held && InvocationBound.In(held) is not null && KeptValues.Reason(member, _ => true, model, cancel) is not null) return null;   // LFG1004 reports the member
                if (place.IsDirect && !member.IsStatic && !KeptValues.IsStoredOnce(request.Call, reach, model, cancel)) return null;
                if (!reach.IsUsedPerInvocation(member, cancel) || Listeners.Is(member, reach, cancel)) return null;
                return member.IsStatic ? $"it is kept in the static '{member.Name}'" : InstanceLifetimes.LivesOnBecause(member.ContainingType, reach, model, cancel);
            case DestinationKind.Captured when !InvocationBound.Is(request.Service):                                              // a captured local is LFG1004's, too
                return reach.IsInHandlerFunction(place.At, cancel) && !reach.RunsPerInvocation(request.Call, cancel) ? "it is resolved once, when the process starts, and captured by the handler" : null;
            case DestinationKind.Returned when reach.Registrations(cancel).Giving(place.At) is { Lifetime: ServiceLifetime.Singleton, Service: var service, Provided: var provided }:
                if (!place.IsDirect || request.BuildsAnew) return null;                                                           // the constructor of what is built is reported
                if (provided is not null && InvocationBound.Is(provided)) return null;                                             // LFG1004 reports the registration
                return reach.IsAskedForPerInvocation(service, cancel) ? $"'{service.Name}' is registered as a singleton" : null;
            default:
                return null;
        }
    }

    private static bool IsUsedPerInvocation(ValueDestination place, INamedTypeSymbol type, HandlerReach reach, CancellationToken cancel) => place.Kind switch
    {
        DestinationKind.Member => reach.IsUsedPerInvocation(place.Member!, cancel),
        DestinationKind.Captured => reach.RunsPerInvocation(place.At, cancel),
        DestinationKind.LibraryBase => reach.IsAskedForPerInvocation(type, cancel) || type.AllInterfaces.Any(contract => reach.IsAskedForPerInvocation(contract, cancel)),
        _ => false,
    };

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;

    private static string AdviceFor(IParameterSymbol parameter, CapturedService captured, INamedTypeSymbol type, HandlerReach reach)
    {
        var isDirect = SymbolEqualityComparer.Default.Equals(parameter.Type, captured.Type);
        var instead = !isDirect ? "Take an IServiceScopeFactory and resolve it from a scope per invocation"
            : DatabaseProviders.IsContext(captured.Type) ? $"Take an IDbContextFactory<{captured.Type.Name}>"
            : DatabaseProviders.OfConnection(captured.Type)?.DataSourceType is { } pool ? $"Take the {pool.Substring(pool.LastIndexOf('.') + 1)} and open a connection per invocation"
            : "Take what opens one, and open it per invocation";
        return reach.OwnerEntry(type) switch
        {
            { } entry when entry.Host == ServerlessHost.LambdaAnnotations => $"Take it as a [FromServices] parameter of the handler, or register '{type.Name}' as scoped",
            { } entry when IsMiddleware(entry) && entry.Host == ServerlessHost.AspNet => $"Take it as a parameter of {entry.Method.Name}",
            { } entry when IsMiddleware(entry) => "Resolve it from the InstanceServices of the function's context",
            null => $"{instead}, or register '{type.Name}' as scoped",
            _ => instead,
        };
    }

    private static void Report(Action<Diagnostic> report, Location location, string name, CapturedService captured, IReadOnlyCollection<string> steps, string reason, string advice)
    {
        var way = captured.Steps.Length > 1 ? $" ({string.Join(" → ", steps)})" : "";
        report(Diagnostic.Create(RuleCatalog.CapturedDbContext, location, name, captured.Type.Name, way, reason, advice));
    }
}
