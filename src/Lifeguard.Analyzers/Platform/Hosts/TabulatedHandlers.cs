using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>Hosts that a table is enough for: a context parameter, a base type, or a template's fixed name.</summary>
internal static class TabulatedHandlers
{
    private static readonly (ServerlessHost Host, string Type)[] Contexts =
    [
        (ServerlessHost.Alibaba, "Aliyun.Serverless.Core.IFcContext"),
        (ServerlessHost.Huawei, "HC.Serverless.Function.Common.IFunctionContext"),
        (ServerlessHost.Huawei, "OpenTelekomCloud.Serverless.Function.Common.IFunctionContext"),
    ];

    private const string AlibabaHttpEntry = "Aliyun.Serverless.Core.Http.FcHttpEntrypoint";

    public static void Find(HostScan scan)
    {
        foreach (var (host, context) in Contexts)
        {
            if (!scan.Compilation.Knows(context)) continue;
            foreach (var (_, method) in scan.MethodsMentioning(context.Substring(context.LastIndexOf('.') + 1)))
            {
                if (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsAbstract: false }
                    && method.Parameters.Length is 1 or 2 && method.Parameters[method.Parameters.Length - 1].Type.IsNamed(context))
                {
                    scan.Add(EntryPoint.OfMethod(host, method, tentative: true));
                }
            }
        }

        if (scan.Compilation.Knows(AlibabaHttpEntry))
        {
            foreach (var type in scan.TypesWithBase("FcHttpEntrypoint"))
            {
                if (type.IsOrDerivesFrom(AlibabaHttpEntry) && type.GetMembers("HandleRequest").OfType<IMethodSymbol>().FirstOrDefault() is { } handler)
                {
                    scan.Add(EntryPoint.OfMethod(ServerlessHost.Alibaba, handler));
                }
            }
        }

        // openfaas/templates, csharp: class Function.FunctionHandler with a method Handle; the template's own project news it up.
        foreach (var (_, method) in scan.MethodsMentioning("Handle", "HandleAsync"))
        {
            if (method is { Name: "Handle" or "HandleAsync", DeclaredAccessibility: Accessibility.Public } && method.ContainingType.IsNamed("Function.FunctionHandler"))
            {
                scan.Add(EntryPoint.OfMethod(ServerlessHost.OpenFaas, method, tentative: true));
            }
        }
    }
}
