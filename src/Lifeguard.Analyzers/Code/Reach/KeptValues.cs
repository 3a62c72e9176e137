using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Why does what this field or property holds outlive an invocation?</summary>
internal static class KeptValues
{
    private const int MaxHandovers = 4;

    /// <summary>The reason, as the end of a sentence; null when it is not certain that the value survives.</summary>
    /// <param name="member">The field or property.</param>
    /// <param name="isMeant">False for values that do not matter: a file database behind an interface, a wrapper that mends itself.</param>
    /// <param name="model">The model of the compilation.</param>
    /// <param name="cancel">Cancels the question.</param>
    public static string? Reason(ISymbol member, Func<ExpressionSyntax, bool> isMeant, LifeguardModel model, CancellationToken cancel)
    {
        var reach = HandlerReach.For(model, cancel);
        if (!member.IsStatic && reach.OwnerEntry(member.ContainingType) is { Instance: InstanceLifetime.Invocation }) return null;
        var writes = MemberWrites.Of(member, reach, cancel).Where(isMeant).ToList();
        if (writes.Count == 0 || !reach.IsUsedPerInvocation(member, cancel)) return null;

        var reason = member.IsStatic ? "it is static" : InstanceLifetimes.LivesOnBecause(member.ContainingType, reach, model, cancel);
        if (reason is null || Releases.TakenOutInFinally(member, reach, cancel)) return null;
        var survivors = writes.Where(write => Survives(write, reach, model, cancel)).ToList();
        if (survivors.Count == 0) return member.IsStatic && !Releases.Any(member, reach, cancel) ? reason : null;   // a static that every call overwrites is shared all the same
        return survivors.All(write => write.Parent is not EqualsValueClauseSyntax) && Releases.NulledInFinally(member, reach, cancel) ? null : reason;
    }

    // Written when the object is built, or once and then found again; what every invocation writes anew is not kept.
    private static bool Survives(ExpressionSyntax value, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var semantics = model.Models.Of(value);
        if (ConstructorParameterBehind(value, semantics, cancel) is { } parameter) return IsHandedAnewObject(parameter, reach, model, cancel);
        return IsStoredOnce(value, reach, model, cancel);
    }

    /// <summary>True when the value is made while an object is built that lives on, as the program starts, or where none was found yet.</summary>
    public static bool IsStoredOnce(ExpressionSyntax value, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        var semantics = model.Models.Of(value);
        if (value.Parent is EqualsValueClauseSyntax) return true;
        if (value.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is ConstructorDeclarationSyntax constructor)
        {
            return constructor.Modifiers.Any(SyntaxKind.StaticKeyword) || !reach.RunsPerInvocation(value, cancel) || KeptForReuse.Is(value, semantics, type => reach.IsBuiltPerInvocation(type, cancel), cancel);
        }

        if (KeptForReuse.Is(value, semantics, type => reach.IsBuiltPerInvocation(type, cancel), cancel)) return true;
        return reach.UnitOf(value, cancel) is { } unit && (unit.Kind == CodeUnitKind.Once || reach.RunsAtStart(unit, cancel));
    }

    // What a container injects or a factory asks it for is the business of the rule on captured services; what ': this(new …)' or 'new Repository(new …)' passes is kept here.
    private static bool IsHandedAnewObject(IParameterSymbol parameter, HandlerReach reach, LifeguardModel model, CancellationToken cancel)
    {
        for (var hops = 0; hops < MaxHandovers; hops++)
        {
            var given = reach.ConstructionsBy((IMethodSymbol)parameter.ContainingSymbol, cancel)
                .Select(site => CallArguments.For(site.At, parameter)).OfType<ExpressionSyntax>().Select(argument => OriginOf(argument, model, cancel)).ToList();
            if (IsInjected(parameter.ContainingType, reach, cancel)) return given.Any(argument => argument is BaseObjectCreationExpressionSyntax);
            var asked = given.Where(argument => ServiceRequest.Behind(argument, model.Models.Of(argument), cancel) is null).ToList();
            if (given.Count > 0 && asked.Count == 0) return false;
            if (asked is not [var only] || ConstructorParameterBehind(only, model.Models.Of(only), cancel) is not { } handed) return true;
            parameter = handed;                                              // new Repository(context) in a constructor that takes the context
        }

        return false;
    }

    private static bool IsInjected(INamedTypeSymbol type, HandlerReach reach, CancellationToken cancel) => reach.OwnerEntry(type) is not null || reach.Registrations(cancel).Building(type).Any();

    // Of a local that is set where it is declared, what it is set to.
    private static ExpressionSyntax OriginOf(ExpressionSyntax value, LifeguardModel model, CancellationToken cancel) =>
        Unwrapped.Of(value) is IdentifierNameSyntax name && model.Models.Of(name).GetSymbolInfo(name, cancel).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
        && reference.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer.Value: var initial }
            ? Unwrapped.Of(initial)
            : Unwrapped.Of(value);

    // connection · connection ?? throw new ArgumentNullException(…) · connection!
    private static IParameterSymbol? ConstructorParameterBehind(ExpressionSyntax value, SemanticModel semantics, CancellationToken cancel) =>
        semantics.GetSymbolInfo(Unwrapped.Of(value), cancel).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter ? parameter : null;
}
