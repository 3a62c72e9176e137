using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>What the user's settings declare: handler attributes, base types, methods, and a library whose public members a host calls.</summary>
internal static class ConfiguredHandlers
{
    public static void Find(HostScan scan)
    {
        foreach (var attribute in scan.Settings.HandlerAttributes) FindMarked(scan, attribute);
        foreach (var baseType in scan.Settings.HandlerBaseTypes) FindDerived(scan, baseType);
        foreach (var path in scan.Settings.HandlerMethods) FindNamed(scan, path);
    }

    // Namespace.Type.Method or Namespace.Type::Method, as in handler strings perhaps with the assembly in front; on the type itself or, where it declares none, on the base type that does.
    private static void FindNamed(HostScan scan, string path)
    {
        var end = path.LastIndexOf("::", StringComparison.Ordinal) is >= 0 and var colons ? colons : path.LastIndexOf('.');
        if (end <= 0) return;
        var typeName = path.Substring(0, end);
        if (typeName.LastIndexOf("::", StringComparison.Ordinal) is >= 0 and var assemblyEnd) typeName = typeName.Substring(assemblyEnd + 2);
        var methodName = path.Substring(end).TrimStart(':', '.');
        foreach (var type in scan.Compilation.TypesNamed(typeName))
        {
            var methods = type.SelfAndBaseTypes().Select(declaring => declaring.GetMembers(methodName).OfType<IMethodSymbol>().Where(method => method.IsDeclaredIn(scan.Compilation)).ToList()).FirstOrDefault(found => found.Count > 0);
            foreach (var method in methods ?? []) scan.Add(EntryPoint.OfMethod(Host(scan), method, owner: type));
        }
    }

    private static void FindMarked(HostScan scan, string attribute)
    {
        const string suffix = "Attribute";
        var full = attribute.EndsWith(suffix, StringComparison.Ordinal) ? attribute : attribute + suffix;
        var simple = SimpleName(full);
        foreach (var token in scan.Source.TokensOf(simple, scan.Cancel).Concat(scan.Source.TokensOf(simple.Substring(0, simple.Length - suffix.Length), scan.Cancel)))
        {
            if (token.Parent?.FirstAncestorOrSelf<AttributeListSyntax>()?.Parent is not { } marked) continue;
            var symbol = scan.Models.Of(marked).GetDeclaredSymbol(marked, scan.Cancel);
            if (symbol is null || !(symbol.HasAttribute(full) || symbol.HasAttribute(attribute))) continue;
            IEnumerable<IMethodSymbol> methods = symbol switch
            {
                IMethodSymbol method => [method],
                INamedTypeSymbol type => type.GetMembers().OfType<IMethodSymbol>().Where(IsPublicAction),
                _ => [],
            };
            foreach (var method in methods) scan.Add(EntryPoint.OfMethod(Host(scan), method));
        }
    }

    private static void FindDerived(HostScan scan, string baseType)
    {
        foreach (var type in scan.TypesWithBase(SimpleName(baseType)).SelectMany(type => new[] { type }.Concat(scan.TypesBelow(type))))
        {
            if (type.TypeKind != TypeKind.Class) continue;
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method is { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsAbstract: false } && Fulfils(method, baseType)) scan.Add(EntryPoint.OfMethod(Host(scan), method));
            }
        }
    }

    private static bool Fulfils(IMethodSymbol method, string baseType)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (overridden.ContainingType.IsNamed(baseType)) return true;
        }

        return method.ContainingType.AllInterfaces.Where(contract => contract.IsNamed(baseType)).SelectMany(contract => contract.GetMembers())
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
    }

    /// <summary>In a library without entry points of its own, <c>lifeguard_host</c> makes every public member one. Where a program has none either, its <c>Main</c> still runs once.</summary>
    public static void FindPublicMembers(HostScan scan, ServerlessHost host)
    {
        var main = scan.Compilation.GetEntryPoint(scan.Cancel);
        foreach (var tree in scan.Compilation.SyntaxTrees)
        {
            foreach (var declaration in tree.GetRoot(scan.Cancel).DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<TypeDeclarationSyntax>())
            {
                if (scan.Models.Of(tree).GetDeclaredSymbol(declaration, scan.Cancel) is not { } type || !IsVisible(type)) continue;
                foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
                {
                    if (SymbolEqualityComparer.Default.Equals(method, main)) continue;
                    if (IsPublicAction(method) || method is { MethodKind: MethodKind.PropertyGet, DeclaredAccessibility: Accessibility.Public, IsAbstract: false, IsImplicitlyDeclared: false })
                    {
                        scan.Add(EntryPoint.OfMethod(host, method, instance: InstanceLifetime.Unknown));
                    }
                }
            }
        }
    }

    private static ServerlessHost Host(HostScan scan) =>
        ServerlessHost.Named(scan.Settings.Host) ?? ServerlessHost.Configured;

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

    private static string SimpleName(string fullName) => fullName.Substring(fullName.LastIndexOfAny(['.', '+']) + 1).Split('`')[0];
}
