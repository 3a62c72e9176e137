using System.Globalization;

namespace Lifeguard.Credentials.Aws;

/// <summary>A token of RDS IAM: a signed request that nobody sends. It holds for 15 minutes and no longer than the keys that signed it, so it is made anew each time.</summary>
internal sealed class RdsIamCredential(string? region, Func<CancellationToken, ValueTask<AwsKeys>> keys, TimeProvider clock) : DatabaseCredential
{
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    public override bool NeedsEncryption => true;

    public override async ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken)
    {
        var signing = await keys(cancellationToken).ConfigureAwait(false);
        return Token(signing, Region(), request.Host, request.Port, request.Username, clock.GetUtcNow());
    }

    public static string Token(AwsKeys keys, string region, string host, int port, string username, DateTimeOffset now)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"{host.ToLowerInvariant()}:{port}");
        var query = SigV4.Presign(keys, "rds-db", region, address, "/", [("Action", "connect"), ("DBUser", username)], SigV4.NoBody, Validity, now);
        return $"{address}/?{query}";
    }

    private string Region() => region
        ?? Environment.GetEnvironmentVariable("AWS_REGION")
        ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION")
        ?? throw new InvalidOperationException("The region of the database is not known: pass it to DatabaseCredential.RdsIam, or set AWS_REGION.");
}
