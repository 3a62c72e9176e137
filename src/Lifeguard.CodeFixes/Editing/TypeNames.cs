using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>How is a type named at this place? By its short name, with a using directive added where the file lacks one.</summary>
internal sealed class TypeNames(FixSite site, SourceEdits edits, int position)
{
    /// <summary>The text that names <paramref name="type"/>.</summary>
    public string Of(ITypeSymbol type)
    {
        var plain = type.WithNullableAnnotation(NullableAnnotation.None);
        var minimal = plain.ToMinimalDisplayString(site.Model, position);
        if (minimal == plain.Name
            || plain.ContainingNamespace is not { IsGlobalNamespace: false } containing
            || plain.ContainingType is not null
            || !minimal.Contains('.'))
        {
            return minimal;
        }

        return Of(containing.ToDisplayString(), plain.Name, arity: 0, otherwise: minimal);
    }

    /// <summary>
    /// The short name of a type given by namespace and name, imported if necessary; the full name if the short one means something else here.
    /// </summary>
    public string Of(string containing, string name, int arity, string? otherwise = null)
    {
        var known = site.Model.LookupNamespacesAndTypes(position, name: name).Where(found => found is not INamedTypeSymbol type || type.Arity == arity).ToList();
        if (known.Any(found => found.ContainingNamespace?.ToDisplayString() == containing)) return name;
        if (known.Count > 0) return otherwise ?? $"{containing}.{name}";

        if (edits.TryImport(containing)) Import(containing);
        return name;
    }

    private void Import(string containing)
    {
        var root = (CompilationUnitSyntax)site.Root;
        var usings = root.Usings.Count > 0
            ? root.Usings
            : root.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(declared => declared.Usings).FirstOrDefault(inside => inside.Count > 0);
        var directive = $"using {containing};";
        if (usings.Count == 0)
        {
            edits.Insert(FirstLine(root), directive + edits.NewLine + edits.NewLine);
            return;
        }

        var indentation = SourceStyle.IndentationAt(site.Text, usings[0].SpanStart);
        var plain = usings.Where(IsPlain).ToList();
        var next = plain.FirstOrDefault(other => Compare(containing, other.Name?.ToString() ?? "") < 0);
        if (next is null) edits.Insert((plain.LastOrDefault() ?? usings.Last()).Span.End, edits.NewLine + indentation + directive);
        else edits.Insert(next.SpanStart, directive + edits.NewLine + indentation);
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    /// <summary>Below the header comment of the file, above what its first declaration is documented with.</summary>
    private static int FirstLine(CompilationUnitSyntax root)
    {
        var first = root.GetFirstToken(includeZeroWidth: true);
        return first.Parent is BaseNamespaceDeclarationSyntax ? first.SpanStart : root.FullSpan.Start;
    }

    private static int Compare(string left, string right)
    {
        var (leftFirst, rightFirst) = (IsSystem(left), IsSystem(right));
        return leftFirst == rightFirst ? string.Compare(left, right, StringComparison.OrdinalIgnoreCase) : leftFirst ? -1 : 1;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
