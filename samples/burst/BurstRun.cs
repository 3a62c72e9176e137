using Burst.Functions;
using Burst.Measuring;
using Burst.Reports;
using Burst.Servers;

namespace Burst;

/// <summary>The whole run: servers up, one series after another with equal work, servers down.</summary>
internal static class BurstRun
{
    /// <param name="plan">What is run.</param>
    /// <param name="pgBouncer">PgBouncer's program; null: look for one.</param>
    /// <param name="screen">Where it is shown.</param>
    /// <param name="cancellationToken">Ends it early; the servers are stopped all the same.</param>
    /// <exception cref="InvalidOperationException">A server is missing or did not start.</exception>
    public static async Task<BurstReport> RunAsync(BurstPlan plan, string? pgBouncer, Screen screen, CancellationToken cancellationToken)
    {
        screen.Say("Starting PostgreSQL and PgBouncer …");
        using var servers = BurstServers.Start(plan, pgBouncer);
        cancellationToken.ThrowIfCancellationRequested();
        await using var watcher = await Watcher.ConnectAsync(servers.Watching);
        screen.Say($"{servers.Versions}. {plan.Functions} function instances, each invoked {plan.Invocations} times.");

        List<FunctionFleet> fleets =
        [
            FunctionFleet.Naive("naive", servers.Direct, plan),
            FunctionFleet.Pooled("pooled", servers.Pooled, plan),
        ];
        if (plan.NaiveBehindPooler) fleets.Add(FunctionFleet.Naive("naive behind PgBouncer", servers.Pooled, plan));

        // What is compiled at first use is compiled now.
        var small = plan with { Functions = Math.Min(plan.Functions, plan.ServerConnections), Invocations = 5, Ramp = TimeSpan.Zero, Pause = TimeSpan.Zero };
        foreach (var fleet in fleets) await Series.RunAsync(fleet, small, watcher, new Tally(fleet.Title, small.TotalInvocations), cancellationToken);

        var results = new List<SeriesResult>();
        await screen.WhileAsync(async () =>
        {
            foreach (var fleet in fleets)
            {
                await watcher.ClearAsync(plan.ServerConnections, cancellationToken);
                var tally = new Tally(fleet.Title, plan.TotalInvocations);
                screen.Watch(tally);
                results.Add(await Series.RunAsync(fleet, plan, watcher, tally, cancellationToken));
                screen.Show(results[^1]);
            }
        });
        return new BurstReport(plan, servers.Versions, results[0], results[1], results.ElementAtOrDefault(2));
    }
}
