using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>Everything that a walk knows at one place of one path. Two paths that know the same are one from there on.</summary>
internal sealed class PathState : IEquatable<PathState>
{
    private readonly ResourceState[] _resources;
    private readonly List<(int Variable, PathValue Value)> _variables;

    /// <summary>A path on which nothing has happened yet.</summary>
    /// <param name="acquisitions">How many acquisitions the function has.</param>
    public PathState(int acquisitions)
    {
        _resources = new ResourceState[acquisitions];
        _variables = new List<(int, PathValue)>();
    }

    private PathState(PathState other)
    {
        _resources = (ResourceState[])other._resources.Clone();
        _variables = new List<(int, PathValue)>(other._variables);
        Pending = other.Pending;
        Caught = other.Caught;
        ReturnAt = other.ReturnAt;
    }

    /// <summary>Where it goes on when the <c>finally</c> that it is in has ended.</summary>
    public Pending? Pending { get; set; }

    /// <summary>The exception whose handler or filter it is in.</summary>
    public Thrown? Caught { get; set; }

    /// <summary>What is being returned. No part of the state's identity.</summary>
    public IOperation? ReturnAt { get; set; }

    /// <summary>The acquisitions that are open, a bit each.</summary>
    public ulong Open
    {
        get
        {
            var open = 0UL;
            for (var index = 0; index < _resources.Length; index++)
            {
                if (_resources[index].Status == ResourceStatus.Open) open |= 1UL << index;
            }

            return open;
        }
    }

    /// <summary>The acquisitions that somebody has to give back, a bit each.</summary>
    public ulong Live
    {
        get
        {
            var live = 0UL;
            for (var index = 0; index < _resources.Length; index++)
            {
                if (_resources[index].IsLive) live |= 1UL << index;
            }

            return live;
        }
    }

    /// <summary>The acquisitions that some variable leads to, a bit each.</summary>
    public ulong Reachable
    {
        get
        {
            var reachable = 0UL;
            foreach (var (_, value) in _variables) reachable |= value.All;
            return WithSources(reachable);
        }
    }

    /// <summary>How one acquisition stands.</summary>
    public ref ResourceState this[int acquisition] => ref _resources[acquisition];

    /// <summary>A path of its own that begins as this one.</summary>
    public PathState Clone() => new(this);

    /// <summary>What a variable stands for.</summary>
    public PathValue Get(int variable)
    {
        var at = Find(variable);
        return at >= 0 ? _variables[at].Value : default;
    }

    /// <summary>Lets a variable stand for something else.</summary>
    public void Set(int variable, PathValue value)
    {
        var at = Find(variable);
        if (at >= 0 && value == default) _variables.RemoveAt(at);
        else if (at >= 0) _variables[at] = (variable, value);
        else if (value != default) _variables.Insert(~at, (variable, value));
    }

    /// <summary>These acquisitions need no watching any more; variables that stood for one are not null, which matters where that is tested.</summary>
    public void Forget(ulong acquisitions, PathVariables variables)
    {
        if (acquisitions == 0) return;
        for (var index = 0; index < _resources.Length; index++)
        {
            if ((acquisitions >> index & 1) != 0) _resources[index] = default;
        }

        for (var at = _variables.Count - 1; at >= 0; at--)
        {
            var (variable, value) = _variables[at];
            if ((value.All & acquisitions) == 0) continue;
            var known = value.Known == Known.Nothing && (value.Held & acquisitions) != 0 && variables.IsTested(variable) ? Known.NotNull : value.Known;
            var left = value.Without(acquisitions) with { Known = known };
            if (left == default) _variables.RemoveAt(at);
            else _variables[at] = (variable, left);
        }
    }

    /// <summary>These acquisitions and everything that they lead to.</summary>
    public ulong WithSources(ulong acquisitions)
    {
        while (true)
        {
            var more = acquisitions;
            for (var index = 0; index < _resources.Length; index++)
            {
                if ((acquisitions >> index & 1) != 0) more |= _resources[index].Sources;
            }

            if (more == acquisitions) return acquisitions;
            acquisitions = more;
        }
    }

    /// <inheritdoc/>
    public bool Equals(PathState? other)
    {
        if (other is null || other._variables.Count != _variables.Count || !Thrown.Same(other.Caught, Caught) || !Pending.Same(other.Pending, Pending)) return false;
        for (var index = 0; index < _resources.Length; index++)
        {
            ref readonly var mine = ref _resources[index];
            ref readonly var theirs = ref other._resources[index];
            if (mine.Status != theirs.Status || mine.Thrown != theirs.Thrown || mine.Sources != theirs.Sources) return false;
        }

        for (var at = 0; at < _variables.Count; at++)
        {
            if (_variables[at].Variable != other._variables[at].Variable || _variables[at].Value != other._variables[at].Value) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PathState);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        unchecked
        {
            var hash = Pending?.Depth ?? 0;
            foreach (var resource in _resources) hash = (hash * 31) + ((int)resource.Status * 4) + (int)resource.Thrown;
            foreach (var (variable, value) in _variables) hash = (hash * 31) + (variable * 7) + value.GetHashCode();
            return hash;
        }
    }

    private int Find(int variable)
    {
        var low = 0;
        var high = _variables.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = _variables[middle].Variable;
            if (found == variable) return middle;
            if (found < variable) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }
}
