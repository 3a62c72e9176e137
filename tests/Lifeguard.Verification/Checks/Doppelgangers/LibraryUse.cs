using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Verification;

/// <summary>Which types and members of some libraries does this code use, and what do those mention in turn?</summary>
internal sealed class LibraryUse
{
    private readonly ImmutableHashSet<IAssemblySymbol> _libraries;
    private readonly Dictionary<INamedTypeSymbol, HashSet<ISymbol>> _membersByType = new(SymbolEqualityComparer.Default);
    private readonly Queue<ITypeSymbol> _mentioned = new();

    private LibraryUse(ImmutableHashSet<IAssemblySymbol> libraries) => _libraries = libraries;

    /// <summary>The used types, as declared, each with the members to be declared on it. Inherited members of other assemblies count as the type's own.</summary>
    public IReadOnlyDictionary<INamedTypeSymbol, HashSet<ISymbol>> MembersByType => _membersByType;

    public static LibraryUse In(Compilation compilation, ImmutableArray<Library> libraries, CancellationToken cancel)
    {
        var assemblies = libraries.SelectMany(library => library.References)
            .Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>()
            .ToImmutableHashSet<IAssemblySymbol>(SymbolEqualityComparer.Default);
        var use = new LibraryUse(assemblies);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot(cancel).DescendantNodes()) use.AddUsesOf(node, model, cancel);
        }

        use.Close();
        return use;
    }

    public bool IsLibraryType(ITypeSymbol? type) => type is INamedTypeSymbol { ContainingAssembly: { } assembly } && _libraries.Contains(assembly);

    private void AddUsesOf(SyntaxNode node, SemanticModel model, CancellationToken cancel)
    {
        switch (node)
        {
            case MemberAccessExpressionSyntax access:
                AddInherited(model.GetTypeInfo(access.Expression, cancel).Type, model.GetSymbolInfo(access, cancel).Symbol);
                break;
            case SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax or AttributeSyntax or ElementAccessExpressionSyntax:
                Add(model.GetSymbolInfo(node, cancel).Symbol);
                break;
            case MemberDeclarationSyntax declaration when model.GetDeclaredSymbol(declaration, cancel) is IMethodSymbol { OverriddenMethod: { } overridden }:
                Add(overridden);
                break;
        }

        // The type behind 'var', a target-typed 'new' or an awaited call.
        if (node is ExpressionSyntax expression && model.GetTypeInfo(expression, cancel).Type is { } type) Mention(type);
    }

    private void Add(ISymbol? symbol)
    {
        switch (symbol)
        {
            case ITypeSymbol type:
                Mention(type);
                break;
            case IMethodSymbol { ReducedFrom: { } extension }:
                Add(extension);
                break;
            case { ContainingType: { } type } when IsLibraryType(type):
                AddMember(type.OriginalDefinition, symbol.OriginalDefinition);
                break;
        }
    }

    // 'connection.OpenAsync()' is declared by a base class of another assembly, which the lookalike does not have.
    private void AddInherited(ITypeSymbol? receiver, ISymbol? member)
    {
        if (receiver is not INamedTypeSymbol type || !IsLibraryType(type) || member is not { ContainingType: { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } declaring }) return;
        if (!IsLibraryType(declaring) && member is not IMethodSymbol { ReducedFrom: not null }) AddMember(type.OriginalDefinition, member.OriginalDefinition);
    }

    private void AddMember(INamedTypeSymbol type, ISymbol member)
    {
        if (!Members(type).Add(member)) return;

        switch (member)
        {
            case IMethodSymbol method:
                if (method.AssociatedSymbol is { } owner) AddMember(type, owner);
                MentionAll([method.ReturnType, .. method.Parameters.Select(parameter => parameter.Type)]);
                break;
            case IPropertySymbol property:
                MentionAll([property.Type, .. property.Parameters.Select(parameter => parameter.Type)]);
                break;
            case IEventSymbol @event:
                Mention(@event.Type);
                break;
            case IFieldSymbol field:
                Mention(field.Type);
                break;
        }
    }

    private void MentionAll(IEnumerable<ITypeSymbol> types)
    {
        foreach (var type in types) Mention(type);
    }

    private void Mention(ITypeSymbol type) => _mentioned.Enqueue(type);

    private void Close()
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        while (_mentioned.TryDequeue(out var type))
        {
            if (!seen.Add(type)) continue;

            switch (type)
            {
                case IArrayTypeSymbol array:
                    Mention(array.ElementType);
                    break;
                case INamedTypeSymbol named:
                    MentionAll(named.TypeArguments);
                    if (IsLibraryType(named)) AddType(named.OriginalDefinition);
                    break;
            }
        }
    }

    private void AddType(INamedTypeSymbol type)
    {
        Members(type);
        if (type.ContainingType is { } outer) Mention(outer);
        if (type.BaseType is { } baseType) Mention(baseType);
        if (type.DelegateInvokeMethod is { } invoke) MentionAll([invoke.ReturnType, .. invoke.Parameters.Select(parameter => parameter.Type)]);

        // Whoever implements an interface or derives from an abstract class needs all that is to be implemented.
        foreach (var member in type.GetMembers().Where(member => member.IsAbstract && member is IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary, IsAbstract: true }))
        {
            AddMember(type, member);
        }
    }

    private HashSet<ISymbol> Members(INamedTypeSymbol type) =>
        _membersByType.TryGetValue(type, out var members) ? members : _membersByType[type] = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
}
