namespace Burst.Measuring;

/// <summary>What came of a series.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Invocations">How many there were.</param>
/// <param name="Succeeded">How many of them went well.</param>
/// <param name="Errors">How many failed, by SQLSTATE or else by the name of the exception.</param>
/// <param name="Orders">Rows that were in the database afterwards: as many as went well, or something was lost or doubled.</param>
/// <param name="Duration">From the first invocation's beginning to the last one's end.</param>
/// <param name="Milliseconds">Latencies of the invocations that went well, in order.</param>
/// <param name="Samples">What the server looked like meanwhile.</param>
internal sealed record SeriesResult(
    string Title,
    int Invocations,
    int Succeeded,
    IReadOnlyDictionary<string, int> Errors,
    long Orders,
    TimeSpan Duration,
    double[] Milliseconds,
    IReadOnlyList<Sample> Samples)
{
    public int Failed => Errors.Values.Sum();

    public int PeakBackends => Samples.Max(sample => sample.Backends);

    /// <summary>Invocations that went well, per second.</summary>
    public double ThroughputPerSecond => Succeeded / Duration.TotalSeconds;

    /// <summary>The smallest latency that this share of the invocations did not exceed; null where none went well.</summary>
    /// <param name="share">0.95 for the 95th percentile.</param>
    public double? Percentile(double share) => Milliseconds.Length == 0 ? null : Milliseconds[(int)Math.Ceiling(share * Milliseconds.Length) - 1];
}
