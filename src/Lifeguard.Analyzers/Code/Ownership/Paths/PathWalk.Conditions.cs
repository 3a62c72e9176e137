using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <content>What a condition says on this path, and what its answer teaches.</content>
internal sealed partial class PathWalk
{
    // The condition of a branch: known, asked before, or open.
    private Known Answer(IOperation condition)
    {
        var answer = Evaluate(condition, 0).Known;
        if (answer is Known.True or Known.False) return answer;
        return _variables.OfCondition(condition) is { } asked ? _state.Get(asked).Known : Known.Nothing;
    }

    private Known Ask(IOperation operation, int depth)
    {
        switch (operation)
        {
            case IIsNullOperation isNull:
                return IsNull(Evaluate(isNull.Operand, depth + 1));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Not(Evaluate(not.Operand, depth + 1).Known);
            case IUnaryOperation unary:
                Evaluate(unary.Operand, depth + 1);
                return Known.Nothing;
            case IIsTypeOperation isType:
                var asked = Evaluate(isType.ValueOperand, depth + 1);
                return asked.Known == Known.Null ? (isType.IsNegated ? Known.True : Known.False) : IsSurely(asked, isType.TypeOperand) ? (isType.IsNegated ? Known.False : Known.True) : Known.Nothing;
            case IIsPatternOperation isPattern:
                return Match(isPattern.Pattern, Evaluate(isPattern.Value, depth + 1), isPattern);
            default:
                return AskBinary((IBinaryOperation)operation, depth);
        }
    }

    // a + b + c + …: the compiler nests to the left, and people write hundreds of them.
    private Known AskBinary(IBinaryOperation operation, int depth)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation left = operation;
        while (left is IBinaryOperation { ConstantValue.HasValue: false } binary)
        {
            spine.Push(binary);
            left = binary.LeftOperand;
        }

        var value = Evaluate(left, depth + 1);
        while (spine.Count > 0)
        {
            var binary = spine.Pop();
            if (++_steps > MostSteps) _isLost = true;
            if (_hasEnded || _isLost) return Known.Nothing;
            var right = Evaluate(binary.RightOperand, depth + 1);
            value = new PathValue(Known: Combine(binary, value, right));
        }

        return value.Known;
    }

    private Known Combine(IBinaryOperation binary, PathValue left, PathValue right)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.Equals:
                return Equal(left, right, binary);
            case BinaryOperatorKind.NotEquals:
                return Not(Equal(left, right, binary));
            case BinaryOperatorKind.And when left.Known is Known.Open or Known.Closed && right.Known == Known.Open:                  // (State & Open)
                return left.Known;
            case BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd:
                return left.Known == Known.False || right.Known == Known.False ? Known.False : left.Known == Known.True && right.Known == Known.True ? Known.True : Known.Nothing;
            case BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr:
                return left.Known == Known.True || right.Known == Known.True ? Known.True : left.Known == Known.False && right.Known == Known.False ? Known.False : Known.Nothing;
            default:
                return Known.Nothing;
        }
    }

    private Known Equal(PathValue left, PathValue right, IBinaryOperation binary)
    {
        if (right.Known == Known.Null) return IsNull(left);
        if (left.Known == Known.Null) return IsNull(right);
        if (left.Known is Known.Open or Known.Closed && binary.RightOperand.ConstantValue is { HasValue: true, Value: 0 }) return left.Known == Known.Closed ? Known.True : Known.False;
        var same = Same(left, right);
        if (same != Known.Nothing) return same;
        return Compare(left.Known, right.Known);
    }

    private static Known Compare(Known left, Known right) => (left, right) switch
    {
        (Known.True, Known.True) or (Known.False, Known.False) or (Known.Open, Known.Open) or (Known.Closed, Known.Closed) => Known.True,
        (Known.True, Known.False) or (Known.False, Known.True) or (Known.Open, Known.Closed) or (Known.Closed, Known.Open) => Known.False,
        (Known.Open or Known.Closed, Known.OtherState) or (Known.OtherState, Known.Open or Known.Closed) => Known.False,
        _ => Known.Nothing,
    };

    private Known Match(IPatternOperation pattern, PathValue value, IOperation at)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return Not(Match(negated.Pattern, value, at));
            case IConstantPatternOperation { Value: { } constant }:
                var known = constant.ConstantValue.HasValue ? KnownOf(constant) : Known.Nothing;
                return known == Known.Null ? IsNull(value) : Compare(value.Known, known);
            case IDeclarationPatternOperation declaration:
                if (declaration.DeclaredSymbol is { } declared) StoreLocal(declared, value, at);
                return declaration.MatchesNull || (declaration.MatchedType is { } matched && IsSurely(value, matched)) ? Known.True : value.Known == Known.Null ? Known.False : Known.Nothing;
            case IRecursivePatternOperation recursive:
                if (recursive.DeclaredSymbol is { } named) StoreLocal(named, value, at);
                if (value.Known == Known.Null) return Known.False;
                var matches = recursive.DeconstructionSubpatterns.IsEmpty && IsSurely(value, recursive.MatchedType) ? Known.True : Known.Nothing;
                foreach (var subpattern in recursive.PropertySubpatterns)
                {
                    var part = subpattern.Member is IPropertyReferenceOperation { Property: { } property } && value.All != 0 ? Match(subpattern.Pattern, Property(property, value), at) : Known.Nothing;
                    if (part == Known.False) return Known.False;
                    if (part == Known.Nothing) matches = Known.Nothing;
                }

                return matches;
            case ITypePatternOperation type:
                return IsSurely(value, type.MatchedType) ? Known.True : value.Known == Known.Null ? Known.False : Known.Nothing;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                var (one, other) = (Match(either.LeftPattern, value, at), Match(either.RightPattern, value, at));
                return one == Known.True || other == Known.True ? Known.True : one == Known.False && other == Known.False ? Known.False : Known.Nothing;
            case IBinaryPatternOperation both:
                var (first, second) = (Match(both.LeftPattern, value, at), Match(both.RightPattern, value, at));
                return first == Known.False || second == Known.False ? Known.False : first == Known.True && second == Known.True ? Known.True : Known.Nothing;
            case IDiscardPatternOperation:
                return Known.True;
            default:
                return Known.Nothing;
        }
    }

    /// <summary>Writes down what an answer says about variables, where that is asked again.</summary>
    private void Learn(PathState state, IOperation condition, bool outcome)
    {
        if (_variables.OfCondition(condition) is { } asked) state.Set(asked, new PathValue(Known: outcome ? Known.True : Known.False));
        while (true)
        {
            switch (condition)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    (condition, outcome) = (not.Operand, !outcome);
                    continue;
                case IConversionOperation conversion:
                    condition = conversion.Operand;
                    continue;
                case IIsNullOperation isNull:
                    Learn(state, isNull.Operand, outcome ? Known.Null : Known.NotNull);
                    return;
                case IIsTypeOperation { IsNegated: false } isType when outcome:
                    Learn(state, isType.ValueOperand, Known.NotNull);
                    return;
                case IIsPatternOperation isPattern:
                    if (LearnsNull(isPattern.Pattern) is { } isNullWhen) Learn(state, isPattern.Value, isNullWhen == outcome ? Known.Null : Known.NotNull);
                    return;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality:
                    var isEqual = (equality.OperatorKind == BinaryOperatorKind.Equals) == outcome;
                    LearnEquality(state, equality.LeftOperand, equality.RightOperand, isEqual);
                    LearnEquality(state, equality.RightOperand, equality.LeftOperand, isEqual);
                    return;
                case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation when condition.Type?.SpecialType == SpecialType.System_Boolean:
                    Learn(state, condition, outcome ? Known.True : Known.False);
                    return;
                default:
                    return;
            }
        }
    }

    private void LearnEquality(PathState state, IOperation variable, IOperation constant, bool isEqual)
    {
        if (!constant.ConstantValue.HasValue) return;
        switch (KnownOf(constant))
        {
            case Known.Null:
                Learn(state, variable, isEqual ? Known.Null : Known.NotNull);
                break;
            case Known.True:
                Learn(state, variable, isEqual ? Known.True : Known.False);
                break;
            case Known.False:
                Learn(state, variable, isEqual ? Known.False : Known.True);
                break;
        }
    }

    private void Learn(PathState state, IOperation operation, Known known)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion) operation = conversion.Operand;
        if (_variables.Of(operation) is not { } variable) return;
        if (operation is IFlowCaptureReferenceOperation capture && _variables.PlaceOf(capture.Id) is { } place and (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation)) Learn(state, place, known);
        var value = state.Get(variable);
        if (value.Held == 0 && (_variables.IsTestedAgain(variable) || operation is IFlowCaptureReferenceOperation)) state.Set(variable, value with { Known = known });
    }

    // True: the pattern matches null only; false: everything but null; null: neither.
    private static bool? LearnsNull(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => !LearnsNull(negated.Pattern),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => true,
        IRecursivePatternOperation recursive when recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.IsEmpty && SymbolEqualityComparer.Default.Equals(recursive.MatchedType, recursive.InputType) => false,
        _ => null,
    };

    // Nobody else has what was made here and has not been handed on.
    private Known Same(PathValue left, PathValue right) =>
        IsOnlyHere(left.Held) != IsOnlyHere(right.Held) && (left.Held & right.All) == 0 && (right.Held & left.All) == 0 ? Known.False : Known.Nothing;

    private bool IsOnlyHere(ulong held) => held != 0 && (held & _state.Live) != 0;

    private Known IsNull(PathValue value) =>
        value.Known == Known.Null ? Known.True : value.Known == Known.NotNull || (value.Held != 0 && ((value.Held & _state.Live) != 0 || HasClosed(value.Held))) ? Known.False : Known.Nothing;

    // What was obtained is of its static type; what else it may be nobody knows here.
    private bool IsSurely(PathValue value, ITypeSymbol type)
    {
        if (value.Held == 0) return false;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((value.Held >> index & 1) == 0) continue;
            var own = _acquisitions[index].Type;
            if (!SymbolEqualityComparer.Default.Equals(own, type) && !own.AllInterfaces.Contains(type, SymbolEqualityComparer.Default) && !Extends(own, type)) return false;
        }

        return true;
    }

    private static bool Extends(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor)) return true;
        }

        return false;
    }

    private static Known Not(Known known) => known switch
    {
        Known.True => Known.False,
        Known.False => Known.True,
        _ => Known.Nothing,
    };

    private static Known KnownOf(IOperation constant) => constant.ConstantValue.Value switch
    {
        null => Known.Null,
        true => Known.True,
        false => Known.False,
        0 when constant.Type is { Name: "ConnectionState" } => Known.Closed,
        1 when constant.Type is { Name: "ConnectionState" } => Known.Open,
        int when constant.Type is { Name: "ConnectionState" } => Known.OtherState,
        _ => Known.Nothing,
    };
}
