using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>What becomes of a task?</summary>
internal enum TaskFateKind
{
    /// <summary>It is awaited, waited for, or goes where it can be.</summary>
    Elsewhere,

    /// <summary>Nobody looks at it.</summary>
    Dropped,

    /// <summary>A variable, or a list in a variable, keeps it.</summary>
    Kept,

    /// <summary>The function returns it as it is.</summary>
    Returned,
}

/// <summary>What the expression around a task does with it.</summary>
/// <param name="Kind">The answer.</param>
/// <param name="Variable">The variable that keeps it.</param>
internal sealed record TaskFate(TaskFateKind Kind, ILocalSymbol? Variable = null)
{
    // Written [a, b], and what a 'params' span is filled with; Roslyn 4.5 has no name for it.
    internal const OperationKind CollectionExpression = (OperationKind)127;

    private static readonly TaskFate Elsewhere = new(TaskFateKind.Elsewhere);
    private static readonly TaskFate Dropped = new(TaskFateKind.Dropped);

    /// <summary>Climbs from the task to what takes it.</summary>
    public static TaskFate Of(IOperation task)
    {
        var current = task;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case IExpressionStatementOperation:
                    return Dropped;
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                case IArrayInitializerOperation or IArrayCreationOperation or { Kind: CollectionExpression }:
                case IConditionalOperation { Type: not null } conditional when conditional.Condition != current:
                case IConditionalAccessOperation access when access.WhenNotNull == current:
                    break;
                case IInvocationOperation { Instance: { } instance, TargetMethod.Name: "ConfigureAwait" or "AsTask" or "ContinueWith" or "WaitAsync" } when instance == current:
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call } argument:
                    if (PassesOn(call, argument)) parent = call;
                    else return call is { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var list } } ? new TaskFate(TaskFateKind.Kept, list) : Elsewhere;
                    break;
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return Dropped;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation } assignment when assignment.Value == current:
                    return new TaskFate(TaskFateKind.Kept, local);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } }:
                    return new TaskFate(TaskFateKind.Kept, declared);
                case IReturnOperation { Kind: OperationKind.Return }:
                    return new TaskFate(TaskFateKind.Returned);
                default:
                    return Elsewhere;
            }

            current = parent;
        }

        return Elsewhere;
    }

    private static bool PassesOn(IInvocationOperation call, IArgumentOperation argument) =>
        (call.TargetMethod is { Name: "WhenAll" or "WhenAny", ContainingType.Name: "Task" })
        || (call.TargetMethod is { Name: "Unwrap", IsExtensionMethod: true } && call.Arguments[0] == argument);
}
