using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>What the user's settings declare: handler attributes, base types, methods, and a library whose public members a host calls.</summary>
internal static class ConfiguredHandlers
{
    public static void Find(HostScan scan)
    {
        foreach (var attribute in scan.Settings.HandlerAttributes)
        {
            var name = SimpleName(attribute);
            string[] spellings = name.EndsWith("Attribute", StringComparison.Ordinal) ? [name, name.Substring(0, name.Length - "Attribute".Length)] : [name, name + "Attribute"];
            foreach (var (_, method) in scan.MethodsMentioning(spellings))
            {
                if (method.HasAttribute(attribute) || method.HasAttribute(attribute + "Attribute")) scan.Add(EntryPoint.OfMethod(Host(scan), method));
            }
        }

        foreach (var baseType in scan.Settings.HandlerBaseTypes)
        {
            foreach (var type in scan.TypesWithBase(SimpleName(baseType)))
            {
                if (!type.IsOrDerivesFrom(baseType) || type.TypeKind != TypeKind.Class) continue;
                foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(IsPublicAction)) scan.Add(EntryPoint.OfMethod(Host(scan), method));
            }
        }

        foreach (var path in scan.Settings.HandlerMethods)
        {
            var separator = path.LastIndexOf("::", StringComparison.Ordinal) is >= 0 and var colons ? colons : path.LastIndexOf('.');
            if (separator <= 0) continue;
            var typeName = path.Substring(0, separator);
            var methodName = path.Substring(separator).TrimStart(':', '.');
            foreach (var type in scan.Compilation.TypesNamed(typeName))
            {
                foreach (var method in type.GetMembers(methodName).OfType<IMethodSymbol>()) scan.Add(EntryPoint.OfMethod(Host(scan), method));
            }
        }
    }

    /// <summary>In a library without entry points of its own, <c>lifeguard_host</c> makes every public member one.</summary>
    public static void FindPublicMembers(HostScan scan, ServerlessHost host)
    {
        foreach (var tree in scan.Compilation.SyntaxTrees)
        {
            foreach (var declaration in tree.GetRoot(scan.Cancel).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
            {
                if (scan.Models.Of(tree).GetDeclaredSymbol(declaration, scan.Cancel) is not { } type || !IsVisible(type)) continue;
                foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                {
                    if (IsPublicAction(method) || method is { MethodKind: MethodKind.PropertyGet, DeclaredAccessibility: Accessibility.Public, IsAbstract: false, IsImplicitlyDeclared: false })
                    {
                        scan.Add(EntryPoint.OfMethod(host, method, instance: InstanceLifetime.Unknown));
                    }
                }
            }
        }
    }

    private static ServerlessHost Host(HostScan scan) =>
        ServerlessHost.Nameable.FirstOrDefault(host => host.Name == scan.Settings.Host) ?? ServerlessHost.Configured;

    private static bool IsVisible(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public) return false;
        }

        return type.TypeKind is TypeKind.Class or TypeKind.Struct;
    }

    private static bool IsPublicAction(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsAbstract: false };

    private static string SimpleName(string fullName) => fullName.Substring(fullName.LastIndexOfAny(['.', '+']) + 1);
}
