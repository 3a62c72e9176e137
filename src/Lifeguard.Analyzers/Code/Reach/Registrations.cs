using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>What the source registers with Microsoft's dependency injection, and as what.</summary>
internal sealed class Registrations
{
    /// <summary>The collection that services are registered in.</summary>
    public const string Services = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    private const string Descriptor = "Microsoft.Extensions.DependencyInjection.ServiceDescriptor";

    // The calls that register a type of the user's choice; AddHttpClient registers its client as transient.
    private static readonly (string Method, ServiceLifetime Lifetime)[] Calls =
    [
        ("AddSingleton", ServiceLifetime.Singleton), ("TryAddSingleton", ServiceLifetime.Singleton), ("AddKeyedSingleton", ServiceLifetime.Singleton), ("TryAddKeyedSingleton", ServiceLifetime.Singleton),
        ("AddScoped", ServiceLifetime.Scoped), ("TryAddScoped", ServiceLifetime.Scoped), ("AddKeyedScoped", ServiceLifetime.Scoped), ("TryAddKeyedScoped", ServiceLifetime.Scoped),
        ("AddTransient", ServiceLifetime.Transient), ("TryAddTransient", ServiceLifetime.Transient), ("AddKeyedTransient", ServiceLifetime.Transient),
        ("TryAddKeyedTransient", ServiceLifetime.Transient),
        ("Singleton", ServiceLifetime.Singleton), ("Scoped", ServiceLifetime.Scoped), ("Transient", ServiceLifetime.Transient), // of ServiceDescriptor
        ("AddHttpClient", ServiceLifetime.Transient), ("AddDbContext", ServiceLifetime.Scoped), ("AddDbContextPool", ServiceLifetime.Scoped), ("AddHostedService", ServiceLifetime.Singleton),
    ];

    private readonly ILookup<ISymbol, Registration> _byImplementation;
    private readonly ILookup<ISymbol, Registration> _byProvided;
    private readonly ILookup<ISymbol, Registration> _byService;
    private readonly Dictionary<SyntaxNode, Registration> _byFactory = new();

    private Registrations(ImmutableArray<Registration> all)
    {
        All = all;
        _byImplementation = all.Where(entry => entry.Implementation is not null).ToLookup(entry => (ISymbol)entry.Implementation!.OriginalDefinition, SymbolEqualityComparer.Default);
        _byProvided = all.Where(entry => entry.Provided is not null).ToLookup(entry => (ISymbol)entry.Provided!.OriginalDefinition, SymbolEqualityComparer.Default);
        _byService = all.ToLookup(entry => (ISymbol)entry.Service.OriginalDefinition, SymbolEqualityComparer.Default);
        foreach (var entry in all)
        {
            if (entry.Factory is { } factory && !_byFactory.ContainsKey(factory)) _byFactory.Add(factory, entry);
        }
    }

    /// <summary>All registrations, in source order.</summary>
    public ImmutableArray<Registration> All { get; }

    public static Registrations Read(LifeguardModel model, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<Registration>();
        var plain = new PlainRegistrations();
        foreach (var (method, lifetime) in Calls)
        {
            foreach (var token in model.Source.TokensOf(method, cancel))
            {
                if (CallOf(token) is not { } call) continue;
                var semantics = model.Models.Of(call);
                if ((plain.Read(call, lifetime, semantics) ?? Read(call, lifetime, semantics, cancel)) is { } registration) found.Add(registration);
            }
        }

        return new Registrations(found.OrderBy(entry => entry.Call.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(entry => entry.Call.SpanStart).ToImmutableArray());
    }

    /// <summary>Registrations that build this type.</summary>
    public IEnumerable<Registration> Building(INamedTypeSymbol implementation) => _byImplementation[implementation.OriginalDefinition];

    /// <summary>Registrations that hand out objects of this type, built by the container, by a factory or beforehand.</summary>
    public IEnumerable<Registration> Providing(INamedTypeSymbol type) => _byProvided[type.OriginalDefinition];

    /// <summary>Registrations of this service.</summary>
    public IEnumerable<Registration> Of(ITypeSymbol service) => _byService[service.OriginalDefinition];

    /// <summary>The registration whose factory this expression is; null when it is none.</summary>
    public Registration? WithFactory(SyntaxNode node) => _byFactory.TryGetValue(node, out var registration) ? registration : null;

    /// <summary>The registration that hands out what this factory gives back, or this ready object; null when it is none.</summary>
    public Registration? Giving(SyntaxNode node) => All.FirstOrDefault(entry => entry.Factory == node || entry.Instance == node);

    private static InvocationExpressionSyntax? CallOf(SyntaxToken token) => token.Parent switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name when access.Name == name && call.Expression == access => call,
        SimpleNameSyntax { Parent: MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } } => call,
        _ => null,
    };

    private static Registration? Read(InvocationExpressionSyntax call, ServiceLifetime lifetime, SemanticModel model, CancellationToken cancel)
    {
        var info = model.GetSymbolInfo(call, cancel);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol method) return null;
        var definition = method.ReducedFrom ?? method;
        if (!definition.ContainingType.IsNamed(Descriptor) && (definition.Parameters.Length == 0 || !definition.Parameters[0].Type.IsOrDerivesFrom(Services))) return null;

        ExpressionSyntax? factory = null;
        ExpressionSyntax? instance = null;
        var types = new List<ITypeSymbol>();
        for (var index = 0; index < call.ArgumentList.Arguments.Count; index++)
        {
            var argument = call.ArgumentList.Arguments[index];
            var parameter = argument.NameColon?.Name.Identifier.ValueText ?? (index < method.Parameters.Length ? method.Parameters[index].Name : "");
            switch (argument.Expression)
            {
                case var _ when parameter is "serviceKey" or "services":
                    break;
                case AnonymousFunctionExpressionSyntax lambda when !TakesConfiguration(method):
                    if (model.GetTypeInfo(lambda, cancel).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod.Parameters.IsEmpty: false }) factory = lambda;
                    else instance ??= lambda;                              // AddSingleton<Func<T>>(() => …) hands over the delegate itself
                    break;
                case TypeOfExpressionSyntax typeOf when model.GetTypeInfo(typeOf.Type, cancel).Type is { } type:
                    types.Add(type);
                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } when model.GetSymbolInfo(argument.Expression, cancel) is var symbol && (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is IMethodSymbol:
                    factory ??= model.GetTypeInfo(argument.Expression, cancel).ConvertedType is INamedTypeSymbol { TypeKind: TypeKind.Delegate } ? argument.Expression : null;
                    break;
                case var expression when model.GetTypeInfo(expression, cancel).Type is { Name: "ServiceLifetime", TypeKind: TypeKind.Enum }:
                    if (parameter != "optionsLifetime" && model.GetConstantValue(expression, cancel) is { HasValue: true, Value: int value } && Enum.IsDefined(typeof(ServiceLifetime), value)) lifetime = (ServiceLifetime)value;
                    break;
                case var expression:
                    instance ??= expression;
                    break;
            }
        }

        types.InsertRange(0, method.TypeArguments);
        if (types.Count == 0) return null;

        // Contexts of a pool are handed out per scope, but built when the pool runs dry.
        if (method.Name == "AddDbContextPool") return new Registration(call, lifetime, types[0], null, null, null, types[types.Count - 1] as INamedTypeSymbol);

        // AddScoped<I>(sp => new C()): what the factory returns is found in its body; AddScoped<C>(): the service is the implementation.
        var implementation = factory is null && (instance is null || TakesConfiguration(method)) ? types[types.Count - 1] as INamedTypeSymbol : null;
        return new Registration(call, lifetime, types[0], implementation, factory, instance, implementation ?? (factory is not null || instance is not AnonymousFunctionExpressionSyntax ? ProvidedBy(factory ?? instance, model, cancel) : null));
    }

    // A lambda handed to these configures; what is built is named as a type.
    private static bool TakesConfiguration(IMethodSymbol method) => method.Name is "AddHttpClient" or "AddDbContext" or "AddDbContextPool";

    // The class that a factory returns everywhere, or that a ready object has.
    private static INamedTypeSymbol? ProvidedBy(ExpressionSyntax? source, SemanticModel model, CancellationToken cancel)
    {
        var results = source switch
        {
            null => [],
            AnonymousFunctionExpressionSyntax { ExpressionBody: { } value } => [model.GetTypeInfo(value, cancel).Type],
            AnonymousFunctionExpressionSyntax { Block: { } block } => TypesReturned(block, model, cancel),
            _ when model.GetSymbolInfo(source, cancel) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { MethodKind: not MethodKind.Constructor } method && source is not InvocationExpressionSyntax =>
                TypesReturned(method, model, cancel),
            _ => [model.GetTypeInfo(source, cancel).Type],
        };
        return results.Distinct<ITypeSymbol?>(SymbolEqualityComparer.Default).ToList() is [INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } only] ? only : null;
    }

    // What a method gives back says more than what it declares to: static IOrders Create(IServiceProvider provider) => new Orders(…).
    private static IEnumerable<ITypeSymbol?> TypesReturned(IMethodSymbol method, SemanticModel model, CancellationToken cancel) =>
        method.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == model.SyntaxTree).Select(reference => reference.GetSyntax(cancel)).FirstOrDefault() switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: var value } => [model.GetTypeInfo(value, cancel).Type],
            MethodDeclarationSyntax { Body: { } body } => TypesReturned(body, model, cancel),
            LocalFunctionStatementSyntax { ExpressionBody.Expression: var value } => [model.GetTypeInfo(value, cancel).Type],
            LocalFunctionStatementSyntax { Body: { } body } => TypesReturned(body, model, cancel),
            _ => [method.ReturnType],
        };

    private static IEnumerable<ITypeSymbol?> TypesReturned(BlockSyntax body, SemanticModel model, CancellationToken cancel) =>
        body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>()
            .Select(exit => exit.Expression is null ? null : model.GetTypeInfo(exit.Expression, cancel).Type);
}
