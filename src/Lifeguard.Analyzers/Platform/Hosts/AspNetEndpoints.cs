using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>
/// Endpoints of an ASP.NET application, where it runs as a function: behind Lambda, or on a platform such as Cloud Run by setting or evidence.
/// An ordinary web application is not Lifeguard's business.
/// </summary>
internal static class AspNetEndpoints
{
    private const string Controller = "Microsoft.AspNetCore.Mvc.ControllerBase";
    private const string ApiController = "Microsoft.AspNetCore.Mvc.ApiControllerAttribute";
    private const string NonAction = "Microsoft.AspNetCore.Mvc.NonActionAttribute";
    private const string PageModel = "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";
    private const string Hub = "Microsoft.AspNetCore.SignalR.Hub";
    private const string Middleware = "Microsoft.AspNetCore.Http.IMiddleware";
    private const string FastEndpoint = "FastEndpoints.BaseEndpoint";
    private const string Context = "Microsoft.AspNetCore.Http.HttpContext";
    private const string RequestDelegate = "Microsoft.AspNetCore.Http.RequestDelegate";
    private const string LambdaBridge = "Amazon.Lambda.AspNetCoreServer.AbstractAspNetCoreFunction`2";

    private static readonly string[] BridgeNames =
        ["APIGatewayProxyFunction", "APIGatewayHttpApiV2ProxyFunction", "APIGatewayWebsocketApiProxyFunction", "ApplicationLoadBalancerFunction", "AbstractAspNetCoreFunction"];

    private static readonly string[] Mappings = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "Map", "MapFallback", "Use", "Run"];

    public static void Find(HostScan scan)
    {
        if (!RunsAsFunction(scan)) return;
        FindMapped(scan);
        FindControllers(scan);
        FindOthers(scan);
        FindFastEndpoints(scan);
        FindMiddlewareByConvention(scan);
    }

    private static bool RunsAsFunction(HostScan scan) =>
        ServerlessHost.Named(scan.Settings.Host) == ServerlessHost.AspNet
        || scan.CallsOf(["AddAWSLambdaHosting"]).Any(call => call.Method.IsInNamespace("Microsoft.Extensions.DependencyInjection") || call.Method.IsInNamespace("Amazon.Lambda", orBelow: true))
        || scan.TypesWithBase(BridgeNames).Any(IsBridge)
        || HasCloudRunEvidence(scan);

    private static bool IsBridge(INamedTypeSymbol type) =>
        type.SelfAndBaseTypes().Any(candidate => candidate.IsNamed(LambdaBridge) || (BridgeNames.Contains(candidate.Name) && candidate.IsInNamespace("Amazon.Lambda.AspNetCoreServer")));

    // The variables that the platform sets (Knative's runtime contract), read by the program.
    private static bool HasCloudRunEvidence(HostScan scan) =>
        scan.Compilation.Knows("Microsoft.AspNetCore.Builder.WebApplication")
        && TreeNames.CloudRunEnvironment.Any(variable => scan.Source.TokensOf(TreeNames.Literal(variable), scan.Cancel)
            .Any(token => token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetEnvironmentVariable" } }));

    private static void FindMapped(HostScan scan)
    {
        foreach (var (call, method, arguments) in scan.CallsOf(Mappings))
        {
            if (!method.IsInNamespace("Microsoft.AspNetCore.Builder") || arguments.Arguments.Count == 0) continue;
            var model = scan.Models.Of(call);
            var route = model.GetConstantValue(arguments.Arguments[0].Expression, scan.Cancel) is { HasValue: true, Value: string text } ? $" \"{text}\"" : "";
            if (HandlerAmong(arguments, method) is not { } handler) continue;
            scan.Add(HandlerArguments.Resolve(handler, ServerlessHost.AspNet, method.Name + route, model, scan.Cancel));
        }
    }

    // The last argument, unless it configures: Map("/admin", branch => …) runs once; of Use(next => { …; return async context => …; }) the inner lambda is the handler.
    private static ExpressionSyntax? HandlerAmong(ArgumentListSyntax arguments, IMethodSymbol method)
    {
        var handler = arguments.Arguments[arguments.Arguments.Count - 1].Expression;
        return method.Parameters[method.Parameters.Length - 1].Type switch
        {
            INamedTypeSymbol { Name: "Action" } => null,
            INamedTypeSymbol { Name: "Func", TypeArguments: [var next, var made] } when next.IsNamed(RequestDelegate) && made.IsNamed(RequestDelegate) =>
                handler.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault(),
            _ => handler,
        };
    }

    private static void FindControllers(HostScan scan)
    {
        if (!scan.Compilation.Knows(Controller)) return;
        foreach (var type in ClassesThatMayBeControllers(scan))
        {
            if (type.IsAbstract || !(type.IsOrDerivesFrom(Controller) || type.HasAttribute(ApiController))) continue;
            foreach (var declaring in type.SelfAndBaseTypes().TakeWhile(candidate => candidate.IsDeclaredIn(scan.Compilation)))
            {
                foreach (var action in declaring.GetMembers().OfType<IMethodSymbol>())
                {
                    if (action is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false } && !action.IsOverride && !action.HasAttribute(NonAction))
                    {
                        scan.Add(EntryPoint.OfMethod(ServerlessHost.AspNet, action, owner: type));
                    }
                }
            }
        }
    }

    // By their name, which MVC itself goes by, by what they say they derive from, or by their attribute.
    private static IEnumerable<INamedTypeSymbol> ClassesThatMayBeControllers(HostScan scan)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var queue = new Queue<INamedTypeSymbol>(scan.TypesWithBase("ControllerBase", "Controller").Concat(TypesMarked(scan, "ApiController")));
        while (queue.Count > 0)
        {
            var type = queue.Dequeue();
            if (!seen.Add(type)) continue;
            yield return type;
            foreach (var derived in scan.TypesWithBase(type.Name)) queue.Enqueue(derived);
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesMarked(HostScan scan, string attribute) =>
        scan.Source.TokensOf(attribute, scan.Cancel).Select(token => token.Parent?.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent)
            .OfType<ClassDeclarationSyntax>().Select(type => scan.Models.Of(type).GetDeclaredSymbol(type, scan.Cancel)).OfType<INamedTypeSymbol>();

    private static void FindOthers(HostScan scan)
    {
        foreach (var type in scan.TypesWithBase("PageModel", "Hub", "IMiddleware"))
        {
            if (type.IsAbstract) continue;
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false }) continue;
                var isHandler = (type.IsOrDerivesFrom(PageModel) && method.Name.StartsWith("On", StringComparison.Ordinal))
                    || type.SelfAndBaseTypes().Any(candidate => candidate.IsNamed(Hub))
                    || (type.IsOrDerivesFrom(Middleware) && method.Name == "InvokeAsync");
                if (isHandler) scan.Add(EntryPoint.OfMethod(ServerlessHost.AspNet, method, instance: type.IsOrDerivesFrom(Middleware) ? InstanceLifetime.Unknown : null));
            }
        }
    }

    private static void FindFastEndpoints(HostScan scan)
    {
        if (!scan.Compilation.Knows(FastEndpoint)) return;
        foreach (var type in scan.TypesWithBase("Endpoint", "EndpointWithoutRequest"))
        {
            if (!type.IsOrExtends(FastEndpoint)) continue;
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method is { IsOverride: true, Name: "HandleAsync" or "ExecuteAsync" }) scan.Add(EntryPoint.OfMethod(ServerlessHost.AspNet, method, instance: InstanceLifetime.Unknown));
            }
        }
    }

    // UseMiddleware<T>(): a constructor that takes the next delegate, a method that takes the context. The pipeline is built once, and its objects with it.
    private static void FindMiddlewareByConvention(HostScan scan)
    {
        foreach (var (_, method) in scan.MethodsMentioning("Invoke", "InvokeAsync"))
        {
            if (method is { Name: "Invoke" or "InvokeAsync", DeclaredAccessibility: Accessibility.Public, IsStatic: false, Parameters: [var first, ..] } && first.Type.IsNamed(Context)
                && method.ContainingType.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Type.IsNamed(RequestDelegate))))
            {
                scan.Add(EntryPoint.OfMethod(ServerlessHost.AspNet, method, instance: InstanceLifetime.Process));
            }
        }
    }
}
