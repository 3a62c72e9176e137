using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>On which ways out of its function does a statement run?</summary>
internal enum WayOut
{
    /// <summary>On some.</summary>
    Some,

    /// <summary>On every way without a failure, at least.</summary>
    Every,

    /// <summary>Where something failed, and the failure goes on to the caller.</summary>
    Failure,
}

/// <summary>On which ways out does an operation run? By the statements around it; for the summaries of other functions, where the exact walk would cost too much.</summary>
internal static class WaysOut
{
    public static WayOut Of(IOperation operation)
    {
        var isInFinally = false;
        var isCertain = true;
        IOperation child = operation;
        for (var current = operation.Parent; current is not null; child = current, current = current.Parent)
        {
            switch (current)
            {
                case ICatchClauseOperation { Handler.Operations: var handled }:
                    return handled.Length > 0 && IsThrow(handled[handled.Length - 1]) ? WayOut.Failure : WayOut.Some;
                case ITryOperation attempt:
                    if (attempt.Finally == child) isInFinally = true;
                    break;
                case IConditionalOperation condition when condition.Condition != child && !IsCheckOf(condition.Condition):
                case ILoopOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation:
                    isCertain = false;
                    break;
                case IMethodBodyBaseOperation or ILocalFunctionOperation or IAnonymousFunctionOperation:
                    return isCertain && (isInFinally || !MayReturnBefore(operation, current)) ? WayOut.Every : WayOut.Some;
            }
        }

        return isCertain && (isInFinally || !MayReturnBefore(operation, child)) ? WayOut.Every : WayOut.Some;
    }

    // if (connection != null) · if (connection?.State == ConnectionState.Open) · if (disposing): conditions that are about the object or about how it ends, not about the work.
    private static bool IsCheckOf(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => IsCheckOf(both.LeftOperand) && IsCheckOf(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals or BinaryOperatorKind.Equals } comparison => IsNull(comparison.RightOperand) || IsState(comparison.LeftOperand) || IsState(comparison.RightOperand),
        IIsPatternOperation pattern => pattern.Pattern is INegatedPatternOperation { Pattern: IConstantPatternOperation } or IDeclarationPatternOperation or IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true },
        IIsTypeOperation => true,
        _ => false,
    };

    private static bool IsNull(IOperation operand) =>
        (operand is IConversionOperation conversion ? conversion.Operand : operand).ConstantValue is { HasValue: true, Value: null };

    private static bool IsState(IOperation operand) => operand is IPropertyReferenceOperation { Property.Name: "State" } or IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property.Name: "State" } }
        || (operand is IConversionOperation conversion && IsState(conversion.Operand));

    private static bool MayReturnBefore(IOperation operation, IOperation body) =>
        body.Syntax.DescendantNodes(node => node == body.Syntax || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is ReturnStatementSyntax && node.SpanStart < operation.Syntax.SpanStart && !node.Contains(operation.Syntax));

    private static bool IsThrow(IOperation statement) => statement is IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };
}
