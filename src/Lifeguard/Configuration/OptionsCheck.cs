using Lifeguard.Topology;
using Npgsql;

namespace Lifeguard.Configuration;

/// <summary>Everything that is wrong with the options, in one go and in words that say what to do. Never with the connection string itself.</summary>
internal static class OptionsCheck
{
    public static IReadOnlyList<string> Problems(LifeguardOptions options, string? connectionString, string name)
    {
        var problems = new List<string>();
        CheckNumbers(options, problems);
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            problems.Add($"No connection string for '{name}'. Set the environment variable '{name}' or 'ConnectionStrings__{name}', the key 'ConnectionStrings:{name}', or {nameof(LifeguardOptions)}.{nameof(LifeguardOptions.ConnectionString)}.");
            return problems;
        }

        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or InvalidOperationException or NotSupportedException)
        {
            // The driver's own message may quote a value; its kind is enough.
            problems.Add($"The connection string of '{name}' cannot be read ({error.GetType().Name}): it is no connection string of Npgsql (keyword=value; …). A URL such as postgres://… has to be rewritten.");
            return problems;
        }

        if (string.IsNullOrWhiteSpace(settings.Host)) problems.Add($"The connection string of '{name}' names no Host.");
        if (!settings.Pooling) problems.Add($"The connection string of '{name}' has Pooling=false: each call would shake hands anew. Remove it.");
        if (options.Credential is not null && settings.Password is { Length: > 0 }) problems.Add($"'{name}' has a Password in its connection string and a {nameof(LifeguardOptions.Credential)}: only one of them can be meant.");
        if (options.Credential is { NeedsEncryption: true } && settings.SslMode is SslMode.Disable or SslMode.Allow or SslMode.Prefer)
        {
            problems.Add($"'{name}' sends a token as its password and must not send it in the clear: set SSL Mode=VerifyFull (or Require) in its connection string.");
        }

        foreach (var contradiction in TopologyProfile.Contradictions(options.Topology ?? TopologyDetection.Of(settings), settings)) problems.Add($"The connection string of '{name}': {contradiction}");
        return problems;
    }

    private static void CheckNumbers(LifeguardOptions options, List<string> problems)
    {
        Positive(options.AcquisitionTimeout, nameof(options.AcquisitionTimeout));
        Positive(options.RetryBaseDelay, nameof(options.RetryBaseDelay));
        Positive(options.IdleProbeThreshold, nameof(options.IdleProbeThreshold));
        Positive(options.IdleProbeTimeout, nameof(options.IdleProbeTimeout));
        Positive(options.LeakThreshold, nameof(options.LeakThreshold));
        Positive(options.BreakerMinimumBreak, nameof(options.BreakerMinimumBreak));
        if (options.FunctionTimeout is { } function) Positive(function, nameof(options.FunctionTimeout));
        if (options.DeadlineReserve < TimeSpan.Zero) problems.Add($"{nameof(options.DeadlineReserve)} is {options.DeadlineReserve}: it must not be negative.");
        if (options.FunctionTimeout is { } total && total > TimeSpan.Zero && options.DeadlineReserve >= total) problems.Add($"{nameof(options.DeadlineReserve)} ({options.DeadlineReserve}) takes all of {nameof(options.FunctionTimeout)} ({total}).");
        Within(options.DeadlineReserveRatio, 0, 0.9, nameof(options.DeadlineReserveRatio));
        Within(options.AcquisitionShare, 0.01, 1, nameof(options.AcquisitionShare));
        Within(options.BreakerFailureRatio, 0.01, 1, nameof(options.BreakerFailureRatio));
        AtLeast(options.MaxAcquireRetries, 0, nameof(options.MaxAcquireRetries));
        AtLeast(options.MaxReruns, 0, nameof(options.MaxReruns));

        // Both are floors of the library that counts.
        AtLeast(options.BreakerMinimumThroughput, 2, nameof(options.BreakerMinimumThroughput));
        if (options.BreakerSamplingDuration < TimeSpan.FromMilliseconds(500)) problems.Add($"{nameof(options.BreakerSamplingDuration)} is {options.BreakerSamplingDuration}: it must be 0.5 s or more.");
        if (options.BreakerMinimumBreak < TimeSpan.FromMilliseconds(500)) problems.Add($"{nameof(options.BreakerMinimumBreak)} is {options.BreakerMinimumBreak}: it must be 0.5 s or more.");
        if (options.BreakerMaximumBreak < options.BreakerMinimumBreak) problems.Add($"{nameof(options.BreakerMaximumBreak)} ({options.BreakerMaximumBreak}) is less than {nameof(options.BreakerMinimumBreak)} ({options.BreakerMinimumBreak}).");
        if (options.RetryMaxDelay < options.RetryBaseDelay) problems.Add($"{nameof(options.RetryMaxDelay)} ({options.RetryMaxDelay}) is less than {nameof(options.RetryBaseDelay)} ({options.RetryBaseDelay}).");
        if (options.Concurrency is { } concurrency) AtLeast(concurrency, 1, nameof(options.Concurrency));
        if (options.MaxPoolSize is { } size) AtLeast(size, 1, nameof(options.MaxPoolSize));
        if (options.Clock is null) problems.Add($"{nameof(options.Clock)} is null.");

        void Positive(TimeSpan value, string name)
        {
            if (value <= TimeSpan.Zero) problems.Add($"{name} is {value}: it must be more than zero.");
        }

        void Within(double value, double low, double high, string name)
        {
            if (!(value >= low && value <= high)) problems.Add(FormattableString.Invariant($"{name} is {value}: it must be between {low} and {high}."));
        }

        void AtLeast(int value, int least, string name)
        {
            if (value < least) problems.Add($"{name} is {value}: it must be {least} or more.");
        }
    }
}
