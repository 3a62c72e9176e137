using Lifeguard.CodeFixes.Editing;
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

        var model = (await context.Document.GetSemanticModelAsync(cancel).ConfigureAwait(false))!;
        var site = new FixSite(context.Document, root, await context.Document.GetTextAsync(cancel).ConfigureAwait(false), model, context.Span, Diagnostic: null!);
        if (OwnConnection.In(method, model, cancel) is not { } connection) return;

        var isAtSignature = context.Span.IntersectsWith(TextSpan.FromBounds(method.SpanStart, body.SpanStart));
        if (!isAtSignature && !context.Span.IntersectsWith(connection.Declaration.Span)) return;
        if (HandlerSplit.Plan(site, method, connection, cancel) is not { } plan || !await CompilationProof.HoldsAsync(site, plan, cancel, HandlerSplit.OtherHalfIsMissing).ConfigureAwait(false)) return;
        context.RegisterRefactoring(CodeAction.Create(plan.Title, _ => Task.FromResult(plan.ApplyTo(site)), plan.EquivalenceKey));
    }
}
