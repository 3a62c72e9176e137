using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// Which connection, transaction or context does a service bring along, itself or through what it is built from? Followed over registrations; singletons on the way answer for themselves,
/// and what is registered elsewhere, twice or in a way that cannot be read ends the search.
/// </summary>
internal static class CapturedServices
{
    private const int MaxSteps = 6;
    private const int MaxServices = 64;

    /// <summary>What comes along with the service; null when nothing does for certain.</summary>
    public static CapturedService? Behind(ITypeSymbol service, HandlerReach reach, LifeguardModel model, CancellationToken cancel) =>
        Search([new Step(service, ImmutableArray<string>.Empty, false)], reach, model, cancel);

    /// <summary>What comes along with an object of the class that a container builds, registered or not.</summary>
    public static CapturedService? InObjectOf(INamedTypeSymbol type, HandlerReach reach, LifeguardModel model, CancellationToken cancel) =>
        InvocationBound.Is(type) ? null : Search(Needs(type, ImmutableArray.Create(type.Name), false, reach, model, cancel), reach, model, cancel);

    private sealed record Step(ITypeSymbol Service, ImmutableArray<string> Way, bool IsScoped);

    // Breadth first, so that the way told is a shortest one.
    private static CapturedService? Search(IEnumerable<Step> start, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var registrations = reach.Registrations(cancel);
        var pending = new Queue<Step>(start);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (pending.Count > 0 && seen.Count < MaxServices)
        {
            cancel.ThrowIfCancellationRequested();
            var step = pending.Dequeue();
            if (!seen.Add(step.Service)) continue;
            if (InvocationBound.Is(step.Service))
            {
                if (LifetimeOf(step.Service, registrations, model) is { } lifetime) return new CapturedService(step.Service, step.Way.Add(step.Service.Name), step.IsScoped || lifetime == ServiceLifetime.Scoped);
                continue;
            }

            if (step.Way.Length >= MaxSteps || TheRegistrationOf(step.Service, registrations) is not { } registration) continue;
            var isScoped = step.IsScoped || registration.Lifetime == ServiceLifetime.Scoped;
            if (registration.Provided is { } provided && InvocationBound.Is(provided))
            {
                if (ForwardedLifetime(registration, provided, registrations, model) is not { } forwarded) continue;
                return new CapturedService(provided, step.Way.Add($"{step.Service.Name} ({provided.Name})"), isScoped || forwarded == ServiceLifetime.Scoped);
            }

            var way = step.Way.Add(registration.Provided is { } built && !SymbolEqualityComparer.Default.Equals(built.OriginalDefinition, step.Service.OriginalDefinition)
                ? $"{step.Service.Name} ({built.Name})" : step.Service.Name);
            var needs = registration.Factory is { } factory && !ContainerConstructors.UsesActivator(factory)
                ? NeedsOfFactory(factory, way, isScoped, reach, model, cancel)
                : registration.Provided is { } type ? Needs(type, way, isScoped, reach, model, cancel) : [];
            foreach (var need in needs) pending.Enqueue(need);
        }

        return null;
    }

    // A context that the source does not register is registered elsewhere, and AddDbContext's default is scoped. A connection may be anything there, behind an interface even a file's.
    private static ServiceLifetime? LifetimeOf(ITypeSymbol type, Registrations registrations, LifeguardModel model)
    {
        var registered = registrations.Of(type).ToList();
        if (registered.Count == 0)
        {
            if (DatabaseProviders.IsContext(type)) return ServiceLifetime.Scoped;
            return type.TypeKind == TypeKind.Interface && !DatabaseProviders.KnowsServer(model.Compilation) ? null : ServiceLifetime.Transient;
        }

        if (registered.Any(entry => entry.Lifetime == ServiceLifetime.Singleton || (entry.Provided is { } provided && !InvocationBound.Is(provided)))) return null;
        return registered.Any(entry => entry.Lifetime == ServiceLifetime.Scoped) ? ServiceLifetime.Scoped : ServiceLifetime.Transient;
    }

    // AddTransient<IShop>(sp => sp.GetRequiredService<ShopContext>()): it is the context's lifetime that counts.
    private static ServiceLifetime? ForwardedLifetime(Registration registration, INamedTypeSymbol provided, Registrations registrations, LifeguardModel model) =>
        registration.Factory is { } factory && factory.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => ServiceRequest.IsNamedSo(name.Identifier.ValueText))
            ? LifetimeOf(provided, registrations, model)
            : registration.Lifetime;

    // Of several for one service the last wins, or the first, or the configuration decides.
    private static Registration? TheRegistrationOf(ITypeSymbol service, Registrations registrations)
    {
        Registration? only = null;
        foreach (var registration in registrations.Of(service))
        {
            if (registration.Lifetime == ServiceLifetime.Singleton) return null;
            if (only is not null && !SymbolEqualityComparer.Default.Equals(only.Provided, registration.Provided)) return null;
            only = registration;
        }

        return only;
    }

    // What the constructor takes and the object keeps. Of a class in another assembly only the constructor is seen: what it takes it is taken to keep.
    private static IEnumerable<Step> Needs(INamedTypeSymbol type, ImmutableArray<string> way, bool isScoped, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        if (ContainerConstructors.Of(type) is not { } constructor) yield break;
        foreach (var parameter in constructor.Parameters)
        {
            if (MayBring(parameter.Type) && Keeps(parameter, reach, model, cancel)) yield return new Step(parameter.Type, way, isScoped);
        }
    }

    private static bool Keeps(IParameterSymbol parameter, HandlerReach reach, LifeguardModel model, CancellationToken cancel) =>
        !parameter.OriginalDefinition.IsDeclaredIn(model.Compilation)
        || ValueDestinations.Of((IParameterSymbol)parameter.OriginalDefinition, reach, model, cancel).Any(place => place.Kind != DestinationKind.Returned);

    // What the factory asks for and gives back, itself or inside what it builds.
    private static IEnumerable<Step> NeedsOfFactory(ExpressionSyntax factory, ImmutableArray<string> way, bool isScoped, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        foreach (var call in factory.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (ServiceRequest.Read(call, model.Models.Of(call), cancel) is not { BuildsAnew: false } request || !MayBring(request.Service)) continue;
            if (ValueDestinations.Of(call, reach, model, cancel).Count > 0) yield return new Step(request.Service, way, isScoped);
        }
    }

    /// <summary>False for types that bring nothing along: values, and what frameworks offer. The cheap half of the question.</summary>
    public static bool MayBring(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: SpecialType.None } named
        && (InvocationBound.Is(named) || named.Locations.Any(location => location.IsInSource) || !(named.IsInNamespace("System", orBelow: true) || named.IsInNamespace("Microsoft", orBelow: true)));
}
