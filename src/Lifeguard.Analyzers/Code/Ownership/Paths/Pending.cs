using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>Where a path goes on when the <c>finally</c> that it is in has ended.</summary>
internal abstract class Pending
{
    private protected Pending(Pending? outer)
    {
        Outer = outer;
        Depth = (outer?.Depth ?? 0) + 1;
    }

    /// <summary>Where it goes on after that, when the <c>finally</c> is itself in one.</summary>
    public Pending? Outer { get; }

    /// <summary>How many are nested.</summary>
    public int Depth { get; }

    /// <summary>True where both go on alike.</summary>
    public static bool Same(Pending? left, Pending? right)
    {
        while (!ReferenceEquals(left, right))
        {
            if (left is null || right is null || !left.GoesOnAs(right)) return false;
            left = left.Outer;
            right = right.Outer;
        }

        return true;
    }

    /// <summary>True where this one, without those around it, goes on as the other.</summary>
    protected abstract bool GoesOnAs(Pending other);
}

/// <summary>It goes on with the next <c>finally</c> of a branch, then to the branch's destination.</summary>
internal sealed class PendingBranch : Pending
{
    public PendingBranch(ControlFlowBranch branch, int next, IOperation? at, Pending? outer)
        : base(outer)
    {
        Branch = branch;
        Next = next;
        At = at;
    }

    /// <summary>The branch that is on its way.</summary>
    public ControlFlowBranch Branch { get; }

    /// <summary>Which of its regions is running.</summary>
    public int Next { get; }

    /// <summary>What it returns.</summary>
    public IOperation? At { get; }

    /// <summary>The regions to run before the destination.</summary>
    public ImmutableArray<ControlFlowRegion> Finallys => Branch.FinallyRegions;

    /// <inheritdoc/>
    protected override bool GoesOnAs(Pending other) => other is PendingBranch branch && branch.Next == Next && ReferenceEquals(branch.Branch, Branch);
}

/// <summary>It goes on throwing, outwards from a region.</summary>
internal sealed class PendingThrow : Pending
{
    public PendingThrow(ControlFlowRegion? from, Thrown thrown, Pending? outer)
        : base(outer)
    {
        From = from;
        Thrown = thrown;
    }

    /// <summary>The region that it leaves.</summary>
    public ControlFlowRegion? From { get; }

    /// <summary>What is thrown.</summary>
    public Thrown Thrown { get; }

    /// <inheritdoc/>
    protected override bool GoesOnAs(Pending other) => other is PendingThrow thrown && ReferenceEquals(thrown.From, From) && Thrown.Same(thrown.Thrown, Thrown);
}

/// <summary>The caller has stopped an iterator: only what stands in <c>finally</c> still runs.</summary>
internal sealed class PendingEnd : Pending
{
    public PendingEnd(ControlFlowRegion? from, IOperation at, Pending? outer)
        : base(outer)
    {
        From = from;
        At = at;
    }

    /// <summary>The region that it leaves.</summary>
    public ControlFlowRegion? From { get; }

    /// <summary>Where the caller has stopped.</summary>
    public IOperation At { get; }

    /// <inheritdoc/>
    protected override bool GoesOnAs(Pending other) => other is PendingEnd end && ReferenceEquals(end.From, From) && ReferenceEquals(end.At, At);
}
