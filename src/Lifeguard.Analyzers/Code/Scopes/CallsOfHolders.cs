using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>Which calls are made in members that obtain something themselves? Nothing can be held in the others, and they are most: their paths are never walked.</summary>
internal static class CallsOfHolders
{
    /// <summary>Has the calls of each such member looked at, when the member has been seen as a whole.</summary>
    /// <param name="context">Where a rule registers.</param>
    /// <param name="model">The compilation's model.</param>
    /// <param name="isCandidate">Is this call worth a look? Asked of every call of the compilation: cheap.</param>
    /// <param name="analyze">Looks at a candidate and reports.</param>
    public static void Register(
        CompilationStartAnalysisContext context, LifeguardModel model, Func<IInvocationOperation, bool> isCandidate, Action<IInvocationOperation, Action<Diagnostic>, CancellationToken> analyze)
    {
        var ownership = Ownership.Ownership.For(model);
        context.RegisterOperationBlockStartAction(member =>
        {
            var gate = new object();
            var calls = new List<IInvocationOperation>();
            var obtains = false;
            member.RegisterOperationAction(
                seen =>
                {
                    if (!obtains && ownership.AcquiredAt(seen.Operation, seen.CancellationToken) is not null) obtains = true;
                    if (seen.Operation is not IInvocationOperation call || !isCandidate(call)) return;
                    lock (gate) calls.Add(call);
                },
                OperationKind.ObjectCreation, OperationKind.Invocation, OperationKind.PropertyReference);
            member.RegisterOperationBlockEndAction(end =>
            {
                if (!obtains) return;
                foreach (var call in calls) analyze(call, end.ReportDiagnostic, end.CancellationToken);
            });
        });
    }
}
