using System.Globalization;
using Burst.Measuring;
using Spectre.Console;

namespace Burst.Reports;

/// <summary>What came of the run.</summary>
/// <param name="Plan">What was run.</param>
/// <param name="Servers">The servers' versions.</param>
/// <param name="Naive">Functions with a connection per invocation, directly on PostgreSQL.</param>
/// <param name="Pooled">Functions with Lifeguard, through PgBouncer.</param>
/// <param name="NaiveBehindPooler">The naive ones through PgBouncer, where that was asked for.</param>
internal sealed record BurstReport(BurstPlan Plan, string Servers, SeriesResult Naive, SeriesResult Pooled, SeriesResult? NaiveBehindPooler)
{
    /// <summary>What the pooled functions promise and did not hold.</summary>
    public IReadOnlyList<string> Broken
    {
        get
        {
            var broken = new List<string>();
            if (Pooled.Failed > 0) broken.Add($"{Pooled.Failed} of {Pooled.Invocations} invocations failed ({string.Join(", ", Pooled.Errors.Select(error => $"{error.Value} × {error.Key}"))})");
            if (Pooled.PeakBackends > Plan.ServerConnections) broken.Add($"{Pooled.PeakBackends} backends were in use, and {Plan.ServerConnections} was the limit");
            if (Pooled.Orders != Pooled.Succeeded) broken.Add($"{Pooled.Succeeded} invocations went well, and {Pooled.Orders} orders are in the database");
            return broken;
        }
    }

    /// <summary>Says whether they held it.</summary>
    public bool Verdict(IAnsiConsole console)
    {
        if (Broken.Count == 0) console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]Held:[/] the pooled functions had no error and never used more than {Plan.ServerConnections} backends.");
        else console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]Not held by the pooled functions:[/] {string.Join("; ", Broken)}.");
        return Broken.Count == 0;
    }
}
