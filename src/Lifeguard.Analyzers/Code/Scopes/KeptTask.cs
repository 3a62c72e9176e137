using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>What becomes, in the end, of a task that a variable or a list keeps?</summary>
internal enum KeptTaskKind
{
    /// <summary>It is awaited in time, or not to be told.</summary>
    Settled,

    /// <summary>Nobody looks at the variable again.</summary>
    Forgotten,

    /// <summary>It is looked at only when the scope has ended.</summary>
    TooLate,

    /// <summary>It is returned as it is.</summary>
    Returned,
}

/// <summary>Follows a task through the variables that keep it.</summary>
internal static class KeptTask
{
    private const int Budget = 6;

    /// <summary>The fate of what <paramref name="first"/> keeps, for code that must be done with it inside <paramref name="scope"/>.</summary>
    public static KeptTaskKind Of(ILocalSymbol first, TextSpan scope, SemanticModel model, CancellationToken cancel)
    {
        var pending = new Queue<ILocalSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var (isLate, isReturned) = (false, false);
        pending.Enqueue(first);
        while (pending.Count > 0)
        {
            var local = pending.Dequeue();
            if (!seen.Add(local)) continue;
            if (seen.Count > Budget || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is not { } declaration) return KeptTaskKind.Settled;
            var function = FunctionSyntax.Around(declaration);
            foreach (var name in function.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (name.Identifier.ValueText != local.Name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, local)) continue;
                if (FunctionSyntax.Around(name) != function || model.GetOperation(name, cancel) is not { } mention) return KeptTaskKind.Settled;
                if (IsFilling(mention)) continue;
                if (!scope.Contains(name.Span))
                {
                    isLate = true;
                    continue;
                }

                var fate = TaskFate.Of(mention);
                switch (fate.Kind)
                {
                    case TaskFateKind.Dropped: break;
                    case TaskFateKind.Returned: isReturned = true; break;
                    case TaskFateKind.Kept: pending.Enqueue(fate.Variable!); break;
                    default: return KeptTaskKind.Settled;
                }
            }
        }

        return isReturned ? KeptTaskKind.Returned : isLate ? KeptTaskKind.TooLate : KeptTaskKind.Forgotten;
    }

    // task = …; tasks.Add(…);
    private static bool IsFilling(IOperation mention) => mention.Parent switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target == mention,
        IInvocationOperation { TargetMethod.Name: "Add", Parent: IExpressionStatementOperation } call => call.Instance == mention,
        _ => false,
    };
}
