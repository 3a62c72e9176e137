using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>A method of the source that a call runs and waits for, with the way there.</summary>
/// <param name="Body">Its code.</param>
/// <param name="Method">The method.</param>
/// <param name="Way">The methods from the call to this one, as messages name them.</param>
/// <param name="IsOnSelf">True where it runs on the object of the code that makes the call.</param>
internal sealed record CallBelow(SyntaxNode Body, IMethodSymbol Method, ImmutableArray<string> Way, bool IsOnSelf);

/// <summary>Which code of the compilation runs while a call lasts? Breadth first, a few methods far, and only where one method alone can be meant.</summary>
internal static class CallsBelow
{
    private const int Budget = 24;
    private const int MaxDepth = 3;

    /// <summary>The methods that run for sure or maybe while the call lasts, the called one first.</summary>
    public static IEnumerable<CallBelow> Of(IInvocationOperation call, LifeguardModel model, CancellationToken cancel)
    {
        var pending = new Queue<CallBelow>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Enter(call, ImmutableArray<string>.Empty, isOnSelf: true);
        while (pending.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var current = pending.Dequeue();
            yield return current;
            if (current.Way.Length >= MaxDepth) continue;
            foreach (var inner in Calls(current.Body, model, cancel)) Enter(inner, current.Way, current.IsOnSelf);
        }

        void Enter(IInvocationOperation entered, ImmutableArray<string> way, bool isOnSelf)
        {
            if (seen.Count >= Budget || !AwaitedCall.Is(entered) || Ownership.Ownership.For(model).Dispatch.TargetsOf(entered.TargetMethod, cancel) is not [var target]) return;
            if (!seen.Add(target) || FunctionSyntax.BodyOf(target, model.Compilation, cancel) is not { } body || IsIterator(body)) return;
            pending.Enqueue(new CallBelow(body, target, way.Add(target.ShortName()), isOnSelf && entered.Instance is IInstanceReferenceOperation));
        }
    }

    /// <summary>The calls that a method makes itself, not in the functions inside it.</summary>
    public static IEnumerable<IInvocationOperation> Calls(SyntaxNode body, LifeguardModel model, CancellationToken cancel) =>
        FunctionSyntax.OwnNodes(body).OfType<InvocationExpressionSyntax>().Select(call => model.Models.Of(call).GetOperation(call, cancel)).OfType<IInvocationOperation>();

    private static bool IsIterator(SyntaxNode body) => FunctionSyntax.OwnNodes(body).Any(node => node is YieldStatementSyntax);
}
