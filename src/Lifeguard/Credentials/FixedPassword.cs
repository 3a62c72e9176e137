namespace Lifeguard.Credentials;

internal sealed class FixedPassword(string password) : DatabaseCredential
{
    public override bool CanRefresh => false;

    public override ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken) => new(password);
}
