using System.Globalization;

namespace Lifeguard.Configuration;

/// <summary>What the host tells through the environment: how many invocations share this process, and what the function is called.</summary>
internal static class HostConcurrency
{
    private const int Unknown = 10;

    public static int Of(LifeguardOptions options) => options.Concurrency ?? OfThisProcess;

    /// <summary>As many connections as invocations; and a second one where there is one, so that it can be replaced while its last command is still ending.</summary>
    public static int PoolSize(LifeguardOptions options) => options.MaxPoolSize ?? Math.Max(2, Of(options));

    public static string? FunctionName =>
        Read("AWS_LAMBDA_FUNCTION_NAME") ?? Read("WEBSITE_SITE_NAME") ?? Read("K_SERVICE");

    private static int OfThisProcess
    {
        get
        {
            // Lambda Managed Instances run several at once and say how many.
            if (int.TryParse(Read("AWS_LAMBDA_MAX_CONCURRENCY"), NumberStyles.None, CultureInfo.InvariantCulture, out var many) && many > 0) return many;
            return Read("AWS_LAMBDA_FUNCTION_NAME") is not null ? 1 : Unknown;
        }
    }

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
