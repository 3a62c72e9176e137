using System.Security.Cryptography;

namespace Lifeguard.Retry;

/// <summary>How long to wait before another attempt: anything up to a limit that doubles. The chance is the process's own, or copies of one snapshot would come back in step.</summary>
internal sealed class Backoff
{
    // A server that is full or starting gains nothing from being asked again soon.
    private const int OverloadFactor = 4;

    private readonly object _gate = new();
    private readonly TimeSpan _base;
    private readonly TimeSpan _cap;
    private Random _random;

    public Backoff(LifeguardOptions options)
        : this(options, Seed())
    {
    }

    public Backoff(LifeguardOptions options, int seed)
    {
        _base = options.RetryBaseDelay;
        _cap = options.RetryMaxDelay;
        _random = new Random(seed);
    }

    /// <param name="retry">0 for the wait before the second attempt.</param>
    public TimeSpan Delay(int retry, bool overloaded)
    {
        var factor = overloaded ? OverloadFactor : 1;
        var limit = Math.Min(_cap.TotalMilliseconds * factor, _base.TotalMilliseconds * factor * Math.Pow(2, Math.Min(retry, 30)));

        // A server that needs time is given at least half of it.
        var least = overloaded ? limit / 2 : 0;
        return TimeSpan.FromMilliseconds(least + (Next() * (limit - least)));
    }

    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + (Next() * (most - least));

    /// <summary>From 0 to 1.</summary>
    public double Next()
    {
        lock (_gate)
        {
            return _random.NextDouble();
        }
    }

    /// <summary>Starts a chance of its own, after the process woke up from a snapshot that others wake up from as well.</summary>
    public void Reseed()
    {
        lock (_gate)
        {
            _random = new Random(Seed());
        }
    }

    private static int Seed() => RandomNumberGenerator.GetInt32(int.MaxValue);
}
