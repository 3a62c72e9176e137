using Microsoft.Extensions.Configuration;

namespace Lifeguard.Configuration;

/// <summary>Where the connection string of a name is found.</summary>
internal static class ConnectionStringSource
{
    /// <summary>The environment variable of that name, then <c>ConnectionStrings__NAME</c>, then the configuration.</summary>
    public static string? Find(string name, IConfiguration? configuration) =>
        Variable(name) ?? Variable($"ConnectionStrings__{name}") ?? configuration?.GetSection("ConnectionStrings")[name] ?? configuration?[name];

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
