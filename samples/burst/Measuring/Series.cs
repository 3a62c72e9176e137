using System.Diagnostics;
using Burst.Functions;

namespace Burst.Measuring;

/// <summary>All instances of a fleet at once: each is invoked again and again, and waits in between.</summary>
internal static class Series
{
    /// <param name="fleet">Whose instances.</param>
    /// <param name="plan">How many, how often.</param>
    /// <param name="watcher">Looks at the server meanwhile.</param>
    /// <param name="tally">Where the invocations are counted.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<SeriesResult> RunAsync(FunctionFleet fleet, BurstPlan plan, Watcher watcher, Tally tally, CancellationToken cancellationToken)
    {
        var instances = Enumerable.Range(0, plan.Functions).Select(fleet.Create).ToList();
        try
        {
            using var end = new CancellationTokenSource();
            var watching = watcher.WatchAsync(tally, end.Token);
            var started = Stopwatch.GetTimestamp();
            TimeSpan duration;
            try
            {
                await Task.WhenAll(instances.Select((instance, number) =>
                    Task.Run(() => LiveAsync(instance, number, plan, tally, cancellationToken), cancellationToken)));
            }
            finally
            {
                duration = Stopwatch.GetElapsedTime(started);
                await end.CancelAsync();
                await watching;
            }

            var orders = await watcher.OrdersAsync();
            return new SeriesResult(fleet.Title, plan.TotalInvocations, tally.Done, tally.Errors, orders, duration, tally.SortedMilliseconds(), await watching);
        }
        finally
        {
            foreach (var instance in instances) await instance.DisposeAsync();
        }
    }

    /// <summary>The life of one instance.</summary>
    private static async Task LiveAsync(IOrderFunction instance, int number, BurstPlan plan, Tally tally, CancellationToken cancellationToken)
    {
        await Task.Delay(plan.Ramp * number / plan.Functions, cancellationToken);

        // The same pauses in every series.
        var chance = new Random(number);
        for (var invocation = 0; invocation < plan.Invocations; invocation++)
        {
            if (invocation > 0) await Task.Delay(plan.Pause * (2 * chance.NextDouble()), cancellationToken);
            using var host = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            host.CancelAfter(BurstPlan.FunctionTimeout);
            var started = Stopwatch.GetTimestamp();
            try
            {
                await instance.HandleAsync(new Order(number, invocation), host.Token);
                tally.Succeeded(Stopwatch.GetElapsedTime(started));
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                tally.Failure(error);
            }
        }
    }
}
