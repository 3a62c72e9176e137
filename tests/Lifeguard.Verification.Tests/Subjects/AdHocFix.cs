using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification.Tests.Subjects;

/// <summary>A fix made on the spot, to be good or bad in exactly one way.</summary>
public sealed class AdHocFix(Func<CodeFixContext, Task> register, FixAllProvider? fixAll = null, string id = "OLD1") : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [id];

    /// <summary>Rewrites the text of the file; the span is the diagnostic's.</summary>
    public static AdHocFix OfText(Func<string, TextSpan, string> rewrite, FixAllProvider? fixAll = null) => new(
        context =>
        {
            context.RegisterCodeFix(CodeAction.Create("Rewrite", cancel => RewriteAsync(context, rewrite, cancel), "rewrite"), context.Diagnostics);
            return Task.CompletedTask;
        },
        fixAll);

    /// <summary>Replaces the name by 'recent', and then spoils the text.</summary>
    public static AdHocFix RenamingAnd(Func<string, string> spoil) => OfText((text, span) => spoil(text.Remove(span.Start, span.Length).Insert(span.Start, "recent")));

    public override FixAllProvider? GetFixAllProvider() => fixAll;

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => register(context);

    private static async Task<Document> RewriteAsync(CodeFixContext context, Func<string, TextSpan, string> rewrite, CancellationToken cancel)
    {
        var text = await context.Document.GetTextAsync(cancel);
        return context.Document.WithText(SourceText.From(rewrite(text.ToString(), context.Span), text.Encoding, text.ChecksumAlgorithm));
    }
}
