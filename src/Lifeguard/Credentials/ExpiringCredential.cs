namespace Lifeguard;

/// <summary>A credential whose password holds for a while: a token. It is kept until shortly before its end, by the wall clock, so that a process that was frozen meanwhile does not use an old one.</summary>
/// <remarks>A token is needed at the moment of connecting only: a connection that is open outlives the token it was opened with.</remarks>
/// <param name="clock">By default the system's.</param>
public abstract class ExpiringCredential(TimeProvider? clock = null) : DatabaseCredential
{
    // The server's clock may be ahead of ours, and the handshake takes its time.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private volatile Kept? _kept;

    /// <inheritdoc/>
    public override bool NeedsEncryption => true;

    /// <inheritdoc/>
    public sealed override ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken)
    {
        var kept = _kept;
        return !request.IsRetry && kept is not null && kept.Matches(request) && kept.Token.ExpiresOn - Margin > _clock.GetUtcNow() ? new(kept.Token.Value) : AskAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public override void Forget() => _kept = null;

    /// <summary>Gets a token.</summary>
    /// <param name="request">Which connection it is for; <see cref="CredentialRequest.IsRetry"/> says that the server refused the last one: it must be a fresh one then.</param>
    /// <param name="cancellationToken">Ends after 10 s.</param>
    protected abstract ValueTask<ExpiringToken> RequestTokenAsync(CredentialRequest request, CancellationToken cancellationToken);

    private async ValueTask<string> AskAsync(CredentialRequest request, CancellationToken cancellationToken)
    {
        var token = await RequestTokenAsync(request, cancellationToken).ConfigureAwait(false);
        _kept = new Kept(request with { IsRetry = false }, token);
        return token.Value;
    }

    private sealed record Kept(CredentialRequest For, ExpiringToken Token)
    {
        public bool Matches(CredentialRequest request) => For == request;
    }
}

/// <summary>A token and its end.</summary>
/// <param name="Value">The token: a secret.</param>
/// <param name="ExpiresOn">When the server stops taking it.</param>
public readonly record struct ExpiringToken(string Value, DateTimeOffset ExpiresOn)
{
    /// <summary>When it ends, and never the token itself.</summary>
    public override string ToString() => $"{nameof(ExpiringToken)} until {ExpiresOn:u}";
}
