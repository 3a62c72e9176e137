using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>What the paths of one function have shown about each of its acquisitions, and which loss of several is told.</summary>
internal sealed class PathFindings
{
    private readonly ImmutableArray<Acquisition> _acquisitions;
    private readonly Story[] _stories;

    /// <summary>Nothing shown yet.</summary>
    public PathFindings(ImmutableArray<Acquisition> acquisitions)
    {
        _acquisitions = acquisitions;
        _stories = new Story[acquisitions.Length];
    }

    /// <summary>A variable holds it.</summary>
    public void Named(int acquisition, string variable) => _stories[acquisition].Variable ??= variable;

    /// <summary>It was given back, or is no longer this function's.</summary>
    public void Ended(int acquisition, bool afterThrow)
    {
        _stories[acquisition].IsEnded = true;
        if (!afterThrow) _stories[acquisition].IsEndedNormally = true;
    }

    /// <summary>It was handed on.</summary>
    public void Escaped(int acquisition, bool afterThrow)
    {
        _stories[acquisition].HasEscaped = true;
        Ended(acquisition, afterThrow);
    }

    /// <summary>Code of the user was handed it: whether that commits is not known.</summary>
    public void Lent(ulong acquisitions) => Note(acquisitions, static (ref Story story) => story.IsLent = true);

    /// <summary>Nobody could dispose it: its reader has left the function.</summary>
    public void Excuse(int acquisition) => _stories[acquisition].IsExcused = true;

    /// <summary>It was committed or rolled back.</summary>
    public void Finished(int acquisition) => _stories[acquisition].IsFinished = true;

    /// <summary>Something was written while this transaction was running.</summary>
    public void Wrote(ulong acquisitions) => Note(acquisitions, static (ref Story story) => story.HasWritten = true);

    /// <summary>It is lost on a path on which nothing was thrown.</summary>
    /// <param name="acquisition">Which one.</param>
    /// <param name="kind">How.</param>
    /// <param name="at">Where; null at the end of the body or of a scope.</param>
    /// <param name="wasOpen">False for a connection that was only made.</param>
    public void Lost(int acquisition, LeakKind kind, IOperation? at, bool wasOpen)
    {
        ref var story = ref _stories[acquisition];
        if (!wasOpen && _acquisitions[acquisition].Kind == ResourceKind.Connection)
        {
            if (!story.IsLostUnopened || kind == LeakKind.Ignored) (story.UnopenedKind, story.UnopenedAt) = (kind, at);
            story.IsLostUnopened = true;
            return;
        }

        if (kind == LeakKind.Overwritten && !story.IsOverwritten) (story.IsOverwritten, story.OverwrittenAt) = (true, at);
        if (kind == LeakKind.Ignored) story.IsIgnored = true;
        if (kind == LeakKind.OnSomePath && !story.IsLost) (story.IsLost, story.LostAt) = (true, at);
    }

    /// <summary>It is lost because something threw.</summary>
    public void LostByThrow(int acquisition, IOperation cause, ThrowRank rank)
    {
        ref var story = ref _stories[acquisition];
        if (_acquisitions[acquisition].Kind == ResourceKind.DataSource) return;              // rare, and seldom twice in a process
        if (rank < story.CauseRank || (rank == story.CauseRank && story.Cause is { } known && known.Syntax.SpanStart <= cause.Syntax.SpanStart)) return;
        story.CauseRank = rank;
        story.Cause = cause;
    }

    /// <summary>It is lost when the caller of an iterator stops here.</summary>
    public void LostByAbandoning(int acquisition, IOperation at) => _stories[acquisition].AbandonedAt ??= at;

    /// <summary>The losses, one an acquisition: on the normal path before those by exceptions.</summary>
    public ImmutableArray<Leak> Leaks()
    {
        var leaks = ImmutableArray.CreateBuilder<Leak>();
        for (var index = 0; index < _stories.Length; index++)
        {
            if (LeakOf(_acquisitions[index], _stories[index]) is { } leak) leaks.Add(leak with { Variable = _stories[index].Variable });
        }

        return leaks.ToImmutable();
    }

    private static Leak? LeakOf(Acquisition acquisition, in Story story)
    {
        if (story.IsExcused) return null;
        if (story.IsIgnored) return new Leak(acquisition, LeakKind.Ignored, null);
        if (story.IsLost && !story.IsEnded) return new Leak(acquisition, LeakKind.Never, story.LostAt);
        if (story.IsOverwritten) return new Leak(acquisition, LeakKind.Overwritten, story.OverwrittenAt);
        if (story.IsLost) return new Leak(acquisition, LeakKind.OnSomePath, story.LostAt);
        if (story.IsLostUnopened && !story.IsEndedNormally)
        {
            return new Leak(acquisition, story.UnopenedKind == LeakKind.OnSomePath && !story.IsEnded ? LeakKind.Never : story.UnopenedKind, story.UnopenedAt) { WasOpen = false };
        }

        if (story.HasEscaped && acquisition.Kind is ResourceKind.Command or ResourceKind.Batch or ResourceKind.Context) return null;         // made for somebody else
        if (story.Cause is { } cause) return new Leak(acquisition, LeakKind.WhenThrows, cause);
        if (story.AbandonedAt is { } at) return new Leak(acquisition, LeakKind.WhenAbandoned, at);
        if (acquisition.Kind == ResourceKind.Transaction && story.HasWritten && !story.IsFinished && !story.IsLent && !story.HasEscaped && story.IsEndedNormally) return new Leak(acquisition, LeakKind.NotCommitted, null);
        return null;
    }

    private delegate void Change(ref Story story);

    private void Note(ulong acquisitions, Change change)
    {
        for (var index = 0; acquisitions != 0; index++, acquisitions >>= 1)
        {
            if ((acquisitions & 1) != 0) change(ref _stories[index]);
        }
    }

    private struct Story
    {
        public string? Variable;
        public bool IsExcused;
        public bool IsLent;
        public bool IsEnded;
        public bool IsEndedNormally;
        public bool IsFinished;
        public bool HasEscaped;
        public bool HasWritten;
        public bool IsIgnored;
        public bool IsLost;
        public IOperation? LostAt;
        public bool IsOverwritten;
        public IOperation? OverwrittenAt;
        public bool IsLostUnopened;
        public LeakKind UnopenedKind;
        public IOperation? UnopenedAt;
        public IOperation? Cause;
        public ThrowRank CauseRank;
        public IOperation? AbandonedAt;
    }
}
