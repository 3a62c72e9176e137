using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>Makes code mean the lookalikes instead of the libraries' types: in its <c>using</c> directives and its qualified names. Nothing else changes.</summary>
internal sealed class LookalikeNames(SemanticModel model, LibraryUse use, CancellationToken cancel)
{
    public SourceText In(SyntaxTree tree)
    {
        var changes = tree.GetRoot(cancel).DescendantNodes().Select(Change).OfType<TextChange>();
        return tree.GetText(cancel).WithChanges(changes);
    }

    private TextChange? Change(SyntaxNode node) => node switch
    {
        UsingDirectiveSyntax { Alias: null, Name: { } name } directive when model.GetSymbolInfo(name, cancel).Symbol is INamespaceSymbol space => Directive(directive, space),
        QualifiedNameSyntax qualified => Qualifier(qualified, qualified.Left),
        MemberAccessExpressionSyntax access => Qualifier(access, access.Expression),
        _ => null,
    };

    // A namespace that others declare, too, stays in sight.
    private TextChange? Directive(UsingDirectiveSyntax directive, INamespaceSymbol space)
    {
        var types = space.GetTypeMembers();
        if (!types.Any(use.MembersByType.ContainsKey)) return null;

        var lookalike = $"{LookalikeSource.Root}.{space.ToDisplayString()}";
        var isShared = types.Any(type => !use.IsLibraryType(type));
        return isShared
            ? new TextChange(new TextSpan(directive.Span.End, 0), $" using {lookalike};")
            : new TextChange(directive.Name!.Span, lookalike);
    }

    private TextChange? Qualifier(SyntaxNode whole, SyntaxNode left) =>
        model.GetSymbolInfo(whole, cancel).Symbol is INamedTypeSymbol type && use.IsLibraryType(type) && model.GetSymbolInfo(left, cancel).Symbol is INamespaceSymbol
            ? new TextChange(left.Span, $"global::{LookalikeSource.NamespaceOf(type)}")
            : null;
}
