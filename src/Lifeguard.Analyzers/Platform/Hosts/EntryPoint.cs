using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>What a host calls for each invocation.</summary>
/// <param name="Host">The host that calls it.</param>
/// <param name="Method">The method, local function, or the lambda's own method symbol.</param>
/// <param name="Lambda">The lambda, where the handler is one; null for methods.</param>
/// <param name="Name">How messages call it.</param>
/// <param name="Location">The name in the source, or the lambda.</param>
/// <param name="Instance">How long the object lives on which it is called.</param>
/// <param name="Owner">The type that the host instantiates: the method's own, or one that derives from it. Null where the host instantiates none.</param>
/// <param name="IsTentative">True where only its shape speaks for it: code of the compilation that calls it itself speaks against.</param>
internal sealed record EntryPoint(
    ServerlessHost Host,
    IMethodSymbol Method,
    SyntaxNode? Lambda,
    string Name,
    Location Location,
    InstanceLifetime Instance,
    INamedTypeSymbol? Owner,
    bool IsTentative = false)
{
    /// <summary>An entry point that is a method of a class.</summary>
    public static EntryPoint OfMethod(ServerlessHost host, IMethodSymbol method, INamedTypeSymbol? owner = null, bool tentative = false, InstanceLifetime? instance = null)
    {
        var instantiated = method.IsStatic ? null : owner ?? method.ContainingType;
        return new EntryPoint(
            host,
            method.OriginalDefinition,
            null,
            (owner ?? method.ContainingType).Name + "." + method.Name.Substring(method.Name.LastIndexOf('.') + 1),
            method.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None,
            instantiated is null ? InstanceLifetime.Process : instance ?? host.Instance,
            instantiated,
            tentative);
    }

    /// <summary>An entry point that is a lambda or local function handed to a host.</summary>
    public static EntryPoint OfDelegate(ServerlessHost host, IMethodSymbol method, SyntaxNode? lambda, string name, Location location) =>
        new(host, method, lambda, name, location, InstanceLifetime.Unknown, null);
}
