using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Scopes;

/// <summary>Does the code wait, where it makes a call, until the call is done?</summary>
internal static class AwaitedCall
{
    /// <summary>True for a call that yields no task, and for one whose task is awaited or waited for in the same expression, also through <c>Task.WhenAll</c>.</summary>
    public static bool Is(IInvocationOperation call)
    {
        if (!UnfinishedWork.IsTask(call.Type) && call.Type is not INamedTypeSymbol { Name: "AsyncUnaryCall" }) return true;
        IOperation current = call;
        while (current.Parent is { } parent)
        {
            switch (parent)
            {
                case IAwaitOperation:
                case IPropertyReferenceOperation { Property.Name: "Result" } result when result.Instance == current:
                    return true;
                case IInvocationOperation { TargetMethod.Name: "Wait" or "GetResult" } waiting when waiting.Instance == current:
                    return true;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter" or "ContinueWith" } unwrapping when unwrapping.Instance == current:
                case IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or { Kind: TaskFate.CollectionExpression }:
                case IConditionalAccessOperation access when access.WhenNotNull == current:
                    current = parent;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "WhenAll" or "WaitAll", ContainingType.Name: "Task" } } all }:
                    if (all.TargetMethod.Name == "WaitAll") return true;
                    current = all;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }
}
