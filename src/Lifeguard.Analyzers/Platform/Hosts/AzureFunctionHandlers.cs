using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>Functions of the isolated worker and of the in-process host: marked by an attribute on the method; durable ones also as classes; and the worker's middleware.</summary>
internal static class AzureFunctionHandlers
{
    private const string Isolated = "Microsoft.Azure.Functions.Worker.FunctionAttribute";
    private const string InProcess = "Microsoft.Azure.WebJobs.FunctionNameAttribute";
    private const string Middleware = "Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware";

    // A generator writes the function that builds such a class and calls it (Microsoft.DurableTask.Generators).
    private static readonly string[] DurableBases = ["Microsoft.DurableTask.TaskActivity`2", "Microsoft.DurableTask.TaskOrchestrator`2"];

    public static void Find(HostScan scan)
    {
        if (scan.Compilation.Knows(Isolated) || scan.Compilation.Knows(InProcess)) FindMarked(scan);
        FindDurableClasses(scan);
        FindEntities(scan);
        FindMiddleware(scan);
    }

    private static void FindMarked(HostScan scan)
    {
        foreach (var (_, method) in scan.MethodsMentioning("Function", "FunctionAttribute", "FunctionName", "FunctionNameAttribute"))
        {
            if (method.HasAttribute(Isolated) || method.HasAttribute(InProcess)) scan.Add(EntryPoint.OfMethod(ServerlessHost.AzureFunctions, method));
        }
    }

    private static void FindDurableClasses(HostScan scan)
    {
        foreach (var type in scan.TypesWithBase("TaskActivity", "TaskOrchestrator"))
        {
            if (!DurableBases.Any(type.IsOrExtends) || type.GetMembers("RunAsync").OfType<IMethodSymbol>().FirstOrDefault(method => method.IsOverride) is not { } run) continue;
            foreach (var owner in scan.BuildableOwners(type)) scan.Add(EntryPoint.OfMethod(ServerlessHost.AzureFunctions, run, owner));
        }
    }

    // dispatcher.DispatchAsync<Counter>(): the operations of an entity are the public methods of its class.
    private static void FindEntities(HostScan scan)
    {
        foreach (var (_, method, _) in scan.CallsOf(["DispatchAsync"]))
        {
            if (method.TypeArguments is not [INamedTypeSymbol entity] || !IsDurable(method)) continue;
            foreach (var operation in entity.GetMembers().OfType<IMethodSymbol>())
            {
                if (operation is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsImplicitlyDeclared: false } && operation.IsDeclaredIn(scan.Compilation))
                {
                    scan.Add(EntryPoint.OfMethod(ServerlessHost.AzureFunctions, operation, instance: InstanceLifetime.Unknown));
                }
            }
        }
    }

    private static bool IsDurable(IMethodSymbol method) =>
        method.IsInNamespace("Microsoft.Azure.Functions.Worker") || method.IsInNamespace("Microsoft.DurableTask", orBelow: true) || method.IsInNamespace("Microsoft.Azure.WebJobs.Extensions.DurableTask");

    private static void FindMiddleware(HostScan scan)
    {
        foreach (var type in scan.TypesWithBase("IFunctionsWorkerMiddleware"))
        {
            foreach (var contract in type.AllInterfaces.Where(contract => contract.IsNamed(Middleware)))
            {
                if (type.FindImplementationForInterfaceMember(contract.GetMembers("Invoke").First()) is IMethodSymbol invoke && invoke.IsDeclaredIn(scan.Compilation))
                {
                    // UseMiddleware<T>() registers the class as a singleton (azure-functions-dotnet-worker#592, #811).
                    scan.Add(EntryPoint.OfMethod(ServerlessHost.AzureFunctions, invoke, instance: InstanceLifetime.Process));
                }
            }
        }
    }
}
