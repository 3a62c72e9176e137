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
                    if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol handler && handler.IsDeclaredIn(scan.Compilation)) AddFor(scan, type, handler);
                }
            }
        }
    }

    // An abstract class implements for those below it; one of them may override what it implements.
    private static void AddFor(HostScan scan, INamedTypeSymbol type, IMethodSymbol handler)
    {
        foreach (var owner in scan.BuildableOwners(type))
        {
            var overriding = owner.SelfAndBaseTypes().SelectMany(declaring => declaring.GetMembers(handler.Name)).OfType<IMethodSymbol>()
                .FirstOrDefault(method => SymbolEqualityComparer.Default.Equals(method.OverriddenMethod?.OriginalDefinition, handler.OriginalDefinition));
            scan.Add(EntryPoint.OfMethod(ServerlessHost.GoogleFunctions, overriding ?? handler, owner));
        }
    }
}
