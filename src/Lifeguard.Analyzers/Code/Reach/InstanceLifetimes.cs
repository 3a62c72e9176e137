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
        var provided = reach.Registrations(cancel).Providing(type).ToList();
        if (reach.OwnerEntry(type) is { } entry)
        {
            // What registers such a class itself, Annotations and the worker's middleware, leaves the last word to the user's own registration; and what has a handler's shape alone may be
            // a class that a framework resolves from a scope.
            var isOverridden = (entry.IsTentative || entry.Host == ServerlessHost.LambdaAnnotations || entry.Host == ServerlessHost.AzureFunctions) && provided.Any(registration => registration.Lifetime != ServiceLifetime.Singleton);
            var isKept = entry.Instance == InstanceLifetime.Process || entry.Host == ServerlessHost.LambdaAnnotations;
            if (isKept && !isOverridden) return $"{entry.Host.Title} keeps the object of '{type.Name}' as long as the process";
            if (entry.Instance != InstanceLifetime.Unknown || entry.Host == ServerlessHost.LambdaAnnotations) return null;
        }

        if (provided.Any(registration => registration.Lifetime == ServiceLifetime.Singleton)) return $"'{type.Name}' is registered as a singleton";
        if (reach.IsBuiltPerInvocation(type, cancel)) return null;                         // some live on, some do not
        foreach (var site in reach.Constructions(type, cancel))
        {
            if (DerivedBy(site, type) is { } derived)
            {
                if (LivesOnBecause(derived, reach, model, owners - 1, cancel) is { } inherited) return inherited;
                continue;
            }

            if (ConsumerAt(site) is { } consumer && !SymbolEqualityComparer.Default.Equals(consumer, type))
            {
                if (LivesOnBecause(consumer, reach, model, owners - 1, cancel) is { } captured) return captured;
                continue;
            }

            if (Holder(site, reach, model, cancel) is not { } holder) continue;
            if (holder.IsStatic && holder is not IMethodSymbol) return $"'{type.Name}' is held by the static '{holder.Name}'";
            if (holder is IMethodSymbol) return $"'{type.Name}' is built once, when the process starts";
            if (SymbolEqualityComparer.Default.Equals(holder.ContainingType, type)) continue;
            if (LivesOnBecause(holder.ContainingType, reach, model, owners - 1, cancel) is { } reason) return reason;
        }

        return null;
    }

    // The class whose constructor runs this one as its base.
    private static INamedTypeSymbol? DerivedBy(CallSite site, INamedTypeSymbol type) =>
        site.At is not BaseObjectCreationExpressionSyntax && site.Caller.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var builder }
        && !SymbolEqualityComparer.Default.Equals(builder, type) && builder.SelfAndBaseTypes().Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, type.OriginalDefinition))
            ? builder
            : null;

    // The class whose constructor a container hands the object to.
    private static INamedTypeSymbol? ConsumerAt(CallSite site) =>
        site is { At: ParameterSyntax, Caller.Symbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var consumer } } ? consumer : null;

    // The member that a new object is put into, itself or inside another new object; the entry method when it is built as the program starts; null when it is not kept.
    private static ISymbol? Holder(CallSite site, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var semantics = model.Models.Of(site.At);
        var isConstruction = site.Caller is { Kind: CodeUnitKind.InstanceInitializers or CodeUnitKind.Once } or { Symbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };
        if (StartOfProgram(site, model, cancel) is { } start) return start;
        for (var current = site.At.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case AssignmentExpressionSyntax assignment when isConstruction || KeptForReuse.Is(site.At, semantics, type => reach.IsBuiltPerInvocation(type, cancel), cancel):
                    return semantics.GetSymbolInfo(assignment.Left, cancel).Symbol is IFieldSymbol or IPropertySymbol ? semantics.GetSymbolInfo(assignment.Left, cancel).Symbol : null;
                case VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field:
                    return semantics.GetDeclaredSymbol(field, cancel);
                case PropertyDeclarationSyntax { Initializer: not null } property:
                    return semantics.GetDeclaredSymbol(property, cancel);
                case ConstructorInitializerSyntax initializer:                              // : this(new Orders())
                    return (semantics.GetSymbolInfo(initializer, cancel).Symbol as IMethodSymbol)?.Parameters.FirstOrDefault();
                case InvocationExpressionSyntax when site.At is GenericNameSyntax:          // provider.GetRequiredService<T>()
                    break;
                case InvocationExpressionSyntax or StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    // Main, or the statements of Program.cs outside of their lambdas and local functions.
    private static ISymbol? StartOfProgram(CallSite site, LifeguardModel model, CancellationToken cancel)
    {
        if (site.Caller.Symbol is IMethodSymbol { IsStatic: true, Name: "Main" } main) return main;
        if (site.Caller.Kind != CodeUnitKind.Once || site.At.FirstAncestorOrSelf<GlobalStatementSyntax>() is null) return null;
        if (site.At.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not null || site.At.FirstAncestorOrSelf<LocalFunctionStatementSyntax>() is not null) return null;
        return model.Compilation.GetEntryPoint(cancel);
    }
}
