using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Contexts;

/// <summary>Something in options code that makes a pool each time the code runs, by itself or in a method of the source that it calls.</summary>
/// <param name="At">The creation, or the call that leads to it.</param>
/// <param name="Called">What <paramref name="At"/> calls or reads.</param>
/// <param name="Inner">The creation, where it is in another method; null where it is <paramref name="At"/> itself.</param>
internal sealed record RepeatedCreation(ExpressionSyntax At, ISymbol Called, SyntaxNode? Inner)
{
    // Methods looked into below one piece of options code; a helper of a helper of a helper is rare.
    private const int MaxCallees = 16;

    /// <summary>All of them, in source order.</summary>
    /// <param name="code">The body or declaration. Lambdas inside are left out: what calls them, and when, is not to be seen.</param>
    /// <param name="creates">What counts as a creation.</param>
    /// <param name="model">The model of the compilation.</param>
    /// <param name="cancel">Cancels the question.</param>
    public static IEnumerable<RepeatedCreation> In(SyntaxNode code, Func<IMethodSymbol, bool> creates, LifeguardModel model, CancellationToken cancel)
    {
        foreach (var (expression, called) in Calls(code, model, cancel))
        {
            if (IsKept(expression, model, cancel)) continue;
            if (called is IMethodSymbol method && creates(method)) yield return new RepeatedCreation(expression, called, null);
            else if (CreationBelow(called, creates, model, cancel) is { } inner) yield return new RepeatedCreation(expression, called, inner);
        }
    }

    // Breadth first over the bodies of what is called.
    private static SyntaxNode? CreationBelow(ISymbol called, Func<IMethodSymbol, bool> creates, LifeguardModel model, CancellationToken cancel)
    {
        var pending = new Queue<ISymbol>();
        pending.Enqueue(called);
        var seen = new HashSet<SyntaxNode>();
        while (pending.Count > 0 && seen.Count < MaxCallees)
        {
            if (BodyOf(pending.Dequeue(), model.Compilation, cancel) is not { } body || !seen.Add(body)) continue;
            foreach (var (expression, next) in Calls(body, model, cancel))
            {
                if (IsKept(expression, model, cancel)) continue;
                if (next is IMethodSymbol method && creates(method)) return expression;
                pending.Enqueue(next);
            }
        }

        return null;
    }

    // Which body of a virtual member runs is not to be seen.
    private static SyntaxNode? BodyOf(ISymbol called, Compilation compilation, CancellationToken cancel)
    {
        if (called is { IsVirtual: true } or { IsAbstract: true } or { IsOverride: true, IsSealed: false } || called.DeclarationsIn(compilation) is not [var reference]) return null;
        return reference.GetSyntax(cancel) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            PropertyDeclarationSyntax { AccessorList: { } accessors } =>
                accessors.Accessors.FirstOrDefault(accessor =>
                    accessor.IsKind(SyntaxKind.GetAccessorDeclaration) && (accessor.Body ?? (SyntaxNode?)accessor.ExpressionBody) is not null),
            BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax => reference.GetSyntax(cancel),
            _ => null,
        };
    }

    private static IEnumerable<(ExpressionSyntax Expression, ISymbol Called)> Calls(SyntaxNode code, LifeguardModel model, CancellationToken cancel)
    {
        var semantics = model.Models.Of(code);
        foreach (var node in code.DescendantNodesAndSelf(inner => inner == code || inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            cancel.ThrowIfCancellationRequested();
            switch (node)
            {
                case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax when semantics.GetSymbolInfo(node, cancel).Symbol is IMethodSymbol method:
                    yield return ((ExpressionSyntax)node, method.ReducedFrom ?? method);
                    break;
                case IdentifierNameSyntax name when !IsCalled(name)
                    && semantics.GetSymbolInfo(name, cancel).Symbol is IPropertySymbol property && !property.DeclarationsIn(model.Compilation).IsEmpty:
                    yield return (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name, property);
                    break;
            }
        }
    }

    private static bool IsCalled(IdentifierNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name).Parent is InvocationExpressionSyntax;

    // A context forgets its fields with itself.
    private static bool IsKept(ExpressionSyntax expression, LifeguardModel model, CancellationToken cancel)
    {
        SyntaxNode asked = expression is InvocationExpressionSyntax { Expression: var called }
            ? called as SimpleNameSyntax ?? (SyntaxNode?)(called as MemberAccessExpressionSyntax)?.Name ?? expression
            : expression;
        return KeptForReuse.Is(asked, model.Models.Of(expression), type => type.IsOrExtends(DatabaseProviders.DbContext), cancel);
    }
}
