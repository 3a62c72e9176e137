using System.Diagnostics;

namespace Lifeguard.Benchmarks.Measuring;

/// <summary>What one run took.</summary>
/// <param name="Wall">Time on the clock.</param>
/// <param name="Processor">Time of all threads together; on a busy machine the steadier figure.</param>
/// <param name="Allocated">Bytes allocated by all threads.</param>
internal readonly record struct Cost(TimeSpan Wall, TimeSpan Processor, long Allocated)
{
    /// <summary>Runs an action and says what it took.</summary>
    public static Cost Of(Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        action();
        watch.Stop();
        process.Refresh();
        return new Cost(watch.Elapsed, process.TotalProcessorTime - processor, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
