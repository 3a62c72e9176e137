using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>A call that asks a container for a service.</summary>
/// <param name="Call">The call.</param>
/// <param name="Method">Its name, for messages.</param>
/// <param name="Service">What is asked for.</param>
/// <param name="Provider">Who is asked.</param>
/// <param name="BuildsAnew">True where the class is built for the caller, registered or not: <c>ActivatorUtilities.CreateInstance</c>.</param>
internal sealed record ServiceRequest(InvocationExpressionSyntax Call, string Method, ITypeSymbol Service, ExpressionSyntax Provider, bool BuildsAnew)
{
    private const string Namespace = "Microsoft.Extensions.DependencyInjection";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "GetRequiredService", "GetService", "GetRequiredKeyedService", "GetKeyedService", "CreateInstance", "GetServiceOrCreateInstance",
    };

    /// <summary>True for the names of the methods that ask; the cheap half of the question.</summary>
    public static bool IsNamedSo(string method) => Names.Contains(method);

    /// <summary>What the call asks for; null when it is no such call.</summary>
    public static ServiceRequest? Read(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancel)
    {
        if (NameOf(call) is not { Identifier.ValueText: var name } || !IsNamedSo(name) || model.GetSymbolInfo(call, cancel).Symbol is not IMethodSymbol method) return null;
        var isOfProvider = method.ContainingType.AllInterfaces.Concat([method.ContainingType]).Any(type => type is { Name: "IServiceProvider" } && type.IsNamed("System.IServiceProvider"));
        var isOfExtensions = method.ContainingType.ContainingNamespace?.ToDisplayString() == Namespace;
        if (!isOfProvider && !isOfExtensions) return null;

        var isReduced = method.ReducedFrom is not null || !method.IsStatic;
        var provider = isReduced ? ReceiverOf(call) : call.ArgumentList.Arguments.FirstOrDefault()?.Expression;
        var service = method.TypeArguments.FirstOrDefault()
            ?? call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<TypeOfExpressionSyntax>().Select(typeOf => model.GetTypeInfo(typeOf.Type, cancel).Type).FirstOrDefault();
        return provider is null || service is null or IErrorTypeSymbol ? null : new ServiceRequest(call, method.Name, service, provider, method.Name is "CreateInstance" or "GetServiceOrCreateInstance");
    }

    /// <summary>The request behind casts and suppressions; null when the expression is none.</summary>
    public static ServiceRequest? Behind(ExpressionSyntax expression, SemanticModel model, CancellationToken cancel) =>
        Unwrapped.Of(expression) is InvocationExpressionSyntax call ? Read(call, model, cancel) : null;

    /// <summary>The method's name, type arguments included, for a finding to stand at.</summary>
    public SimpleNameSyntax Name => NameOf(Call)!;

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    // provider.GetService<T>() · provider?.GetService<T>()
    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => call.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(call.Span))?.Expression,
        _ => null,
    };
}
