using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>
/// Walks one function's graph on every path: block by block, with what is known on the path, and a fork at every condition that is not known and every call that may throw. A block that was
/// entered with the same knowledge before is not entered again; over the budget nothing is claimed.
/// </summary>
internal sealed partial class PathWalk
{
    /// <summary>More acquisitions in one function are not told apart: a bit each.</summary>
    public const int MostAcquisitions = 64;

    /// <summary>Blocks entered, the same block with other knowledge counted again.</summary>
    public const int MostVisits = 12_000;

    /// <summary>Operations evaluated.</summary>
    public const int MostSteps = 300_000;

    private readonly FunctionCode _function;
    private readonly ControlFlowGraph _graph;
    private readonly ImmutableArray<Acquisition> _acquisitions;
    private readonly Dictionary<(SyntaxNode, OperationKind), int> _sites = new();
    private readonly BasicBlock?[] _acquiredIn;
    private readonly Ownership _ownership;
    private readonly LifeguardModel _model;
    private readonly CancellationToken _cancel;
    private readonly NestedFunctions _nested;
    private readonly PathVariables _variables;
    private readonly PathFindings _findings;
    private readonly Dictionary<IOperation, ThrowRank> _ranks = new();
    private readonly Dictionary<IOperation, (bool Commits, ulong Written)> _writes = new();
    private readonly Dictionary<SyntaxNode, ulong> _held = new();
    private readonly HashSet<(int Block, PathState State)> _entered = new();
    private readonly Queue<(BasicBlock Block, int From, PathState State)> _open = new();
    private ulong _everKept;
    private int _steps;

    // Where the walk is.
    private BasicBlock _block;
    private PathState _state;
    private PathState? _fork;
    private bool _hasEnded;
    private bool _isLost;

    private PathWalk(FunctionCode function, ControlFlowGraph graph, Ownership ownership, LifeguardModel model, CancellationToken cancel)
    {
        _function = function;
        _graph = graph;
        _acquisitions = function.Acquisitions;
        for (var index = 0; index < _acquisitions.Length; index++) _sites[(_acquisitions[index].Operation.Syntax, _acquisitions[index].Operation.Kind)] = index;
        _acquiredIn = new BasicBlock?[_acquisitions.Length];
        _ownership = ownership;
        _model = model;
        _cancel = cancel;
        _nested = new NestedFunctions(function, ownership, cancel);
        _variables = new PathVariables(graph, _nested.Written);
        _findings = new PathFindings(_acquisitions);
        _block = graph.Blocks[0];
        _state = new PathState(_acquisitions.Length);
    }

    /// <summary>What the walk has shown; null where it gave up.</summary>
    public static (ImmutableArray<Leak> Leaks, IReadOnlyDictionary<SyntaxNode, ulong> Held)? Of(FunctionCode function, Ownership ownership, LifeguardModel model, CancellationToken cancel)
    {
        if (function.Graph is not { } graph || function.Acquisitions.Length > MostAcquisitions || !IsUnderstood(graph)) return null;
        var walk = new PathWalk(function, graph, ownership, model, cancel);
        return walk.Run() ? (walk._findings.Leaks(), walk._held) : null;
    }

    private static bool IsUnderstood(ControlFlowGraph graph)
    {
        foreach (var block in graph.Blocks)
        {
            if (block.EnclosingRegion.Kind == ControlFlowRegionKind.ErroneousBody) return false;
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Error) return false;
            if (block.BranchValue is { Kind: OperationKind.Invalid } || block.Operations.Any(operation => operation.DescendantsAndSelf().Any(inner => inner.Kind is OperationKind.Invalid or OperationKind.AddressOf))) return false;
        }

        return true;
    }

    private bool Run()
    {
        Enter(_graph.Blocks[0], _state);
        var visits = 0;
        while (_open.Count > 0)
        {
            _cancel.ThrowIfCancellationRequested();
            if (++visits > MostVisits || _steps > MostSteps || _isLost) return false;
            var (block, from, state) = _open.Dequeue();
            Visit(block, from, state);
        }

        return !_isLost;
    }

    private void Enter(BasicBlock block, PathState state)
    {
        if (_entered.Add((block.Ordinal, state))) _open.Enqueue((block, 0, state.Clone()));
    }

    private void Visit(BasicBlock block, int from, PathState state)
    {
        _block = block;
        _state = state;
        _hasEnded = false;
        if (block.Kind == BasicBlockKind.Exit)
        {
            LeaveFunction();
            return;
        }

        for (var index = from; index < block.Operations.Length; index++)
        {
            _fork = null;
            Evaluate(block.Operations[index], 0);
            if (_hasEnded || _isLost) return;
            if (_fork is not null) _open.Enqueue((block, index + 1, _fork));
            LoseUnreachable(at: null);
        }

        if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition) Decide(block, condition);
        else Continue(block);
    }

    private void Decide(BasicBlock block, IOperation condition)
    {
        var known = Answer(condition);
        if (_hasEnded || _isLost) return;
        LoseUnreachable(at: null);
        var here = _state;                                       // what follows a branch moves on
        var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        foreach (var outcome in new[] { true, false })
        {
            if (known == (outcome ? Known.False : Known.True)) continue;
            var branch = outcome == jumpsWhen ? block.ConditionalSuccessor : block.FallThroughSuccessor;
            if (branch is null) continue;
            var state = here.Clone();
            Learn(state, condition, outcome);
            Follow(branch, state);
        }
    }

    private void Continue(BasicBlock block)
    {
        if (block.FallThroughSuccessor is not { } branch) return;
        var value = block.BranchValue is { } operation ? Evaluate(operation, 0) : default;
        if (_hasEnded || _isLost) return;
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Return:
                Escape(value.All);
                _state.ReturnAt = block.BranchValue;
                LoseUnreachable(block.BranchValue);
                break;
            case ControlFlowBranchSemantics.Throw:
                Escape(value.All);
                Throw(block.BranchValue!);
                return;
            case ControlFlowBranchSemantics.Rethrow:
                if (_state.Caught is { } caught) Raise(_state, caught, isRethrow: true);
                return;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                Resume();
                return;
            case ControlFlowBranchSemantics.Error or ControlFlowBranchSemantics.None:
                _isLost = true;
                return;
            case ControlFlowBranchSemantics.ProgramTermination:
                return;
        }

        Follow(branch, _state);
    }

    // The finally blocks of a branch run before its destination, and before the variables around them are gone.
    private void Follow(ControlFlowBranch branch, PathState state)
    {
        if (branch.Destination is null)
        {
            if (branch.Semantics != ControlFlowBranchSemantics.StructuredExceptionHandling) return;
            _state = state;
            Resume();
        }
        else if (branch.FinallyRegions.IsEmpty)
        {
            Arrive(branch, state);
        }
        else
        {
            state.Pending = new PendingBranch(branch, 0, state.ReturnAt, state.Pending);
            Enter(_graph.Blocks[branch.FinallyRegions[0].FirstBlockOrdinal], state);
        }
    }

    private void Arrive(ControlFlowBranch branch, PathState state)
    {
        foreach (var region in branch.LeavingRegions)
        {
            Drop(region, state);
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler) state.Caught = null;
        }

        _state = state;
        LoseUnreachable(state.ReturnAt);
        Enter(branch.Destination!, state);
    }

    private void Drop(ControlFlowRegion region, PathState state)
    {
        foreach (var local in region.Locals)
        {
            state.Set(_variables.Of(local), default);
            Unask(local, state);
        }

        foreach (var capture in region.CaptureIds) state.Set(_variables.Of(capture), default);
    }

    // A finally has ended, or a filter has said no.
    private void Resume()
    {
        var state = _state;
        var region = _block.EnclosingRegion;
        while (region is not null && region.Kind is not (ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter)) region = Around(region);
        if (region is null) return;
        if (region.Kind == ControlFlowRegionKind.Filter)
        {
            if (state.Caught is not { } filtered || region.EnclosingRegion is not { EnclosingRegion: { } tryAndCatch } handler) return;
            state.Caught = null;
            Unwind(state, tryAndCatch, tryAndCatch.NestedRegions.IndexOf(handler) + 1, filtered);
            return;
        }

        var pending = state.Pending;
        state.Pending = pending?.Outer;
        switch (pending)
        {
            case PendingBranch branch:
                state.ReturnAt = branch.At;
                if (branch.Next + 1 < branch.Finallys.Length)
                {
                    state.Pending = new PendingBranch(branch.Branch, branch.Next + 1, branch.At, pending.Outer);
                    Enter(_graph.Blocks[branch.Finallys[branch.Next + 1].FirstBlockOrdinal], state);
                }
                else
                {
                    Arrive(branch.Branch, state);
                }

                break;
            case PendingThrow thrown:
                Unwind(state, thrown.From, handler: 0, thrown.Thrown);
                break;
            case PendingEnd end:
                Abandon(state, end.From, end.At);
                break;
        }
    }

    private void LeaveFunction()
    {
        var live = _state.Live;
        for (var index = 0; live != 0; index++, live >>= 1)
        {
            if ((live & 1) != 0) Lose(index, LeakKind.OnSomePath, _state.ReturnAt);
        }
    }

    // What is live but no variable leads to it can no longer be given back.
    private void LoseUnreachable(IOperation? at)
    {
        var live = _state.Live;
        if (live == 0) return;
        var lost = live & ~_state.Reachable;
        for (var index = 0; lost != 0; index++, lost >>= 1)
        {
            if ((lost & 1) != 0) Lose(index, (_everKept >> index & 1) != 0 ? LeakKind.OnSomePath : LeakKind.Ignored, at);
        }
    }

    private void Lose(int acquisition, LeakKind kind, IOperation? at)
    {
        ref var resource = ref _state[acquisition];
        var isOpen = resource.Status == ResourceStatus.Open;
        if (kind == LeakKind.Ignored && IsOfEntityFramework(_acquisitions[acquisition])) _findings.Excuse(acquisition);        // the context keeps it as its current one
        if (resource.Thrown == ThrowRank.None) _findings.Lost(acquisition, kind, at, isOpen);
        else if (isOpen && resource.Cause is { } cause) _findings.LostByThrow(acquisition, cause, resource.Thrown);
        _state.Forget(1UL << acquisition, _variables);
    }
}
