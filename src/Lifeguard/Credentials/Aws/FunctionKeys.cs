using System.Net.Http.Headers;
using System.Text.Json;

namespace Lifeguard.Credentials.Aws;

/// <summary>The keys that a function or a container is given: in the environment, or at an endpoint of its own that the environment names.</summary>
internal static class FunctionKeys
{
    private const string RelativeEndpoint = "http://169.254.170.2";

    private static readonly Lazy<HttpClient> Client = new(() => new HttpClient { Timeout = TimeSpan.FromSeconds(2) });

    public static ValueTask<AwsKeys> GetAsync(CancellationToken cancellationToken) => GetAsync(Environment.GetEnvironmentVariable, cancellationToken);

    /// <param name="variable">Reads a variable of the environment.</param>
    public static async ValueTask<AwsKeys> GetAsync(Func<string, string?> variable, CancellationToken cancellationToken)
    {
        if (variable("AWS_ACCESS_KEY_ID") is { Length: > 0 } id && variable("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret)
        {
            return new AwsKeys(id, secret, variable("AWS_SESSION_TOKEN") is { Length: > 0 } token ? token : null);
        }

        var endpoint = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is { Length: > 0 } relative ? RelativeEndpoint + relative : variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (string.IsNullOrEmpty(endpoint)) throw new InvalidOperationException("No keys of AWS: neither AWS_ACCESS_KEY_ID nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set. Pass them to DatabaseCredential.RdsIam.");
        return await FromEndpointAsync(new Uri(endpoint), variable, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<AwsKeys> FromEndpointAsync(Uri endpoint, Func<string, string?> variable, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        if (await AuthorizationAsync(variable, cancellationToken).ConfigureAwait(false) is { Length: > 0 } authorization) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Client.Value.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        var root = document.RootElement;
        return new AwsKeys(
            root.GetProperty("AccessKeyId").GetString() ?? throw Incomplete(),
            root.GetProperty("SecretAccessKey").GetString() ?? throw Incomplete(),
            root.TryGetProperty("Token", out var token) ? token.GetString() : null);

        static InvalidOperationException Incomplete() => new("The endpoint for keys of AWS answered without them.");
    }

    private static async Task<string?> AuthorizationAsync(Func<string, string?> variable, CancellationToken cancellationToken) =>
        variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { Length: > 0 } file
            ? (await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false)).Trim()
            : variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
}
