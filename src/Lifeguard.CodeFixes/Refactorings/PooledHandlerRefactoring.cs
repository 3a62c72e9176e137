using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Refactorings;

/// <summary>
/// Makes a handler that opens its own connection a pooled handler: its declaration stays, for the host to call, and its body moves into a core method that has the connection lent.
/// Offered on the signature and where the connection is made; only where the runtime library is referenced.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(PooledHandlerRefactoring))]
public sealed class PooledHandlerRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var cancel = context.CancellationToken;
        var root = await context.Document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Body: { } body } method) return;

        var site = await FixSite.OfAsync(context.Document, diagnostic: null!, context.Span, cancel).ConfigureAwait(false);
        var isAtSignature = context.Span.IntersectsWith(TextSpan.FromBounds(method.SpanStart, body.SpanStart));
        if (await HandlerSplit.PlanAsync(site, method, "Lifeguard:pooled-handler", isToBeDisposed: false, isAtSignature ? null : context.Span, cancel).ConfigureAwait(false) is not { } plan) return;
        context.RegisterRefactoring(CodeAction.Create(plan.Title, _ => Task.FromResult(plan.ApplyTo(site)), plan.EquivalenceKey));
    }
}
