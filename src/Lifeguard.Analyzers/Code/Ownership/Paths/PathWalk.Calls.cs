using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <content>Calls, creations and properties: what obtains, uses, gives back and hands on.</content>
internal sealed partial class PathWalk
{
    private PathValue Call(IInvocationOperation call, int depth)
    {
        var instance = call.Instance is { } receiver ? Evaluate(receiver, depth + 1) : default;
        var given = Arguments(call.Arguments, depth);
        if (_hasEnded || _isLost) return default;
        NoteHeld(call);
        var result = default(PathValue);
        var sources = instance.All;
        if (instance.Held != 0) result = OnReceiver(call, instance.Held);
        if (instance.Behind != 0) result = Join(result, FollowUse(call, instance.Behind, call.Instance));
        for (var index = 0; index < given.Length; index++)
        {
            if (given[index].All == 0) continue;
            result = Join(result, HandOver(call.Arguments[index], given[index], call));
            sources |= given[index].All;
        }

        if (call.TargetMethod.MethodKind == MethodKind.LocalFunction) CallLocalFunction(call.TargetMethod);
        if (IsOfFacade(call)) CallFacade(call);
        if (call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal) && call.TargetMethod.Name.Contains("Reader")) HandConnectionToReader(call, instance, given);
        NoteWrites(call);
        if (!_ranks.TryGetValue(call, out var rank)) _ranks.Add(call, rank = Throwing.Of(call, _model.Compilation));
        if (rank == ThrowRank.Database) PutInUse(call, sources);

        // A task that fails has not obtained what it stands for; and what only prepares a command is not expected to throw.
        var isTask = call.TargetMethod.Name is "GetResult" or "Wait" or "GetAwaiter" or "AsTask";
        MayThrow(call, rank, except: isTask ? instance.Held : result.Held & OfKind(ResourceKind.Command, ResourceKind.Batch));
        if (Throwing.NeverReturns(call.TargetMethod))
        {
            _hasEnded = true;
            return default;
        }

        AfterCall(call, instance, given);
        if (call.TargetMethod.Name == "ReferenceEquals" && given.Length == 2) return new PathValue(Known: Same(given[0], given[1]));
        return Acquire(call, sources, result);
    }

    private PathValue Create(IObjectCreationOperation creation, int depth)
    {
        var given = Arguments(creation.Arguments, depth);
        if (_hasEnded || _isLost) return default;
        NoteHeld(creation);
        var result = default(PathValue);
        var sources = 0UL;
        for (var index = 0; index < given.Length; index++)
        {
            if (given[index].All == 0) continue;
            result = Join(result, HandOver(creation.Arguments[index], given[index], creation));
            sources |= given[index].All;
        }

        var made = Acquire(creation, sources, result);
        return made.Known == Known.Nothing ? made with { Known = Known.NotNull } : made;
    }

    private PathValue ReadProperty(IPropertyReferenceOperation property, int depth)
    {
        var instance = property.Instance is { } receiver ? Evaluate(receiver, depth + 1) : default;
        var given = Arguments(property.Arguments, depth);
        if (_hasEnded || _isLost) return default;
        foreach (var value in given) Escape(value.All);
        if (_sites.ContainsKey((property.Syntax, property.Kind)))
        {
            NoteHeld(property);
            return Acquire(property, instance.All, default);
        }

        if (instance.All == 0) return default;
        return Property(property.Property, instance);
    }

    private PathValue Property(IPropertySymbol property, PathValue owner)
    {
        switch (property.Name)
        {
            case "Result" or "Value" when property.ContainingType is { Name: "Task" or "ValueTask" or "Nullable" }:
                return owner;
            case "State" when property.Type.Name == "ConnectionState":
                return new PathValue(Known: StateOf(owner.Held));
            case "IsClosed" when (owner.Held & _state.Live & OfKind(ResourceKind.Reader)) != 0:
                return new PathValue(Known: Known.False);
        }

        var type = property.Type;
        if (IsLazy(type) || type.Name is "DatabaseFacade" or "ChangeTracker") return new PathValue(Behind: owner.All);
        if (!Throwing.IsDatabaseType(type)) return default;

        // command.Connection, transaction.Connection, and what a wrapper shows of what it holds.
        var reached = 0UL;
        var candidates = _state.WithSources(owner.All);
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((candidates >> index & 1) != 0 && IsKindOf(type, _acquisitions[index].Kind)) reached |= 1UL << index;
        }

        return new PathValue(Held: reached);
    }

    private Known StateOf(ulong connections)
    {
        var answer = Known.Nothing;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((connections >> index & 1) == 0) continue;
            var state = _acquisitions[index].Kind == ResourceKind.Connection ? _state[index].Status switch
            {
                ResourceStatus.Open => Known.Open,
                ResourceStatus.Made or ResourceStatus.Closed => Known.Closed,
                _ => Known.Nothing,
            } : Known.Nothing;
            if (state == Known.Nothing || (answer != Known.Nothing && answer != state)) return Known.Nothing;
            answer = state;
        }

        return answer;
    }

    private PathValue[] Arguments(ImmutableArray<IArgumentOperation> arguments, int depth)
    {
        if (arguments.IsEmpty) return Array.Empty<PathValue>();
        var values = new PathValue[arguments.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var argument = arguments[index];
            if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
            {
                Read(argument.Value, depth);
                Blur(argument.Value);
                continue;
            }

            values[index] = Evaluate(argument.Value, depth + 1);
        }

        return values;
    }

    private PathValue OnReceiver(IInvocationOperation call, ulong held)
    {
        var ended = 0UL;
        var finished = 0UL;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((held >> index & 1) == 0) continue;
            var kind = _acquisitions[index].Kind;
            if (Disposals.Ends(call, kind)) ended |= 1UL << index;
            else if (Disposals.Finishes(call, kind)) finished |= 1UL << index;
        }

        if ((ended | finished) != 0)
        {
            for (var index = 0; index < _acquisitions.Length; index++)
            {
                if ((finished >> index & 1) != 0) _findings.Finished(index);
                if (((ended | finished) >> index & 1) != 0) End(index, canReopen: call.TargetMethod.Name is "Close" or "CloseAsync");
            }

            return default;
        }

        if (call.TargetMethod.Name is "Dispose" or "DisposeAsync") return default;
        var fate = call.IsImplicit || Written(call) is not IInvocationOperation written ? ValueFate.Borrowed : _ownership.OfReceiver(written, _cancel);
        if (fate == ValueFate.Borrowed && IsLazy(call.Type) && (held & OfKind(ResourceKind.Context)) != 0) return new PathValue(Behind: held);
        return Suffer(fate, held);
    }

    private PathValue HandOver(IArgumentOperation argument, PathValue value, IOperation call)
    {
        if (value.Held == 0) return FollowUse(call, value.Behind, argument.Value, argument);
        if (argument.ArgumentKind != ArgumentKind.Explicit || call.IsImplicit || Written(argument) is not IArgumentOperation written)
        {
            Escape(value.All);
            return default;
        }

        var name = (call as IInvocationOperation)?.TargetMethod.Name;
        if (name == "ConfigureAwait") return value;
        if (argument.Parameter is { } parameter && !parameter.DeclaringSyntaxReferences.IsEmpty) _findings.Lent(value.Held);
        return Suffer(_ownership.OfArgument(written, _cancel), value.All);
    }

    private PathValue Suffer(ValueFate fate, ulong acquisitions)
    {
        switch (fate)
        {
            case ValueFate.Borrowed:
                return default;
            case ValueFate.Disposed:
                for (var index = 0; index < _acquisitions.Length; index++)
                {
                    if ((acquisitions >> index & 1) != 0) End(index, canReopen: false);
                }

                return default;
            case ValueFate.IsResult or ValueFate.HeldByResult:
                return new PathValue(Held: acquisitions);
            case ValueFate.UsedByResult:
                return new PathValue(Behind: acquisitions);
            default:
                Escape(acquisitions);
                return default;
        }
    }

    // A query over a context, a repository over a connection: what comes out of it may still work on it.
    private PathValue FollowUse(IOperation call, ulong behind, IOperation? user, IArgumentOperation? argument = null)
    {
        if (IsLazy(call.Type)) return new PathValue(Behind: behind);
        var type = user is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : user?.Type;
        if (argument is null) return SymbolEqualityComparer.Default.Equals(call.Type, type) ? new PathValue(Behind: behind) : default;
        if (IsLazy(type) || Throwing.IsDatabaseType(type)) return default;
        return Written(argument) is IArgumentOperation written && argument.ArgumentKind == ArgumentKind.Explicit ? Suffer(_ownership.OfArgument(written, _cancel) is var fate && fate == ValueFate.Disposed ? ValueFate.Unknown : fate, behind) : Suffer(ValueFate.Unknown, behind);
    }

    private void CallLocalFunction(IMethodSymbol function)
    {
        foreach (var (local, use) in _nested.EffectsOf(function))
        {
            var held = _state.Get(_variables.Of(local)).All;
            for (var index = 0; index < _acquisitions.Length; index++)
            {
                if ((held >> index & 1) == 0) continue;
                if (use == CapturedUse.Finished && _acquisitions[index].Kind == ResourceKind.Transaction) _findings.Finished(index);
                if (use is CapturedUse.Ended or CapturedUse.Finished) End(index, canReopen: true);
                else if (use == CapturedUse.Opened && _state[index].Status is ResourceStatus.Made or ResourceStatus.Closed) _state[index].Status = ResourceStatus.Open;
                else if (use == CapturedUse.Unknown) Escape(1UL << index);
            }
        }
    }

    // A command is in use from the call that executes it, a context from its first query: before, nothing is lost with them when something throws.
    private void PutInUse(IInvocationOperation call, ulong users)
    {
        if (call.TargetMethod.Name is "UseTransaction" or "UseTransactionAsync") return;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((users >> index & 1) != 0 && _state[index].Status == ResourceStatus.Made && IsOnlyMadeAtFirst(_acquisitions[index].Kind)) _state[index].Status = ResourceStatus.Open;
        }
    }

    private static bool IsOnlyMadeAtFirst(ResourceKind kind) => kind is ResourceKind.Command or ResourceKind.Batch or ResourceKind.Context;

    // What has happened when the call has returned.
    private void AfterCall(IInvocationOperation call, PathValue instance, PathValue[] given)
    {
        if (call.TargetMethod.Name is "Open" or "OpenAsync") SetStatus(instance.Held, ResourceKind.Connection, ResourceStatus.Open);
        for (var index = 0; index < given.Length; index++)
        {
            if ((given[index].Held & OfKind(ResourceKind.Connection)) == 0 || Written(call.Arguments[index]) is not IArgumentOperation written) continue;
            if (_ownership.OpensArgument(written, _cancel)) SetStatus(given[index].Held, ResourceKind.Connection, ResourceStatus.Open);
        }
    }

    private static bool IsOfFacade(IInvocationOperation call) =>
        call.Instance?.Type is { Name: "DatabaseFacade" } || (call.TargetMethod.IsExtensionMethod && !call.Arguments.IsEmpty && call.Arguments[0].Value.Type is { Name: "DatabaseFacade" });

    // context.Database.CommitTransaction(): the transaction that was begun by the same facade, whoever keeps the object.
    private void CallFacade(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("CommitTransaction" or "CommitTransactionAsync" or "RollbackTransaction" or "RollbackTransactionAsync")) return;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if (!IsOfEntityFramework(_acquisitions[index]) || !_state[index].IsLive) continue;
            _findings.Finished(index);
            End(index, canReopen: false);
        }
    }

    private static bool IsOfEntityFramework(Acquisition acquisition) => acquisition.Kind == ResourceKind.Transaction && acquisition.Type.IsInNamespace("Microsoft.EntityFrameworkCore", orBelow: true);

    private void HandConnectionToReader(IInvocationOperation call, PathValue instance, PathValue[] given)
    {
        if (ClosesConnection(call)) HandConnectionToReader(instance.Held, onlyMade: false);
        if (call.TargetMethod.ContainingType.IsNamed("Dapper.SqlMapper") && given.Length > 0) HandConnectionToReader(given[0].Held, onlyMade: true);
    }

    // CommandBehavior.CloseConnection, or a behaviour that only its variable knows: the reader closes the connection. Dapper's reader closes the one that Dapper has opened.
    private void HandConnectionToReader(ulong user, bool onlyMade)
    {
        var connections = _state.WithSources(user) & OfKind(ResourceKind.Connection);
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((connections >> index & 1) != 0 && (!onlyMade || _state[index].Status != ResourceStatus.Open) && _state[index].Status != ResourceStatus.None) LetGo(index);
        }
    }

    private static bool ClosesConnection(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is not { Name: "CommandBehavior" }) continue;
            return argument.Value.ConstantValue is not { HasValue: true, Value: int behavior } || (behavior & 0x20) != 0;
        }

        return false;
    }

    private void SetStatus(ulong acquisitions, ResourceKind kind, ResourceStatus status)
    {
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((acquisitions >> index & 1) != 0 && _acquisitions[index].Kind == kind && _state[index].Status != ResourceStatus.None) _state[index].Status = status;
        }
    }

    private void End(int acquisition, bool canReopen)
    {
        ref var resource = ref _state[acquisition];
        if (resource.Status == ResourceStatus.None) return;
        _findings.Ended(acquisition, resource.Thrown != ThrowRank.None);

        // A closed connection may be opened again; a disposed command still leads to its connection.
        if ((canReopen && _acquisitions[acquisition].Kind == ResourceKind.Connection) || resource.Sources != 0) resource = new ResourceState { Status = ResourceStatus.Closed, Sources = resource.Sources };
        else _state.Forget(1UL << acquisition, _variables);
    }

    private PathValue Acquire(IOperation operation, ulong sources, PathValue result)
    {
        if (operation.IsImplicit || !_sites.TryGetValue((operation.Syntax, operation.Kind), out var site)) return result;
        var bit = 1UL << site;
        if (_state[site].IsLive)
        {
            // The same place again, in a loop, and the last one is still held by a variable: it is about to be overwritten.
            Lose(site, (_everKept & bit) != 0 ? LeakKind.Overwritten : LeakKind.Ignored, operation);
        }

        _state.Forget(bit, _variables);
        _acquiredIn[site] = _block;
        ref var resource = ref _state[site];
        resource = new ResourceState { Status = _acquisitions[site].IsOpen && !IsOnlyMadeAtFirst(_acquisitions[site].Kind) ? ResourceStatus.Open : ResourceStatus.Made };
        resource.Sources = LiveOf(sources) & ~bit;
        return new PathValue(result.Held | bit, result.Behind, Known.Nothing);
    }

    private ulong LiveOf(ulong acquisitions)
    {
        var live = 0UL;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((acquisitions >> index & 1) != 0 && _state[index].Status != ResourceStatus.None) live |= 1UL << index;
        }

        return live;
    }

    private void NoteWrites(IInvocationOperation call)
    {
        var running = _state.Open & OfKind(ResourceKind.Transaction);
        if (running == 0 || Written(call) is not IInvocationOperation written) return;
        if (!_writes.TryGetValue(call, out var known)) _writes.Add(call, known = (TransactionWrites.IsCommit(written), WritesIn(written)));
        if (known.Commits) Escape(running);
        _findings.Wrote(known.Written & running);
    }

    private ulong WritesIn(IInvocationOperation call)
    {
        var written = 0UL;
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if (_acquisitions[index].Kind == ResourceKind.Transaction && TransactionWrites.Writes(call, _acquisitions[index])) written |= 1UL << index;
        }

        return written;
    }

    private IOperation? Written(IOperation operation) => _function.Written.TryGetValue((operation.Syntax, operation.Kind), out var written) ? written : null;

    private static PathValue Join(PathValue left, PathValue right) => new(left.Held | right.Held, left.Behind | right.Behind, left.Known == Known.Nothing ? right.Known : left.Known);

    // Nothing has been fetched yet when one has these in hand.
    private static bool IsLazy(ITypeSymbol? type) => type is { TypeKind: TypeKind.Interface, Name: "IQueryable" or "IOrderedQueryable" or "IEnumerable" or "IOrderedEnumerable" or "IAsyncEnumerable" or "IIncludableQueryable" or "IEnumerator" or "IAsyncEnumerator" } or { Name: "DbSet" };

    private static bool IsKindOf(ITypeSymbol type, ResourceKind kind) => kind switch
    {
        ResourceKind.Connection => DatabaseProviders.IsConnection(type),
        ResourceKind.Transaction => DatabaseProviders.IsTransaction(type) || type.IsOrDerivesFrom("Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction"),
        ResourceKind.Context => DatabaseProviders.IsContext(type),
        ResourceKind.DataSource => DatabaseProviders.IsDataSource(type),
        ResourceKind.Command => type.IsOrDerivesFrom("System.Data.IDbCommand"),
        ResourceKind.Reader => type.IsOrDerivesFrom("System.Data.IDataReader"),
        _ => false,
    };
}
