using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>What kind of code is this, for the question when it runs?</summary>
internal enum CodeUnitKind
{
    /// <summary>The body of a method, accessor, operator, local function or instance constructor; lambdas inside belong to it.</summary>
    Member,

    /// <summary>The initialisers of a type's instance fields and properties.</summary>
    InstanceInitializers,

    /// <summary>A lambda that a host calls.</summary>
    HandlerLambda,

    /// <summary>A factory handed to dependency injection; it runs when the service is built.</summary>
    Registration,

    /// <summary>A lambda or method that a field or property holds; it runs when that is called.</summary>
    Delegate,

    /// <summary>Static initialisers, static constructors, top-level statements and lambdas of caches: once per process, or not to be told.</summary>
    Once,
}

/// <summary>A piece of code that runs as a whole.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Symbol">The method, the type of the initialisers, the service of the registration, the member that holds the delegate.</param>
/// <param name="Node">The lambda, or the factory of the registration.</param>
/// <param name="Self">The class of the object that the code runs on, where that is known to be one derived from the class that declares the code; null otherwise.</param>
internal sealed record CodeUnit(CodeUnitKind Kind, ISymbol? Symbol, SyntaxNode? Node, INamedTypeSymbol? Self = null)
{
    public static readonly CodeUnit OncePerProcess = new(CodeUnitKind.Once, null, null);

    public static CodeUnit Of(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.StaticConstructor } ? OncePerProcess : new CodeUnit(CodeUnitKind.Member, (method.PartialImplementationPart ?? method).OriginalDefinition, null);

    public static CodeUnit HeldBy(ISymbol member) => new(CodeUnitKind.Delegate, member.OriginalDefinition, null);

    public static CodeUnit InitializersOf(INamedTypeSymbol type) => new(CodeUnitKind.InstanceInitializers, type.OriginalDefinition, null);

    public bool Equals(CodeUnit? other) =>
        other is not null && Kind == other.Kind && Node == other.Node && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) && SymbolEqualityComparer.Default.Equals(Self, other.Self);

    public override int GetHashCode() => ((int)Kind * 31) + (Symbol is null ? 0 : SymbolEqualityComparer.Default.GetHashCode(Symbol)) + (Node?.GetHashCode() ?? 0);
}
