namespace Lifeguard.Benchmarks.Measuring;

/// <summary>The median: on a machine with other things to do, the mean says more about those.</summary>
internal static class Middle
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0) return double.NaN;
        var half = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
