using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>Functions of the isolated worker and of the in-process host, durable ones included: marked by an attribute on the method, or by a trigger on a parameter.</summary>
internal static class AzureFunctionHandlers
{
    private const string Isolated = "Microsoft.Azure.Functions.Worker.FunctionAttribute";
    private const string IsolatedTrigger = "Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute";
    private const string InProcess = "Microsoft.Azure.WebJobs.FunctionNameAttribute";

    public static void Find(HostScan scan)
    {
        if (!scan.Compilation.Knows(Isolated) && !scan.Compilation.Knows(InProcess)) return;
        foreach (var (_, method) in scan.MethodsMentioning("Function", "FunctionAttribute", "FunctionName", "FunctionNameAttribute"))
        {
            if (method.HasAttribute(Isolated) || method.HasAttribute(InProcess) || method.Parameters.Any(parameter => parameter.HasAttribute(IsolatedTrigger)))
            {
                scan.Add(EntryPoint.OfMethod(ServerlessHost.AzureFunctions, method));
            }
        }
    }
}
