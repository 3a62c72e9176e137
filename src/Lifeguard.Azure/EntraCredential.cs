using Azure.Core;
using Azure.Identity;

namespace Lifeguard;

/// <summary>A token of Microsoft Entra for Azure Database for PostgreSQL. The user name of the connection string is the name of the identity as the database knows it.</summary>
/// <remarks>Azure takes a token over TLS only: <c>SSL Mode=VerifyFull</c> or <c>Require</c>. Its built-in PgBouncer takes tokens as well.</remarks>
public sealed class EntraCredential : ExpiringCredential
{
    /// <summary>What tokens for Azure Database for PostgreSQL are asked for.</summary>
    public const string DefaultScope = "https://ossrdbms-aad.database.windows.net/.default";

    private readonly Lazy<TokenCredential> _source;
    private readonly TokenRequestContext _context;

    /// <summary>Makes the credential. Nothing is asked yet.</summary>
    /// <param name="source">
    /// Where tokens come from. By default <see cref="DefaultAzureCredential"/>, made when it is first needed, which tries one source after another: name yours
    /// (<c>new ManagedIdentityCredential(…)</c>) to save that time at a cold start. A source with a cache of its own may answer with a token that the server has refused.
    /// </param>
    /// <param name="scope">What the tokens are for; another one in the clouds of governments.</param>
    /// <param name="clock">By default the system's.</param>
    public EntraCredential(TokenCredential? source = null, string scope = DefaultScope, TimeProvider? clock = null)
        : base(clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scope);
        _source = source is null ? new Lazy<TokenCredential>(static () => new DefaultAzureCredential()) : new Lazy<TokenCredential>(source);
        _context = new TokenRequestContext([scope]);
    }

    /// <inheritdoc/>
    protected override async ValueTask<ExpiringToken> RequestTokenAsync(CredentialRequest request, CancellationToken cancellationToken)
    {
        var token = await _source.Value.GetTokenAsync(_context, cancellationToken).ConfigureAwait(false);
        return new ExpiringToken(token.Token, token.ExpiresOn);
    }
}
