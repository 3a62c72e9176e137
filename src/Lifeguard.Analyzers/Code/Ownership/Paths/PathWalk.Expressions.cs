using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <content>What expressions do, calls and conditions aside.</content>
internal sealed partial class PathWalk
{
    // Long sums are read without recursion (see Conditions); anything else that is nested deeper was written by a machine.
    private const int DeepestNesting = 120;

    private PathValue Evaluate(IOperation operation, int depth)
    {
        if (++_steps > MostSteps || depth > DeepestNesting)
        {
            _isLost = true;
            return default;
        }

        if (_hasEnded || _isLost) return default;
        if (operation.ConstantValue.HasValue) return new PathValue(Known: KnownOf(operation));
        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation, depth + 1);
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                return _state.Get(_variables.Of(operation)!.Value);
            case IFlowCaptureOperation capture:
                Set(_variables.Of(capture.Id), Evaluate(capture.Value, depth + 1));
                return default;
            case IConversionOperation conversion:
                return Convert(conversion, depth);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand, depth + 1);
            case IDefaultValueOperation:
                return new PathValue(Known: operation.Type is { IsReferenceType: true } ? Known.Null : operation.Type?.SpecialType == SpecialType.System_Boolean ? Known.False : Known.Nothing);
            case IIsNullOperation or IBinaryOperation or IUnaryOperation or IIsPatternOperation or IIsTypeOperation:
                return new PathValue(Known: Ask(operation, depth));
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment, depth);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction, depth);
            case IAssignmentOperation other:                                                   // compound
                Read(other.Target, depth);
                Escape(Evaluate(other.Value, depth + 1).All);
                Blur(other.Target);
                return default;
            case IIncrementOrDecrementOperation increment:
                Blur(increment.Target);
                return default;
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression, depth + 1);
            case IAwaitOperation awaited:
                return Await(awaited, depth);
            case IInvocationOperation call:
                return Call(call, depth);
            case IObjectCreationOperation creation:
                return Create(creation, depth);
            case IPropertyReferenceOperation property:
                return ReadProperty(property, depth);
            case IFieldReferenceOperation or IEventReferenceOperation:
                if (((IMemberReferenceOperation)operation).Instance is { } instance) Evaluate(instance, depth + 1);
                return _variables.Of(operation) is { } field ? _state.Get(field) : default;
            case IArrayElementReferenceOperation element:
                Evaluate(element.ArrayReference, depth + 1);
                foreach (var index in element.Indices) Evaluate(index, depth + 1);
                return default;
            case IFlowAnonymousFunctionOperation lambda:
                foreach (var kept in _nested.KeptBy(lambda.Syntax)) Escape(_state.Get(_variables.Of(kept)).All);
                return default;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference:
                foreach (var (local, _) in _nested.EffectsOf(reference.Method)) Escape(_state.Get(_variables.Of(local)).All);
                return default;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yield:
                if (yield.ReturnedValue is { } yielded) Escape(Evaluate(yielded, depth + 1).All);
                Abandon(_state.Clone(), _block.EnclosingRegion, yield);
                return default;
            case IThrowOperation thrown:
                if (thrown.Exception is { } exception) Evaluate(exception, depth + 1);
                return default;
            case INameOfOperation or ITypeOfOperation or ISizeOfOperation or IInstanceReferenceOperation or IDiscardOperation:
                return default;
            case ICaughtExceptionOperation:
                return new PathValue(Known: Known.NotNull);
            case IInterpolatedStringOperation or IInterpolationOperation or IInterpolatedStringTextOperation:
                foreach (var part in operation.ChildOperations) Evaluate(part, depth + 1);
                return default;
            default:
                foreach (var child in operation.ChildOperations) Escape(Evaluate(child, depth + 1).All);
                return default;
        }
    }

    private PathValue Convert(IConversionOperation conversion, int depth)
    {
        var value = Evaluate(conversion.Operand, depth + 1);
        if (conversion.OperatorMethod is not null)
        {
            Escape(value.All);
            return default;
        }

        return conversion.IsTryCast && value.Held == 0 && value.Known == Known.NotNull ? value with { Known = Known.Nothing } : value;
    }

    private PathValue Await(IAwaitOperation awaited, int depth)
    {
        var value = Evaluate(awaited.Operation, depth + 1);
        if (_hasEnded || _isLost) return default;
        NoteHeld(awaited);
        var rank = Throwing.Of(awaited);
        if (rank == ThrowRank.None) return value;

        // Where what is awaited is the acquisition itself, it has failed when this throws.
        var live = _state.Live & value.Held;
        if (live == 0)
        {
            MayThrow(awaited, rank);
            return value;
        }

        var here = _state;
        _state = here.Clone();
        _state.Forget(live, _variables);
        MayThrow(awaited, rank);
        _state = here;
        return value;
    }

    private PathValue Assign(ISimpleAssignmentOperation assignment, int depth)
    {
        var target = assignment.Target;
        if (target is IFlowCaptureReferenceOperation capture && _variables.PlaceOf(capture.Id) is { } place and not IFlowCaptureOperation) target = place;
        else Read(target, depth);
        var value = Evaluate(assignment.Value, depth + 1);
        if (_hasEnded || _isLost) return default;
        if (assignment.IsRef) Escape(value.All);
        Store(target, value, assignment);
        if (value.Known == Known.Nothing && assignment.Type?.SpecialType == SpecialType.System_Boolean && target is ILocalReferenceOperation { Local: var local } && IsOwn(local)) ForkOn(_variables.Of(local), assignment.Value);
        return value;
    }

    // var owns = given is null: what is remembered of the one is remembered of the other, so there are two paths from here.
    private void ForkOn(int flag, IOperation condition)
    {
        if (!_variables.IsTested(flag) || _fork is not null || !_variables.TeachesSomething(condition)) return;
        _fork = _state.Clone();
        _fork.Set(flag, new PathValue(Known: Known.False));
        Learn(_fork, condition, outcome: false);
        _state.Set(flag, new PathValue(Known: Known.True));
        Learn(_state, condition, outcome: true);
    }

    // The parts of a target that are evaluated before the value.
    private void Read(IOperation target, int depth)
    {
        switch (target)
        {
            case IMemberReferenceOperation { Instance: { } instance } member:
                Evaluate(instance, depth + 1);
                if (member is IPropertyReferenceOperation property)
                {
                    foreach (var argument in property.Arguments) Evaluate(argument.Value, depth + 1);
                }

                break;
            case IArrayElementReferenceOperation:
                Evaluate(target, depth + 1);
                break;
        }
    }

    private void Store(IOperation target, PathValue value, IOperation at)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, value, at);
                break;
            case ILocalReferenceOperation local when IsOwn(local.Local) && !_nested.IsKeptBefore(local.Local, at.Syntax):
                StoreLocal(local.Local, value, at);
                break;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter when IsOwn(parameter.Parameter) && !_nested.IsKeptBefore(parameter.Parameter, at.Syntax):
                StoreLocal(parameter.Parameter, value, at);
                break;
            case IDiscardOperation:
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property when value.All != 0:
                StoreInProperty(property, instance, value);
                break;
            case IMemberReferenceOperation or IArrayElementReferenceOperation:
                Escape(value.All);
                break;
            default:
                Escape(value.All);
                Blur(target);
                break;
        }
    }

    private void StoreLocal(ISymbol local, PathValue value, IOperation at)
    {
        var variable = _variables.Of(local);
        var before = _state.WithSources(_state.Get(variable).All) & _state.Live;
        _everKept |= value.All;
        for (var index = 0; index < _acquisitions.Length && value.Held != 0; index++)
        {
            if ((value.Held >> index & 1) != 0) _findings.Named(index, local.Name);
        }

        Set(variable, value);
        Unask(local, _state);
        var lost = before & ~_state.Reachable & ~value.All;
        for (var index = 0; lost != 0; index++, lost >>= 1)
        {
            if ((lost & 1) != 0) Lose(index, LeakKind.Overwritten, at);
        }
    }

    // command.Connection = connection: the command works on it, and leads to it, but does not own it.
    private void StoreInProperty(IPropertyReferenceOperation property, IOperation instance, PathValue value)
    {
        if (!Throwing.IsDatabaseType(property.Property.ContainingType) || property.Property.IsIndexer || !IsRootedInLocal(instance))
        {
            Escape(value.All);
            return;
        }

        var owner = Peek(instance).Held;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((owner >> index & 1) != 0 && _state[index].IsLive) _state[index].Sources |= value.All & ~(1UL << index);
            else if ((value.Held >> index & 1) != 0 && _state[index].IsLive && _acquisitions[index].Kind == ResourceKind.Command) LetGo(index);       // an adapter's
        }
    }

    private PathValue Deconstruct(IDeconstructionAssignmentOperation deconstruction, int depth)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        var source = deconstruction.Value;
        while (source is IConversionOperation { OperatorMethod: null } conversion) source = conversion.Operand;
        if (target is ITupleOperation left && source is ITupleOperation right && left.Elements.Length == right.Elements.Length)
        {
            foreach (var element in left.Elements) Read(element, depth);
            var values = right.Elements.Select(element => Evaluate(element, depth + 1)).ToList();
            if (_hasEnded || _isLost) return default;
            for (var index = 0; index < values.Count; index++) Store(left.Elements[index], values[index], deconstruction);
            return default;
        }

        Escape(Evaluate(source, depth + 1).All);
        Blur(target);
        return default;
    }

    // Nothing is known of what is written in a way that is not followed.
    private void Blur(IOperation target)
    {
        foreach (var operation in target.DescendantsAndSelf())
        {
            var symbol = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => (ISymbol)parameter.Parameter,
                _ => null,
            };
            if (symbol is null) continue;
            var variable = _variables.Of(symbol);
            Escape(_state.Get(variable).All);
            _state.Set(variable, default);
            Unask(symbol, _state);
        }
    }

    private void Set(int variable, PathValue value)
    {
        var isLive = (value.All & _state.Live) != 0 || (value.All != 0 && HasClosed(value.All));
        if (!isLive) value = new PathValue(Known: value.Known);
        if (!_variables.IsTested(variable)) value = value with { Known = Known.Nothing };
        _state.Set(variable, value);
    }

    private bool HasClosed(ulong acquisitions)
    {
        for (var index = 0; acquisitions != 0; index++, acquisitions >>= 1)
        {
            if ((acquisitions & 1) != 0 && _state[index].Status == ResourceStatus.Closed) return true;
        }

        return false;
    }

    // A condition on a variable that is written has to be asked again.
    private void Unask(ISymbol symbol, PathState state)
    {
        foreach (var condition in _variables.ConditionsOn(symbol)) state.Set(condition, default);
    }

    private bool IsOwn(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { IsRef: true } or ILocalSymbol { IsStatic: true } => false,
        _ => _function.Syntax.Span.Contains(symbol.Locations.FirstOrDefault()?.SourceSpan ?? default) || symbol.Locations.IsEmpty,
    };

    private static bool IsRootedInLocal(IOperation instance)
    {
        while (true)
        {
            switch (instance)
            {
                case IPropertyReferenceOperation { Instance: { } inner }:
                    instance = inner;
                    continue;
                case IConversionOperation conversion:
                    instance = conversion.Operand;
                    continue;
                default:
                    return instance is ILocalReferenceOperation or IFlowCaptureReferenceOperation or IObjectCreationOperation;
            }
        }
    }

    // The value of something that has been evaluated already, without evaluating it again.
    private PathValue Peek(IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return _variables.Of(operation) is { } variable ? _state.Get(variable) : default;
    }

    private void NoteHeld(IOperation operation)
    {
        var open = _state.Open;
        if (_held.TryGetValue(operation.Syntax, out var before)) open &= before;
        _held[operation.Syntax] = open;
    }

    /// <summary>These, and what they alone lead to, are somebody else's from here on.</summary>
    private void Escape(ulong acquisitions)
    {
        if (acquisitions == 0) return;
        var escaping = 0UL;
        var open = acquisitions;
        while (open != 0)
        {
            escaping |= open;
            var next = 0UL;
            for (var index = 0; index < _acquisitions.Length; index++)
            {
                if ((open >> index & 1) == 0) continue;
                var sources = _state[index].Sources;
                switch (_acquisitions[index].Kind)
                {
                    case ResourceKind.Command or ResourceKind.Batch or ResourceKind.Transaction:
                        next |= sources;                                                     // reachable by their properties
                        break;
                    case ResourceKind.Reader:
                        Excuse(sources & OfKind(ResourceKind.Command, ResourceKind.Batch));     // nobody else can dispose it; the connection is another matter
                        break;
                }
            }

            open = next & ~escaping;
        }

        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((escaping >> index & 1) != 0 && _state[index].Status != ResourceStatus.None) _findings.Escaped(index, _state[index].Thrown != ThrowRank.None);
        }

        _state.Forget(escaping, _variables);
    }

    private void Excuse(ulong acquisitions)
    {
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((acquisitions >> index & 1) != 0) _findings.Excuse(index);
        }
    }

    private void LetGo(int acquisition)
    {
        _findings.Escaped(acquisition, _state[acquisition].Thrown != ThrowRank.None);
        _state.Forget(1UL << acquisition, _variables);
    }

    private ulong OfKind(params ResourceKind[] kinds)
    {
        var found = 0UL;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if (kinds.Contains(_acquisitions[index].Kind)) found |= 1UL << index;
        }

        return found;
    }
}
