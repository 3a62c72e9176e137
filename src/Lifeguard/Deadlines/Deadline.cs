namespace Lifeguard;

/// <summary>The moment at which the host ends the invocation, or that nobody knows it.</summary>
/// <remarks>
/// On AWS Lambda: <c>Deadline.After(context.RemainingTime)</c>. Tools that run functions locally report a remaining time of zero; zero and less mean <see cref="Unknown"/>,
/// or everything would be over before it began.
/// </remarks>
public readonly struct Deadline : IEquatable<Deadline>
{
    private readonly TimeProvider? _clock;
    private readonly long _end;

    private Deadline(TimeProvider clock, long end)
    {
        _clock = clock;
        _end = end;
    }

    /// <summary>Nobody knows when the invocation ends. The configured <see cref="LifeguardOptions.FunctionTimeout"/> counts then, if there is one.</summary>
    public static Deadline Unknown => default;

    /// <summary>Whether the moment is known.</summary>
    public bool IsKnown => _clock is not null;

    /// <summary>How long it is until then; zero where it has passed, <see cref="Timeout.InfiniteTimeSpan"/> where it is not known.</summary>
    public TimeSpan Remaining
    {
        get
        {
            if (_clock is null) return Timeout.InfiniteTimeSpan;
            var left = _clock.GetElapsedTime(_clock.GetTimestamp(), _end);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The moment that is this far away.</summary>
    /// <param name="remaining">From now on, in full: what has to be left for the host is taken off later. Zero, less, or <see cref="Timeout.InfiniteTimeSpan"/>: unknown.</param>
    /// <param name="clock">By default the system's clock that freezes with the function.</param>
    public static Deadline After(TimeSpan remaining, TimeProvider? clock = null)
    {
        if (remaining <= TimeSpan.Zero || remaining >= LongestTimer) return Unknown;
        clock ??= TimeProvider.System;
        return new Deadline(clock, clock.GetTimestamp() + (long)(remaining.TotalSeconds * clock.TimestampFrequency));
    }

    /// <summary>Whether two are the same moment of the same clock.</summary>
    public static bool operator ==(Deadline left, Deadline right) => left.Equals(right);

    /// <summary>Whether two are different moments, or of different clocks.</summary>
    public static bool operator !=(Deadline left, Deadline right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Deadline other) => ReferenceEquals(_clock, other._clock) && _end == other._end;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Deadline other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_clock, _end);

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? $"in {Remaining.TotalMilliseconds:F0} ms" : "unknown";

    // More than a timer can count; no function runs for so long.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(30);
}
