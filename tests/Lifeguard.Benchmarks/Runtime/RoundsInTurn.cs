using System.Diagnostics;
using Lifeguard.Benchmarks.Measuring;

namespace Lifeguard.Benchmarks.Runtime;

/// <summary>Several ways to do the same, round after round in turn: what the machine does meanwhile happens to all of them alike.</summary>
internal sealed class RoundsInTurn
{
    private const int WarmUp = 60;

    private readonly List<double[]> _nanoseconds = [];
    private readonly List<double[]> _bytes = [];

    /// <summary>Measures.</summary>
    /// <param name="ways">Each does the same number of calls.</param>
    /// <param name="calls">That number.</param>
    /// <param name="rounds">How often each is run.</param>
    public static async Task<RoundsInTurn> MeasureAsync(IReadOnlyList<Func<Task>> ways, int calls, int rounds)
    {
        var result = new RoundsInTurn();
        for (var round = -WarmUp; round < rounds; round++)
        {
            var (nanoseconds, bytes) = (new double[ways.Count], new double[ways.Count]);
            for (var way = 0; way < ways.Count; way++)
            {
                var allocated = GC.GetTotalAllocatedBytes(precise: true);
                var started = Stopwatch.GetTimestamp();
                await ways[way]();
                nanoseconds[way] = Stopwatch.GetElapsedTime(started).TotalNanoseconds / calls;
                bytes[way] = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)calls;
            }

            if (round < 0) continue;
            result._nanoseconds.Add(nanoseconds);
            result._bytes.Add(bytes);
        }

        return result;
    }

    /// <summary>The median over all rounds.</summary>
    public double Nanoseconds(int way) => Middle.Of(_nanoseconds.Select(round => round[way]));

    /// <summary>The median of what it took more than the first way in the same round.</summary>
    public double NanosecondsMore(int way) => Middle.Of(_nanoseconds.Select(round => round[way] - round[0]));

    /// <summary>The median over all rounds.</summary>
    public double Bytes(int way) => Middle.Of(_bytes.Select(round => round[way]));

    /// <summary>The median of what it allocated more than the first way in the same round.</summary>
    public double BytesMore(int way) => Middle.Of(_bytes.Select(round => round[way] - round[0]));
}
