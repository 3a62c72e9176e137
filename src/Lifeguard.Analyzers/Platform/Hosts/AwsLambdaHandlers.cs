using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>
/// Handlers of AWS Lambda: named in a manifest, marked by an attribute, handed to the bootstrap, or of the shape that the runtime calls
/// (aws-lambda-dotnet, <c>UserCodeLoader</c> and <c>UserCodeValidator</c>).
/// </summary>
internal static class AwsLambdaHandlers
{
    private const string Context = "Amazon.Lambda.Core.ILambdaContext";
    private const string Serializer = "Amazon.Lambda.Core.LambdaSerializerAttribute";
    private const string Annotation = "Amazon.Lambda.Annotations.LambdaFunctionAttribute";
    private const string Startup = "Amazon.Lambda.Annotations.LambdaStartupAttribute";
    private const string BootstrapNamespace = "Amazon.Lambda.RuntimeSupport";

    private static readonly string[] UsualNames = ["FunctionHandler", "FunctionHandlerAsync", "Handler", "Handle", "HandleAsync"];

    // Powertools attributes that stand on the method the runtime calls; [Tracing] and [Metrics] stand on helpers too.
    private static readonly string[] PowertoolsOnHandlers = ["AWS.Lambda.Powertools.Logging.LoggingAttribute", "AWS.Lambda.Powertools.BatchProcessing.BatchProcessorAttribute"];

    public static void Find(HostScan scan)
    {
        foreach (var manifest in scan.Manifests)
        {
            foreach (var handler in manifest.Handlers) scan.Add(Named(scan, handler));
        }

        if (!scan.Compilation.Knows(Context) && !scan.Compilation.Knows(Annotation) && !scan.Compilation.Knows(BootstrapNamespace + ".LambdaBootstrap")) return;
        FindAnnotated(scan);
        FindBootstrapped(scan);
        FindByShape(scan);
    }

    /// <summary>The method that a handler string names: on the type itself first, then on its base types, private ones included.</summary>
    private static EntryPoint? Named(HostScan scan, ManifestHandler handler)
    {
        foreach (var type in scan.Compilation.TypesNamed(handler.TypeName))
        {
            if (!type.Locations.Any(location => location.IsInSource)) continue;
            foreach (var declaring in type.SelfAndBaseTypes())
            {
                var methods = declaring.GetMembers(handler.MethodName).OfType<IMethodSymbol>().Where(CanBeHandler).ToImmutableArray();
                if (methods.IsEmpty) continue;
                if (!methods[0].Locations.Any(location => location.IsInSource)) return null;      // an ASP.NET bridge: its endpoints are the handlers
                return EntryPoint.OfMethod(ServerlessHost.AwsLambda, methods.FirstOrDefault(method => TakesContext(method)) ?? methods[0], owner: type);
            }
        }

        return null;
    }

    private static void FindAnnotated(HostScan scan)
    {
        foreach (var (_, method) in scan.MethodsMentioning("LambdaFunction", "LambdaFunctionAttribute"))
        {
            if (!method.HasAttribute(Annotation)) continue;
            scan.Add(EntryPoint.OfMethod(ServerlessHost.LambdaAnnotations, method, instance: HasStartup(scan) ? InstanceLifetime.Unknown : InstanceLifetime.Process));
        }
    }

    // With a startup class the function class is a singleton unless the user's own registration says otherwise, which is the business of the code that reads registrations.
    private static bool HasStartup(HostScan scan) =>
        scan.Source.TokensOf("LambdaStartup", scan.Cancel).Concat(scan.Source.TokensOf("LambdaStartupAttribute", scan.Cancel))
            .Select(token => token.Parent?.FirstAncestorOrSelf<ClassDeclarationSyntax>())
            .Any(type => type is not null && scan.Models.Of(type).GetDeclaredSymbol(type, scan.Cancel) is INamedTypeSymbol symbol && symbol.HasAttribute(Startup));

    private static void FindBootstrapped(HostScan scan)
    {
        foreach (var (call, method, arguments) in scan.CallsOf(["Create", "LambdaBootstrap", "GetHandlerWrapper"], near: ["LambdaBootstrapBuilder", "LambdaBootstrap", "HandlerWrapper"]))
        {
            if (!method.ContainingType.IsInNamespace(BootstrapNamespace) || method.ContainingType.Name is not ("LambdaBootstrapBuilder" or "LambdaBootstrap" or "HandlerWrapper")) continue;
            foreach (var argument in arguments.Arguments)
            {
                if (HandlerArguments.Resolve(argument.Expression, ServerlessHost.AwsLambda, "the bootstrap's handler", scan.Models.Of(call), scan.Cancel) is { } entry)
                {
                    scan.Add(entry);
                    break;
                }
            }
        }
    }

    private static void FindByShape(HostScan scan)
    {
        var events = EventTypeNames(scan.Compilation);
        foreach (var (_, method) in scan.MethodsMentioning(["ILambdaContext", "LambdaSerializer", "LambdaSerializerAttribute", "Logging", "BatchProcessor", .. events]))
        {
            if (!CanBeHandler(method) || !IsCallable(method)) continue;
            var takesContext = TakesContext(method);
            if (takesContext || method.HasAttribute(Serializer) || PowertoolsOnHandlers.Any(method.HasAttribute) || TakesEvent(method))
            {
                scan.Add(EntryPoint.OfMethod(ServerlessHost.AwsLambda, method, tentative: true));
            }
        }

        if (!scan.Compilation.Assembly.HasAttribute(Serializer)) return;
        foreach (var (_, method) in scan.MethodsMentioning(UsualNames))
        {
            if (UsualNames.Contains(method.Name) && CanBeHandler(method) && IsCallable(method) && HasRuntimeShape(method)
                && (method.IsStatic || method.ContainingType.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty)))
            {
                scan.Add(EntryPoint.OfMethod(ServerlessHost.AwsLambda, method, tentative: true));
            }
        }
    }

    private static string[] EventTypeNames(Compilation compilation)
    {
        var lambda = compilation.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(space => space.Name == "Amazon")
            ?.GetNamespaceMembers().FirstOrDefault(space => space.Name == "Lambda");
        return lambda is null
            ? []
            : lambda.GetNamespaceMembers().Where(IsEventNamespace).SelectMany(space => space.GetTypeMembers()).Select(type => type.Name).Distinct().ToArray();
    }

    private static bool IsEventNamespace(INamespaceSymbol space) => space.Name.EndsWith("Events", StringComparison.Ordinal);

    private static bool TakesEvent(IMethodSymbol method) =>
        method.Parameters.Length > 0 && HasRuntimeShape(method) && method.Parameters[0].Type is INamedTypeSymbol { ContainingType: null } type
        && IsEventNamespace(type.ContainingNamespace) && type.IsInNamespace("Amazon.Lambda", orBelow: true) && !type.Name.EndsWith("Response", StringComparison.Ordinal);

    private static bool TakesContext(IMethodSymbol method) => method.Parameters.Length is 1 or 2 && method.Parameters[method.Parameters.Length - 1].Type.IsNamed(Context);

    // No input, the context alone, an input alone, or an input and the context.
    private static bool HasRuntimeShape(IMethodSymbol method) => method.Parameters.Length <= 1 || TakesContext(method);

    private static bool CanBeHandler(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, IsAbstract: false, ContainingType: { IsGenericType: false, TypeKind: TypeKind.Class or TypeKind.Struct } };

    // The runtime also calls private methods, but only by name, and then a manifest names them.
    private static bool IsCallable(IMethodSymbol method) =>
        method.DeclaredAccessibility == Accessibility.Public && !method.IsOverride && (method.IsStatic || !method.ContainingType.IsAbstract);
}
