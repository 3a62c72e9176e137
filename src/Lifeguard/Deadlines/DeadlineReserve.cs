namespace Lifeguard.Deadlines;

/// <summary>What is kept back at the end of the host's time, so that the function can still answer.</summary>
internal static class DeadlineReserve
{
    /// <summary>The smaller of the fixed reserve and the share: a long deadline gives up the fixed one, a short one keeps most of its time.</summary>
    public static TimeSpan Of(TimeSpan remaining, LifeguardOptions options)
    {
        var share = remaining * options.DeadlineReserveRatio;
        return share < options.DeadlineReserve ? share : options.DeadlineReserve;
    }
}
