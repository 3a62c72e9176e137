using System.Globalization;

namespace Burst;

/// <summary>Does this process, and PgBouncer after it, get as many files and sockets as the run needs?</summary>
internal static class OpenFiles
{
    // Assemblies, consoles and pipes; and PgBouncer's own.
    private const int Besides = 200;

    /// <returns>What to do about it; null: it does, or the system does not say.</returns>
    public static string? WhatIsMissing(BurstPlan plan)
    {
        var needed = plan.Functions + plan.ServerConnections + Besides;
        return Limit() is { } limit && limit < needed
            ? $"{plan.Functions} function instances need {needed} open files, and this shell allows {limit}: " +
              $"raise it with 'ulimit -n {needed}', or take fewer --functions."
            : null;
    }

    // The runtime has raised the soft limit to the hard one at its start, and children inherit that.
    private static long? Limit()
    {
        const string Limits = "/proc/self/limits";
        if (!File.Exists(Limits)) return null;
        var line = File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var soft = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3];
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
