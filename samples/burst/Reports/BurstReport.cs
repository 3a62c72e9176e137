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
            var causes = string.Join(", ", Pooled.Errors.Select(error => $"{error.Value} × {error.Key}"));
            if (Pooled.Failed > 0) broken.Add($"{Pooled.Failed} of {Pooled.Invocations} invocations failed ({causes})");
            if (Pooled.PeakBackends > Plan.ServerConnections) broken.Add($"there were {Pooled.PeakBackends} backends of {Plan.ServerConnections}");
            if (Pooled.Orders != Pooled.Succeeded) broken.Add($"{Pooled.Succeeded} invocations went well, and {Pooled.Orders} orders are in the database");
            return broken;
        }
    }

    /// <summary>Says whether they held it.</summary>
    public bool Verdict(IAnsiConsole console)
    {
        var (colour, title) = Broken.Count == 0 ? ("green", "Held:") : ("red", "Not held by the pooled functions:");
        var words = Broken.Count == 0 ? $"the pooled functions had no error and never more than {Plan.ServerConnections} backends" : string.Join("; ", Broken);
        console.MarkupLine($"[{colour}]{title}[/] {words.EscapeMarkup()}.");
        return Broken.Count == 0;
    }
}
