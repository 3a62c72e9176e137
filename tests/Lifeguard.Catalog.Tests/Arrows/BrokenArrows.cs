using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Catalog.Tests.Arrows;

/// <summary>
/// Which names in these sources belong to a room that the file's own room may not use? Bound, not matched as text: a member counts as much as a using.
/// </summary>
internal static class BrokenArrows
{
    public static IEnumerable<string> In(Compilation compilation) =>
        compilation.SyntaxTrees.SelectMany(tree => In(tree, compilation.GetSemanticModel(tree))).Distinct();

    private static IEnumerable<string> In(SyntaxTree tree, SemanticModel model)
    {
        var root = tree.GetRoot();
        var declared = root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => model.GetDeclaredSymbol(type)).FirstOrDefault();
        if (declared is null || Layer.Of(declared) is not { } from) yield break;

        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is not { } symbol || symbol is INamespaceSymbol || Layer.Of(symbol) is not { } to || to == from) continue;

            var allowed = Layer.All.TryGetValue(from, out var layer) && layer.MayUse.Contains(to);
            if (!allowed) yield return $"{tree.FilePath}: {from} must not use {to} ({symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)})";
        }
    }
}
