using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Which data source of Npgsql can this code name? Only where there is exactly one is it certain that it is the one that is meant.</summary>
internal static class ReachableDataSource
{
    /// <summary>The text that reads it, and whether it may be null; null where there is none, more than one, or Npgsql is too old to clear it.</summary>
    public static (string Access, bool MayBeNull)? Of(ExpressionSyntax place, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        var position = place.SpanStart;
        var near = site.Model.LookupSymbols(position).Where(symbol => IsClearable(symbol, cancel) && IsUsableAt(symbol, place, site.Model, cancel)).ToList();
        if (near.Count > 0) return near.Count == 1 ? (near[0].Name, MayBeNull(near[0])) : null;

        var far = TypesOf(site.Model.Compilation.Assembly.GlobalNamespace)
            .SelectMany(type => type.GetMembers())
            .Where(member => member.IsStatic && IsClearable(member, cancel) && site.Model.IsAccessible(position, member))
            .Take(2)
            .ToList();
        return far.Count == 1 ? ($"{new TypeNames(site, edits, position).Of(far[0].ContainingType)}.{far[0].Name}", MayBeNull(far[0])) : null;
    }

    // Clear() is public from Npgsql 9 on.
    private static bool IsClearable(ISymbol symbol, CancellationToken cancel)
    {
        if (symbol.IsImplicitlyDeclared || symbol is IPropertySymbol { GetMethod: null } or IPropertySymbol { IsIndexer: true } || BuildsAnew(symbol, cancel)) return false;
        for (var type = TypeOf(symbol); type is not null; type = type.BaseType)
        {
            if (type.Name == "NpgsqlDataSource" && type.ContainingNamespace.ToDisplayString() == "Npgsql")
            {
                return type.GetMembers("Clear").Any(member => member is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: true });
            }
        }

        return false;
    }

    // A property that makes another one at every use: clearing that one clears nothing.
    private static bool BuildsAnew(ISymbol symbol, CancellationToken cancel) =>
        symbol is IPropertySymbol { DeclaringSyntaxReferences: [var reference] }
        && reference.GetSyntax(cancel) is PropertyDeclarationSyntax { ExpressionBody.Expression: InvocationExpressionSyntax };

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    // The type of a 'var' counts as nullable whatever it holds.
    private static bool MayBeNull(ISymbol symbol) =>
        TypeOf(symbol)!.NullableAnnotation == NullableAnnotation.Annotated
        && !(symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax().Parent is VariableDeclarationSyntax { Type.IsVar: true });

    // The compiler finds locals before they are declared, and those of the top-level statements in every class of the program; used there, they are errors.
    private static bool IsUsableAt(ISymbol symbol, ExpressionSyntax place, SemanticModel model, CancellationToken cancel)
    {
        if (symbol is not ILocalSymbol) return true;
        if (symbol.Locations.Any(location => location.SourceTree != place.SyntaxTree || location.SourceSpan.Start > place.SpanStart)) return false;
        for (var around = model.GetEnclosingSymbol(place.SpanStart, cancel); around is IMethodSymbol; around = around.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around, symbol.ContainingSymbol)) return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol root)
    {
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            if (current is INamedTypeSymbol type) yield return type;
            foreach (var inner in current.GetMembers().OfType<INamespaceOrTypeSymbol>()) pending.Push(inner);
        }
    }
}
