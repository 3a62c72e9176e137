using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>Functions of the Google Functions Framework: the <c>HandleAsync</c> of a class that implements one of its interfaces.</summary>
internal static class GoogleFunctionHandlers
{
    private static readonly string[] Interfaces = ["IHttpFunction", "ICloudEventFunction", "ITypedFunction"];

    public static void Find(HostScan scan)
    {
        foreach (var type in scan.TypesWithBase(Interfaces))
        {
            if (type is not { TypeKind: TypeKind.Class }) continue;
            foreach (var contract in type.AllInterfaces)
            {
                if (!Interfaces.Contains(contract.Name) || !contract.IsInNamespace("Google.Cloud.Functions.Framework")) continue;
                foreach (var member in contract.GetMembers().OfType<IMethodSymbol>())
                {
                    if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol handler && handler.Locations.Any(location => location.IsInSource))
                    {
                        scan.Add(EntryPoint.OfMethod(ServerlessHost.GoogleFunctions, handler, owner: type.IsAbstract ? null : type));
                    }
                }
            }
        }
    }
}
