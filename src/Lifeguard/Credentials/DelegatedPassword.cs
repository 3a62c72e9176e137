namespace Lifeguard.Credentials;

internal sealed class DelegatedPassword(Func<CredentialRequest, CancellationToken, ValueTask<string>> getPassword) : DatabaseCredential
{
    public override ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken) => getPassword(request, cancellationToken);
}
