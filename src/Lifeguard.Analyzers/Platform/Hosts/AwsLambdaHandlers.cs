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
        var isListed = false;
        foreach (var manifest in scan.Manifests)
        {
            foreach (var entry in manifest.Handlers.SelectMany(handler => Named(scan, handler)))
            {
                scan.Add(entry);
                isListed |= ListsAllHandlers(manifest);
            }
        }

        if (!scan.Compilation.Knows(Context) && !scan.Compilation.Knows(Annotation) && !scan.Compilation.Knows(BootstrapNamespace + ".LambdaBootstrap")) return;
        FindAnnotated(scan);
        FindBootstrapped(scan);
        if (!isListed) FindByShape(scan);
    }

    // A template is deployed as a whole, so a method that it leaves out is none; the defaults of the command-line tool name one function of perhaps many.
    private static bool ListsAllHandlers(HandlerManifest manifest) => !HandlerManifests.FileName(manifest.Path).StartsWith("aws-lambda-tools-", StringComparison.OrdinalIgnoreCase);

    /// <summary>The method that a handler string names: on the type itself first, then on its base types, private ones included.</summary>
    private static IEnumerable<EntryPoint> Named(HostScan scan, ManifestHandler handler)
    {
        foreach (var type in scan.Compilation.TypesNamed(handler.TypeName))
        {
            if (!type.IsDeclaredIn(scan.Compilation)) continue;
            var methods = type.SelfAndBaseTypes().Select(declaring => declaring.GetMembers(handler.MethodName).OfType<IMethodSymbol>().Where(HasRuntimeShape).ToImmutableArray())
                .FirstOrDefault(overloads => !overloads.IsEmpty);
            if (methods.IsDefault || !methods[0].IsDeclaredIn(scan.Compilation)) continue;               // the method of an ASP.NET bridge: its endpoints are the handlers
            yield return EntryPoint.OfMethod(ServerlessHost.AwsLambda, methods.FirstOrDefault(TakesContext) ?? methods[0], owner: type);
        }
    }

    private static void FindAnnotated(HostScan scan)
    {
        InstanceLifetime? lifetime = null;
        foreach (var (_, method) in scan.MethodsMentioning("LambdaFunction", "LambdaFunctionAttribute"))
        {
            if (!method.HasAttribute(Annotation)) continue;
            lifetime ??= HasStartup(scan) ? InstanceLifetime.Unknown : InstanceLifetime.Process;
            scan.Add(EntryPoint.OfMethod(ServerlessHost.LambdaAnnotations, method, instance: lifetime));
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
            if (!IsCallable(method)) continue;
            if (TakesContext(method) || method.HasAttribute(Serializer) || PowertoolsOnHandlers.Any(method.HasAttribute) || TakesEvent(method)) AddTentative(scan, method);
        }

        // The name is the weakest sign: other classes have a Handle, too.
        if (scan.Found.Any(entry => entry.Host == ServerlessHost.AwsLambda) || !scan.Compilation.Assembly.HasAttribute(Serializer)) return;
        foreach (var (_, method) in scan.MethodsMentioning(UsualNames))
        {
            if (UsualNames.Contains(method.Name) && IsCallable(method) && IsBuiltByRuntime(method.ContainingType, method)
                && method.ContainingType.DeclaredAccessibility == Accessibility.Public && !IsImplementation(method, _ => true))
            {
                AddTentative(scan, method);
            }
        }
    }

    private static void AddTentative(HostScan scan, IMethodSymbol method)
    {
        if (method.IsStatic)
        {
            scan.Add(EntryPoint.OfMethod(ServerlessHost.AwsLambda, method, tentative: true));
            return;
        }

        foreach (var owner in scan.BuildableOwners(method.ContainingType))
        {
            if (IsBuiltByRuntime(owner, method) || UsualNames.Contains(method.Name) || IsImplementation(method, contract => !contract.IsDeclaredIn(scan.Compilation)))
            {
                scan.Add(EntryPoint.OfMethod(ServerlessHost.AwsLambda, method, owner, tentative: true));
            }
        }
    }

    // Activator.CreateInstance: without a constructor that takes nothing, only a framework on top of the runtime can build it.
    private static bool IsBuiltByRuntime(INamedTypeSymbol owner, IMethodSymbol method) =>
        method.IsStatic || owner.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public);

    private static bool IsImplementation(IMethodSymbol method, Func<INamedTypeSymbol, bool> of) =>
        method.ContainingType.AllInterfaces.Where(of).SelectMany(contract => contract.GetMembers(method.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private static IEnumerable<string> EventTypeNames(Compilation compilation) =>
        ReferencedTypes.Of(compilation).Names("event types", static assembly =>
            assembly.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(space => space.Name == "Amazon")
                ?.GetNamespaceMembers().FirstOrDefault(space => space.Name == "Lambda")
                ?.GetNamespaceMembers().Where(IsEventNamespace).SelectMany(space => space.GetTypeMembers()).Select(type => type.Name) ?? []);

    private static bool IsEventNamespace(INamespaceSymbol space) => space.Name.EndsWith("Events", StringComparison.Ordinal);

    private static bool TakesEvent(IMethodSymbol method) =>
        method.Parameters.Length > 0 && method.Parameters[0].Type is INamedTypeSymbol { ContainingType: null } type
        && IsEventNamespace(type.ContainingNamespace) && type.IsInNamespace("Amazon.Lambda", orBelow: true) && !type.Name.EndsWith("Response", StringComparison.Ordinal);

    private static bool TakesContext(IMethodSymbol method) => method.Parameters.Length is 1 or 2 && method.Parameters[method.Parameters.Length - 1].Type.IsNamed(Context);

    // What the runtime can call: no input, the context alone, an input alone, or an input and the context; on a class or struct, whose base types may be generic.
    private static bool HasRuntimeShape(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, IsAbstract: false, ContainingType.TypeKind: TypeKind.Class or TypeKind.Struct }
        && (method.Parameters.Length <= 1 || TakesContext(method)) && method.Parameters.All(parameter => parameter.RefKind == RefKind.None && !parameter.IsParams);

    // The runtime also calls private methods, but only by name, and then a manifest names them.
    private static bool IsCallable(IMethodSymbol method) =>
        HasRuntimeShape(method) && method is { DeclaredAccessibility: Accessibility.Public, IsExtensionMethod: false } && !(method.IsStatic && method.ContainingType.IsGenericType);
}
