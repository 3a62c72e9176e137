using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>Which connections and contexts does a container give out for one invocation, and end with it?</summary>
internal sealed class ContainerScopes
{
    private const int Budget = 16;

    private readonly LifeguardModel _model;
    private readonly HandlerReach _reach;
    private readonly CancellationToken _cancel;

    public ContainerScopes(LifeguardModel model, CancellationToken cancel)
    {
        _model = model;
        _reach = HandlerReach.For(model, cancel);
        _cancel = cancel;
    }

    /// <summary>True for a connection or context that is injected into a handler, or into an object that is built for one invocation.</summary>
    public bool EndsWithInvocation(ISymbol symbol)
    {
        if (WorkUses.TypeOf(symbol) is not INamedTypeSymbol type || !(DatabaseProviders.IsConnection(type) || DatabaseProviders.IsContext(type)) || !IsScopedService(type)) return false;
        return symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var owner } } => IsBuiltByContainer(owner),
            IParameterSymbol { ContainingSymbol: IMethodSymbol handler } => _model.Hosts(_cancel).EntryPoints.Any(entry => SymbolEqualityComparer.Default.Equals(entry.Method, handler.OriginalDefinition)),
            IFieldSymbol { IsStatic: false, ContainingType: var owner } => IsBuiltByContainer(owner) && IsInjected(symbol),
            IPropertySymbol { IsStatic: false, ContainingType: var owner } => IsBuiltByContainer(owner) && IsInjected(symbol),
            _ => false,
        };
    }

    /// <summary>True for a data source that a container gives to an object it builds, by nothing but its type: everybody who asks so is given the same one.</summary>
    public bool IsInjectedPool(ISymbol symbol)
    {
        if (!DatabaseProviders.IsDataSource(WorkUses.TypeOf(symbol)) || symbol.IsStatic || symbol.ContainingType is not { } owner) return false;
        if (symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && (symbol is not (IFieldSymbol or IPropertySymbol) || !IsInjected(symbol))) return false;
        return (_reach.OwnerEntry(owner) is not null || _reach.Registrations(_cancel).Building(owner).Any())
            && owner.InstanceConstructors.All(constructor => constructor.Parameters.Count(parameter => DatabaseProviders.IsDataSource(parameter.Type)) <= 1
                && constructor.Parameters.All(parameter => parameter.GetAttributes().All(attribute => attribute.AttributeClass?.Name != "FromKeyedServicesAttribute")));
    }

    /// <summary>
    /// The injected connection or context that code uses, itself or through methods of its own class and of injected services; null where there is none. Followed breadth first, a few methods far.
    /// </summary>
    public ISymbol? UsedBy(SyntaxNode code, int from)
    {
        var pending = new Queue<(SyntaxNode Code, int From)>();
        var seen = new HashSet<SyntaxNode>();
        pending.Enqueue((code, from));
        while (pending.Count > 0 && seen.Count < Budget)
        {
            _cancel.ThrowIfCancellationRequested();
            var (body, start) = pending.Dequeue();
            if (!seen.Add(body)) continue;
            var model = _model.Models.Of(body);
            foreach (var (symbol, _) in WorkUses.InCode(body, start, model, _cancel))
            {
                if (symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } && EndsWithInvocation(symbol)) return symbol;
            }

            foreach (var call in body.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
            {
                if (call.Span.End > start && CalledBy(call, model) is { } called && FunctionSyntax.BodyOf(called, _model.Compilation, _cancel) is { } next) pending.Enqueue((next, 0));
            }
        }

        return null;
    }

    /// <summary>The method of the same object, or of a service that the object is given, which the call runs; null for all others.</summary>
    public IMethodSymbol? CalledBy(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call, _cancel).Symbol is not IMethodSymbol { IsStatic: false, MethodKind: MethodKind.Ordinary } method) return null;
        switch (call.Expression)
        {
            case SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }:
                return method;
            case MemberAccessExpressionSyntax { Expression: var owner } when method.IsDeclaredIn(_model.Compilation) && model.GetSymbolInfo(owner, _cancel).Symbol is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }:
                return Implementation(method);
            default:
                return null;
        }
    }

    private IMethodSymbol? Implementation(IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind != TypeKind.Interface) return method;
        var registered = _reach.Registrations(_cancel).Of(method.ContainingType).Where(entry => entry.Lifetime != ServiceLifetime.Singleton).Select(entry => entry.Provided ?? entry.Implementation).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToList();
        return registered is [var only] ? only.FindImplementationForInterfaceMember(method) as IMethodSymbol : null;
    }

    private bool IsScopedService(INamedTypeSymbol type)
    {
        var registrations = _reach.Registrations(_cancel);
        return registrations.Of(type).Concat(registrations.Providing(type)).All(entry => entry.Lifetime != ServiceLifetime.Singleton);
    }

    private bool IsBuiltByContainer(INamedTypeSymbol type)
    {
        if (_reach.OwnerEntry(type) is { } entry) return entry.Instance == InstanceLifetime.Invocation;
        var registrations = _reach.Registrations(_cancel).Building(type).ToList();
        return registrations.Count > 0 && registrations.All(registration => registration.Lifetime != ServiceLifetime.Singleton);
    }

    // public Orders(ShopContext db) => _db = db;   every other way to set it makes it somebody else's.
    private bool IsInjected(ISymbol member)
    {
        var isSet = false;
        foreach (var reference in member.ContainingType.DeclarationsIn(_model.Compilation))
        {
            var model = _model.Models.Of(reference.SyntaxTree);
            foreach (var name in reference.GetSyntax(_cancel).DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != member.Name) continue;
                SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } ? name.Parent : name;
                if (whole.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != whole || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, _cancel).Symbol, member)) continue;
                if (!IsConstructorParameter(assignment.Right, model)) return false;
                isSet = true;
            }

            foreach (var declaration in member.DeclaringSyntaxReferences)
            {
                var initial = declaration.GetSyntax(_cancel) switch
                {
                    VariableDeclaratorSyntax field => field.Initializer?.Value,
                    PropertyDeclarationSyntax property => property.Initializer?.Value,
                    _ => null,
                };
                if (initial is null || declaration.SyntaxTree != reference.SyntaxTree || initial.IsKind(SyntaxKind.SuppressNullableWarningExpression)) continue;
                if (!IsConstructorParameter(initial, model)) return false;
                isSet = true;
            }
        }

        return isSet;
    }

    private bool IsConstructorParameter(ExpressionSyntax value, SemanticModel model) =>
        model.GetSymbolInfo(Unwrapped.Of(value), _cancel).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };
}
