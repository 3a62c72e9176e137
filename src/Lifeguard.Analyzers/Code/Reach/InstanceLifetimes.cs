using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Does an object of this type live as long as the process, so that its fields survive an invocation?</summary>
internal static class InstanceLifetimes
{
    private const int MaxOwners = 8;

    /// <summary>Why objects of this type live on, as the end of a sentence; null when that is not certain.</summary>
    public static string? LivesOnBecause(INamedTypeSymbol type, HandlerReach reach, LifeguardModel model, CancellationToken cancel) =>
        LivesOnBecause(type, reach, model, MaxOwners, cancel);

    private static string? LivesOnBecause(INamedTypeSymbol type, HandlerReach reach, LifeguardModel model, int owners, CancellationToken cancel)
    {
        if (owners == 0) return null;
        var registered = reach.Registrations(cancel).Building(type).ToList();
        if (reach.OwnerEntry(type) is { } entry)
        {
            if (entry.Instance == InstanceLifetime.Process || (entry.Host == ServerlessHost.LambdaAnnotations && registered.All(registration => registration.Lifetime == ServiceLifetime.Singleton)))
            {
                return $"{entry.Host.Title} keeps the object of '{type.Name}' as long as the process";
            }

            return null;
        }

        if (registered.Any(registration => registration.Lifetime == ServiceLifetime.Singleton)) return $"'{type.Name}' is registered as a singleton";
        foreach (var site in reach.Constructions(type, cancel))
        {
            if (Holder(site, model.Models.Of(site.At), cancel) is not { } holder) continue;
            if (holder.IsStatic) return $"'{type.Name}' is held by the static '{holder.Name}'";
            if (holder is IMethodSymbol) return $"'{type.Name}' is built once, when the process starts";
            if (SymbolEqualityComparer.Default.Equals(holder.ContainingType, type)) continue;
            if (LivesOnBecause(holder.ContainingType, reach, model, owners - 1, cancel) is { } reason) return reason;
        }

        return null;
    }

    // The member that a new object is put into; the entry method when it is built in Main; null when it is not kept.
    private static ISymbol? Holder(CallSite site, SemanticModel model, CancellationToken cancel)
    {
        var runsOnce = site.Caller.Kind == CodeUnitKind.Once;
        var isConstruction = site.Caller is { Kind: CodeUnitKind.InstanceInitializers } or { Symbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };
        if (site.Caller.Symbol is IMethodSymbol { IsStatic: true, Name: "Main" } main) return main;
        for (var current = site.At.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AssignmentExpressionSyntax assignment when isConstruction || runsOnce || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                    return model.GetSymbolInfo(assignment.Left, cancel).Symbol is IFieldSymbol or IPropertySymbol ? model.GetSymbolInfo(assignment.Left, cancel).Symbol : null;
                case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field:
                    return model.GetDeclaredSymbol(field, cancel);
                case PropertyDeclarationSyntax { Initializer: not null } property:
                    return model.GetDeclaredSymbol(property, cancel);
                case BaseObjectCreationExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax or StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }
}
