using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Which constructor does a container call to build an object of a class?</summary>
internal static class ContainerConstructors
{
    private const string Marker = "Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute";

    /// <summary>The marked one, or else the public one that takes most; null when no public one takes anything.</summary>
    public static IMethodSymbol? Of(INamedTypeSymbol type)
    {
        var built = type.IsUnboundGenericType ? type.OriginalDefinition : type;
        if (built is not { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false }) return null;
        IMethodSymbol? most = null;
        foreach (var constructor in built.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility != Accessibility.Public || constructor.Parameters.IsEmpty || IsCopy(constructor)) continue;
            if (constructor.HasAttribute(Marker)) return constructor;
            if (most is null || constructor.Parameters.Length > most.Parameters.Length) most = constructor;
        }

        return most;
    }

    /// <summary>Registrations that leave it to the container to find the arguments of the class's constructor.</summary>
    public static IEnumerable<Registration> Registrations(INamedTypeSymbol type, Registrations registrations) =>
        registrations.Building(type).Concat(registrations.Providing(type).Where(entry => entry.Factory is { } factory && UsesActivator(factory)));

    /// <summary>True when the factory has the container find the arguments: <c>sp => ActivatorUtilities.CreateInstance&lt;Orders&gt;(sp, "eu")</c>.</summary>
    public static bool UsesActivator(ExpressionSyntax factory) =>
        factory.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "CreateInstance" or "GetServiceOrCreateInstance");

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord && constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
