using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes;

/// <summary>A diagnostic and the document it is in, as that document is now: within Fix All, after the fixes before it.</summary>
internal sealed record FixSite(Document Document, SyntaxNode Root, SourceText Text, SemanticModel Model, TextSpan Span, Diagnostic Diagnostic)
{
    /// <summary>The innermost node that the diagnostic marks.</summary>
    public SyntaxNode Node => Root.FindNode(Span, getInnermostNodeForTie: true);

    /// <summary>How the analyzer says the creation can be hoisted, one of <see cref="HoistKinds"/>; null when it cannot.</summary>
    public string? Hoist => Property(DiagnosticKeys.Hoist);

    /// <summary>What the analyzer says under <paramref name="key"/>.</summary>
    public string? Property(string key) => Diagnostic.Properties.TryGetValue(key, out var value) ? value : null;

    /// <summary>The site of a diagnostic whose span may have moved to <paramref name="span"/> since it was reported.</summary>
    public static async Task<FixSite> OfAsync(Document document, Diagnostic diagnostic, TextSpan span, CancellationToken cancel)
    {
        var root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancel).ConfigureAwait(false);
        return new FixSite(document, root!, text, model!, span, diagnostic);
    }
}
