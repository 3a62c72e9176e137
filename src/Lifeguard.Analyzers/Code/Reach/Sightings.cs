using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// In which files can code get hold of an object of this type? In those that name the type, one of its bases or interfaces, and in those that name a member which is declared with one of
/// these types and so hands one over (<c>factory.Create().Load()</c>). Without this, a member called <c>Load</c> would have to be looked for at every <c>Load</c> of the project.
/// </summary>
internal sealed class Sightings
{
    private readonly LifeguardModel _model;
    private readonly ConcurrentDictionary<ISymbol, ImmutableHashSet<SyntaxTree>> _files = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, ImmutableHashSet<SyntaxTree>> _filesByName = new(StringComparer.Ordinal);

    public Sightings(LifeguardModel model) => _model = model;

    /// <summary>The files in which members of this type can be called, types derived from it included.</summary>
    public ImmutableHashSet<SyntaxTree> Of(INamedTypeSymbol type, TypeHierarchy hierarchy, CancellationToken cancel)
    {
        if (_files.TryGetValue(type.OriginalDefinition, out var known)) return known;
        var files = ImmutableHashSet.CreateBuilder<SyntaxTree>();
        foreach (var name in hierarchy.NamesReaching(type, cancel)) files.UnionWith(OfName(name, cancel));
        return _files.GetOrAdd(type.OriginalDefinition, files.ToImmutable());
    }

    /// <summary>True when <c>global using static</c> brings the type's static members into every file.</summary>
    public bool IsImportedEverywhere(INamedTypeSymbol type, CancellationToken cancel) => _model.Source.TokensOf(type.Name, cancel)
        .Any(token => token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { GlobalKeyword.RawKind: not 0, StaticKeyword.RawKind: not 0 });

    private ImmutableHashSet<SyntaxTree> OfName(string typeName, CancellationToken cancel)
    {
        if (_filesByName.TryGetValue(typeName, out var known)) return known;
        var files = ImmutableHashSet.CreateBuilder<SyntaxTree>();
        var givers = new HashSet<(string Member, string? Only)>();
        foreach (var token in _model.Source.TokensOf(typeName, cancel))
        {
            files.Add(token.SyntaxTree!);
            if (GiverOf(token) is { } giver) givers.Add(giver);
        }

        foreach (var (member, only) in givers)
        {
            // What is private is seen in the other parts of its type alone.
            files.UnionWith(only is null ? _model.Source.TreesWith(member, cancel) : _model.Source.TreesWith(only, cancel).Where(tree => TreeNames.Of(tree, cancel).Contains(member)));
        }

        return _filesByName.GetOrAdd(typeName, files.ToImmutable());
    }

    // The member whose declaration, body aside, mentions the type; with the name of its type when it is private.
    private static (string Member, string? Only)? GiverOf(SyntaxToken token)
    {
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or BaseListSyntax or AttributeListSyntax or ConstructorInitializerSyntax:
                    return null;
                case ConstructorDeclarationSyntax:
                    return null;                                             // a parameter that takes one gives none
                case MethodDeclarationSyntax method:
                    return Giver(method.Identifier, method.Modifiers, method);
                case PropertyDeclarationSyntax property:
                    return Giver(property.Identifier, property.Modifiers, property);
                case VariableDeclarationSyntax { Parent: FieldDeclarationSyntax field } declaration:
                    return Giver(declaration.Variables[0].Identifier, field.Modifiers, field);
                case DelegateDeclarationSyntax function:
                    return Giver(function.Identifier, function.Modifiers, function);
                case ParameterListSyntax { Parent: RecordDeclarationSyntax record } when token.Parent?.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter:
                    return (parameter.Identifier.ValueText, null);
                case ParameterListSyntax { Parent: TypeDeclarationSyntax type } when token.Parent?.FirstAncestorOrSelf<ParameterSyntax>() is { } captured:
                    return (captured.Identifier.ValueText, type.Identifier.ValueText);
                case MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static (string Member, string? Only) Giver(SyntaxToken name, SyntaxTokenList modifiers, MemberDeclarationSyntax member)
    {
        var isPrivate = member.Parent is not InterfaceDeclarationSyntax
            && !modifiers.Any(SyntaxKind.PublicKeyword) && !modifiers.Any(SyntaxKind.InternalKeyword) && !modifiers.Any(SyntaxKind.ProtectedKeyword);
        return (name.ValueText, isPrivate ? (member.Parent as BaseTypeDeclarationSyntax)?.Identifier.ValueText : null);
    }
}
