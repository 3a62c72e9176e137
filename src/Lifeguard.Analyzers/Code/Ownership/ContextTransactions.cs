using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>Does EF's context end its transaction itself? It remembers the one that it began.</summary>
internal static class ContextTransactions
{
    private static readonly HashSet<string> Enders = new(StringComparer.Ordinal)
    {
        "CommitTransaction", "CommitTransactionAsync", "RollbackTransaction", "RollbackTransactionAsync", "CurrentTransaction",
    };

    /// <summary>
    /// True where a context's transaction is begun without keeping what is returned, or beside a call that ends it through the context: <c>Database.CommitTransaction()</c>.
    /// </summary>
    public static bool IsEndedByContext(IInvocationOperation call, CancellationToken cancel)
    {
        var owner = call.TargetMethod.ContainingType;
        if (!owner.IsInNamespace("Microsoft.EntityFrameworkCore", orBelow: true) && !owner.IsInNamespace("System.Data.Entity")) return false;
        cancel.ThrowIfCancellationRequested();
        return IsDropped(call.Syntax) || (call.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => Enders.Contains(name.Identifier.ValueText)));
    }

    // await context.Database.BeginTransactionAsync().ConfigureAwait(false);
    private static bool IsDropped(SyntaxNode call)
    {
        var value = call;
        while (value.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax) value = value.Parent;
        return value.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax || (value.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } });
    }
}
