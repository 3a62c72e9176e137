using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <content>Where a path goes when something throws: graphs have no edges for that.</content>
internal sealed partial class PathWalk
{
    // A throw statement or expression. In a handler the first exception stays the cause: it tells more than the one it is wrapped in.
    private void Throw(IOperation value)
    {
        var type = value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : value.Type;
        if (_state.Caught is { } caught) Raise(_state, new Thrown(caught.At, caught.Rank, type, IsUnknown: false), isRethrow: true);
        else Raise(_state, new Thrown(value, ThrowRank.Call, type, IsUnknown: false), isRethrow: false);
    }

    /// <summary>A call that may throw: the path forks. The caller goes on with the state as it is.</summary>
    private void MayThrow(IOperation at, ThrowRank rank, ulong except = 0)
    {
        if (rank == ThrowRank.None) return;
        if (IsAtTop(_block.EnclosingRegion))
        {
            // Nothing here catches it and no finally runs: what is open is lost.
            var open = _state.Open & ~except;
            for (var index = 0; open != 0; index++, open >>= 1)
            {
                if ((open & 1) != 0) _findings.LostByThrow(index, at, rank);
            }

            return;
        }

        var state = _state.Clone();
        state.Forget(except, _variables);

        // What cleans up after an exception is not asked what becomes of the rest when it throws, too: only of what it has obtained itself.
        if (HandlerAround(_block.EnclosingRegion) is { } handler)
        {
            var others = 0UL;
            for (var index = 0; index < _acquisitions.Length; index++)
            {
                if (state[index].IsLive && !IsIn(_acquiredIn[index], handler)) others |= 1UL << index;
            }

            state.Forget(others, _variables);
            if (state.Open == 0) return;
        }

        Raise(state, new Thrown(at, rank, Type: null, IsUnknown: at is IAwaitOperation || Throwing.MayBeOfDatabase(at, _model.Compilation)), isRethrow: false);
    }

    private void Raise(PathState state, Thrown thrown, bool isRethrow)
    {
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            ref var resource = ref state[index];
            if (!resource.IsLive || (isRethrow && resource.Thrown != ThrowRank.None)) continue;
            resource.Thrown = thrown.Rank;
            resource.Cause = thrown.At;
        }

        Unwind(state, _block.EnclosingRegion, handler: 0, thrown);
    }

    /// <summary>Goes outwards from a region to the first handler or finally, or out of the function.</summary>
    private void Unwind(PathState state, ControlFlowRegion? region, int handler, Thrown thrown)
    {
        for (; region is not null; region = Around(region))
        {
            switch (region.Kind)
            {
                case ControlFlowRegionKind.TryAndCatch when handler > 0:                     // its filters so far have said no
                    if (Catch(state, region, handler, thrown)) return;
                    handler = 0;
                    break;
                case ControlFlowRegionKind.Try when region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch } tryAndCatch:
                    Drop(region, state);
                    if (Catch(state, tryAndCatch, 1, thrown)) return;
                    region = tryAndCatch;
                    break;
                case ControlFlowRegionKind.Try when region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndFinally } tryAndFinally:
                    state.Pending = new PendingThrow(tryAndFinally, thrown, state.Pending);
                    Enter(_graph.Blocks[tryAndFinally.NestedRegions[1].FirstBlockOrdinal], state);
                    return;
                case ControlFlowRegionKind.Finally:
                    state.Pending = state.Pending?.Outer;
                    break;
                case ControlFlowRegionKind.Catch:
                    state.Caught = null;
                    break;
            }

            Drop(region, state);
        }

        for (var index = 0; index < _acquisitions.Length; index++)
        {
            ref var resource = ref state[index];
            if (resource.Status == ResourceStatus.Open && resource.Cause is { } cause) _findings.LostByThrow(index, cause, resource.Thrown);
        }
    }

    // True when the exception goes no further, as far as anybody can tell.
    private bool Catch(PathState state, ControlFlowRegion tryAndCatch, int first, Thrown thrown)
    {
        var mayBeCaught = false;
        for (var index = first; index < tryAndCatch.NestedRegions.Length; index++)
        {
            var handler = tryAndCatch.NestedRegions[index];
            var catching = CaughtExceptions.By(handler.ExceptionType, thrown);
            if (catching == Catching.Never) continue;
            var caught = catching == Catching.Always ? state : state.Clone();
            caught.Caught = thrown;
            Enter(_graph.Blocks[handler.FirstBlockOrdinal], caught);
            if (catching == Catching.Always) return true;
            mayBeCaught = true;
        }

        // Whoever wrote a catch for it knew what it throws.
        return mayBeCaught && thrown.Type is null;
    }

    // yield return: the caller may never come back, and then only what stands in finally runs.
    private void Abandon(PathState state, ControlFlowRegion? region, IOperation at)
    {
        for (; region is not null; region = Around(region))
        {
            if (region.Kind == ControlFlowRegionKind.Finally) state.Pending = state.Pending?.Outer;
            if (region.Kind == ControlFlowRegionKind.Try && region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndFinally } tryAndFinally)
            {
                state.Pending = new PendingEnd(tryAndFinally, at, state.Pending);
                Enter(_graph.Blocks[tryAndFinally.NestedRegions[1].FirstBlockOrdinal], state);
                return;
            }
        }

        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if (state[index].Status == ResourceStatus.Open) _findings.LostByAbandoning(index, at);
        }
    }

    // The graph of a lambda ends at its root, though the regions of the function around it can be reached from there.
    private static ControlFlowRegion? Around(ControlFlowRegion region) => region.Kind == ControlFlowRegionKind.Root ? null : region.EnclosingRegion;

    private static bool IsAtTop(ControlFlowRegion? region)
    {
        for (; region is not null; region = Around(region))
        {
            if (region.Kind is not (ControlFlowRegionKind.LocalLifetime or ControlFlowRegionKind.Root)) return false;
        }

        return true;
    }

    private static ControlFlowRegion? HandlerAround(ControlFlowRegion? region)
    {
        while (region is not null && region.Kind is not (ControlFlowRegionKind.Catch or ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter)) region = Around(region);
        return region;
    }

    private static bool IsIn(BasicBlock? block, ControlFlowRegion region) => block is not null && block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal;
}
