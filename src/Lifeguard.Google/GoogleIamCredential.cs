using Google.Apis.Auth.OAuth2;

namespace Lifeguard;

/// <summary>A token of Google Cloud IAM for Cloud SQL and AlloyDB. The user name of the connection string is the account's e-mail address, for a service account without <c>.gserviceaccount.com</c>.</summary>
/// <remarks>
/// The token is a password and goes over TLS only: <c>SSL Mode=VerifyFull</c> or <c>Require</c>. With the Auth Proxy and <c>--auto-iam-authn</c> it is the proxy that logs in, and this is not needed.
/// Google's library keeps tokens until shortly before their end.
/// </remarks>
public sealed class GoogleIamCredential : DatabaseCredential
{
    /// <summary>What tokens for logging in are asked for; they allow nothing else.</summary>
    public const string LoginScope = "https://www.googleapis.com/auth/sqlservice.login";

    private readonly ITokenAccess? _given;
    private ITokenAccess? _source;

    /// <summary>Makes the credential. Nothing is asked yet.</summary>
    /// <param name="source">Where tokens come from, with the scope <see cref="LoginScope"/>. By default the application's default credentials with that scope, looked for when they are first needed.</param>
    public GoogleIamCredential(ITokenAccess? source = null) => _source = _given = source;

    /// <inheritdoc/>
    public override bool NeedsEncryption => true;

    /// <inheritdoc/>
    public override async ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken)
    {
        var source = _source ??= (await GoogleCredential.GetApplicationDefaultAsync(cancellationToken).ConfigureAwait(false)).CreateScoped(LoginScope);

        // What is kept there was refused; a token that is asked for by name takes its place.
        if (request.IsRetry && Refreshable(source) is { } service) await service.RequestAccessTokenAsync(cancellationToken).ConfigureAwait(false);
        return await source.GetAccessTokenForRequestAsync(authUri: null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override void Forget() => _source = _given;

    private static ServiceCredential? Refreshable(ITokenAccess source) => source as ServiceCredential ?? (source as GoogleCredential)?.UnderlyingCredential as ServiceCredential;
}
