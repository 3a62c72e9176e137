using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Does this operation build a container of services: Microsoft's, that of a host, or one of the well-known others?</summary>
internal static class ServiceContainers
{
    /// <summary>Microsoft's collection of registrations.</summary>
    public const string Services = "Microsoft.Extensions.DependencyInjection.IServiceCollection";

    private const string Extensions = "Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions";
    private const string ProviderFactory = "Microsoft.Extensions.DependencyInjection.IServiceProviderFactory`1";
    private const string AutofacBuilder = "Autofac.ContainerBuilder";

    private static readonly string[] Hosts = ["Microsoft.Extensions.Hosting.IHost", "Microsoft.AspNetCore.Hosting.IWebHost"];

    // Containers that are registered with and resolved from as one object. Their child containers are made by methods and share the parent's singletons.
    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "SimpleInjector.Container", "Lamar.Container", "StructureMap.Container", "DryIoc.Container", "LightInject.ServiceContainer", "Castle.Windsor.WindsorContainer", "Unity.UnityContainer",
        "Ninject.StandardKernel", "Grace.DependencyInjection.DependencyInjectionContainer",
    };

    private static readonly HashSet<string> ContainerNames = new(Containers.Select(name => name.Substring(name.LastIndexOf('.') + 1)), StringComparer.Ordinal);

    /// <summary>How messages call what builds the container; null when nothing does.</summary>
    public static string? BuiltBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } when Builds(method) && method.DeclarationsIn(operation.SemanticModel!.Compilation).IsEmpty => method.IsExtensionMethod ? method.Name : $"{method.ContainingType.Name}.{method.Name}",
        IObjectCreationOperation { Type: { } type } when ContainerNames.Contains(type.Name) && Containers.Any(name => type.IsNamed(name)) && type.DeclarationsIn(operation.SemanticModel!.Compilation).IsEmpty => $"new {type.Name}",
        _ => null,
    };

    // A method of the source is judged by what it calls.
    private static bool Builds(IMethodSymbol method) => method.Name switch
    {
        "BuildServiceProvider" => method.ContainingType.IsNamed(Extensions),
        "CreateServiceProvider" => method.ContainingType.IsOrDerivesFrom(ProviderFactory),
        "Build" => method.ContainingType.IsNamed(AutofacBuilder) || MakesHost(method),
        "Create" or "Start" or "StartAsync" => MakesHost(method),
        _ => false,
    };

    // By the result, not by the builder: every kind of host has a builder of its own. Methods of others may hand out a host that they keep.
    private static bool MakesHost(IMethodSymbol method) =>
        Hosts.Any((method.ReturnType is INamedTypeSymbol { Name: "Task", TypeArguments: [var started] } ? started : method.ReturnType).IsOrDerivesFrom)
        && method.ContainingType.IsInNamespace("Microsoft", orBelow: true);
}
