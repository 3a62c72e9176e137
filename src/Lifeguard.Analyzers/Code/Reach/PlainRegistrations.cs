using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>Reads <c>services.AddScoped&lt;IOrders, Orders&gt;()</c>, of which projects have hundreds in a row, without binding the method that they stand in.</summary>
internal sealed class PlainRegistrations
{
    // Whether the call is one of the container's own depends on what the code around it imports and on the receiver: asked once for all that look alike in a method.
    private readonly Dictionary<(SyntaxNode? Method, string Receiver, string Name, int Arity), bool> _isContainers = new();

    /// <summary>The registration; null where the call is another, or its method has to be bound.</summary>
    public Registration? Read(InvocationExpressionSyntax call, ServiceLifetime lifetime, SemanticModel model)
    {
        if (call is not { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax name, Expression: var receiver } } || !IsPlain(name.Identifier.ValueText)) return null;
        receiver = Chain(receiver);
        var key = (receiver.FirstAncestorOrSelf<MemberDeclarationSyntax>(), receiver.ToString(), name.Identifier.ValueText, name.Arity);
        if (!_isContainers.TryGetValue(key, out var isContainers)) _isContainers.Add(key, isContainers = IsContainers(receiver, name, model));
        if (!isContainers) return null;
        var types = name.TypeArgumentList.Arguments.Select(argument => NameLookup.TypeNamed(argument, model)).ToList();
        if (types.Contains(null)) return null;
        var implementation = types[types.Count - 1] as INamedTypeSymbol;
        return new Registration(call, lifetime, types[0]!, implementation, null, null, implementation);
    }

    private static bool IsContainers(ExpressionSyntax receiver, GenericNameSyntax name, SemanticModel model)
    {
        if (NameLookup.TypeOf(receiver, model) is not { } services || !services.IsOrDerivesFrom(Registrations.Services)) return false;
        var fitting = NameLookup.Members(services, name, model, withExtensions: true).OfType<IMethodSymbol>()
            .Where(method => method.Arity == name.Arity && CallArguments.MayFit(method, 0)).ToList();
        return fitting is [{ ReducedFrom: { } definition }] && definition.Parameters[0].Type.IsOrDerivesFrom(Registrations.Services);
    }

    // What services.AddX<A>().AddY<B>() begins with; these methods give back what they are called on.
    private static ExpressionSyntax Chain(ExpressionSyntax receiver)
    {
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddSingleton" or "AddScoped" or "AddTransient", Expression: var inner } }) receiver = inner;
        return receiver;
    }

    private static bool IsPlain(string method) => method is "AddSingleton" or "AddScoped" or "AddTransient" or "TryAddSingleton" or "TryAddScoped" or "TryAddTransient";
}
