using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>What the rules tell about something that is built again and again: when, by which way, and whether it can be hoisted.</summary>
/// <param name="When">For the message: <c>on every invocation of 'Orders.Create' (…)</c>.</param>
/// <param name="Locations">The way, for the IDE.</param>
/// <param name="Inputs">What the creation needs.</param>
/// <param name="Owner">The type that the code is in.</param>
internal sealed record CreationFinding(string When, ImmutableArray<Location> Locations, CreationInputs Inputs, INamedTypeSymbol? Owner)
{
    /// <summary>What stands in the way of hoisting, as the rest of the message's sentence; empty when nothing does.</summary>
    public string Obstacle => Inputs.Obstacle is { } obstacle ? $" (as it stands it cannot move: {obstacle})" : "";

    /// <summary>The finding for code that a handler leads to; null when none does.</summary>
    public static CreationFinding? PerInvocation(ExpressionSyntax creation, string what, LifeguardModel model, CancellationToken cancel)
    {
        var reach = HandlerReach.For(model, cancel);
        return reach.Find(creation, cancel) is { } path ? Of(creation, path.When(what), path.Locations, model, cancel) : null;
    }

    /// <summary>The finding for code that is wasteful wherever it is called from.</summary>
    public static CreationFinding Of(ExpressionSyntax creation, string when, ImmutableArray<Location> locations, LifeguardModel model, CancellationToken cancel)
    {
        var semantics = model.Models.Of(creation);
        var owner = creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration ? semantics.GetDeclaredSymbol(declaration, cancel) : null;
        var ownerLivesOn = owner is not null && InstanceLifetimes.LivesOnBecause(owner, HandlerReach.For(model, cancel), model, cancel) is not null;
        return new CreationFinding(when, locations, CreationInputs.Of(creation, semantics, ownerLivesOn, cancel), owner);
    }

    /// <summary>What the fix is told.</summary>
    public ImmutableDictionary<string, string?> Properties(string? dataSourceType = null)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        if (Inputs.Hoist is not null) properties[DiagnosticKeys.Hoist] = Inputs.Hoist;
        if (dataSourceType is not null) properties[DiagnosticKeys.DataSourceType] = dataSourceType;
        if (Owner is not null && TakesDependencies(Owner)) properties[DiagnosticKeys.ConstructorInjection] = "true";
        return properties.ToImmutable();
    }

    // One constructor with interfaces or classes as parameters: the class is built by a container.
    private static bool TakesDependencies(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared).ToList() is [{ Parameters.IsEmpty: false } constructor]
        && constructor.Parameters.All(parameter => parameter.Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Interface or TypeKind.Class });
}
