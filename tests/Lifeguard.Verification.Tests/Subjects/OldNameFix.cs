using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification.Tests.Subjects;

/// <summary>A well-behaved fix: renames the declaration to 'recent'.</summary>
public sealed class OldNameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["OLD1"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(CodeAction.Create("Call it 'recent'", cancel => RenameAsync(context.Document, context.Span, cancel), "recent"), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> RenameAsync(Document document, Microsoft.CodeAnalysis.Text.TextSpan span, CancellationToken cancel)
    {
        var root = (await document.GetSyntaxRootAsync(cancel))!;
        var token = root.FindToken(span.Start);
        return document.WithSyntaxRoot(root.ReplaceToken(token, SyntaxFactory.Identifier("recent").WithTriviaFrom(token)));
    }
}
