using System.Diagnostics;

namespace Lifeguard.Benchmarks.Measuring;

/// <summary>The time a table may take. What does not fit is measured fewer times, never in a hurry.</summary>
internal sealed class Budget(TimeSpan limit)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Rounds as long as another one is expected to fit: one at least, <paramref name="most"/> at most.</summary>
    public int Rounds(int most, Action<int> round)
    {
        var done = 0;
        do
        {
            round(done++);
        }
        while (done < most && _watch.Elapsed + (_watch.Elapsed / done) < limit);

        return done;
    }
}
