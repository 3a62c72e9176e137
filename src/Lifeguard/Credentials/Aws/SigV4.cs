using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lifeguard.Credentials.Aws;

/// <summary>Signs a GET request in its query, by AWS Signature Version 4.</summary>
internal static class SigV4
{
    /// <summary>The hash of a body that is not there.</summary>
    public static readonly string NoBody = Hex(SHA256.HashData([]));

    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The query with its signature behind it.</summary>
    /// <param name="host">As the header says it: with the port, unless it is the usual one.</param>
    /// <param name="path">Encoded already.</param>
    /// <param name="query">What the request asks; names and values as they are.</param>
    /// <param name="bodyHash">In hexadecimal; <see cref="NoBody"/>, or what the service takes in its place.</param>
    public static string Presign(AwsKeys keys, string service, string region, string host, string path, IEnumerable<(string Name, string Value)> query, string bodyHash, TimeSpan validFor, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var date = time[..8];
        var scope = $"{date}/{region}/{service}/aws4_request";
        var parameters = new List<(string Name, string Value)>(query)
        {
            ("X-Amz-Algorithm", Algorithm),
            ("X-Amz-Credential", $"{keys.AccessKeyId}/{scope}"),
            ("X-Amz-Date", time),
            ("X-Amz-Expires", ((long)validFor.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
            ("X-Amz-SignedHeaders", "host"),
        };
        if (!string.IsNullOrEmpty(keys.SessionToken)) parameters.Add(("X-Amz-Security-Token", keys.SessionToken));

        var canonicalQuery = string.Join('&', parameters
            .Select(parameter => (Name: Encode(parameter.Name), Value: Encode(parameter.Value)))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal).ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Name}={parameter.Value}"));
        var request = $"GET\n{path}\n{canonicalQuery}\nhost:{host}\n\nhost\n{bodyHash}";
        var toSign = $"{Algorithm}\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
        var signature = Hex(HMACSHA256.HashData(SigningKey(keys.SecretAccessKey, date, region, service), Encoding.UTF8.GetBytes(toSign)));
        return $"{canonicalQuery}&X-Amz-Signature={signature}";
    }

    /// <summary>The key of a day, a region and a service.</summary>
    public static byte[] SigningKey(string secret, string date, string region, string service)
    {
        var key = Encoding.UTF8.GetBytes($"AWS4{secret}");
        foreach (var part in (ReadOnlySpan<string>)[date, region, service, "aws4_request"]) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }

    // Leaves exactly A-Z a-z 0-9 - _ . ~, as the signature wants it.
    private static string Encode(string text) => Uri.EscapeDataString(text);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
