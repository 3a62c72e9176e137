using Azure.Core;

namespace Lifeguard.Clouds.Tests;

public sealed class TokensOfEntra
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CredentialRequest Request = new("shop.postgres.database.azure.com", 5432, "shop-function", "shop", IsRetry: false);

    [Fact]
    public async Task A_token_for_databases_is_asked_for_and_kept_until_shortly_before_its_end()
    {
        var (clock, source) = (new WallClock(Start), new Source(Start + TimeSpan.FromHours(1)));
        var credential = new EntraCredential(source, clock: clock);
        Assert.Equal("token1", await credential.GetPasswordAsync(Request, CancellationToken.None));
        clock.Now += TimeSpan.FromMinutes(57);
        Assert.Equal("token1", await credential.GetPasswordAsync(Request, CancellationToken.None));
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal("token2", await credential.GetPasswordAsync(Request, CancellationToken.None));
        Assert.All(source.Scopes, scope => Assert.Equal("https://ossrdbms-aad.database.windows.net/.default", scope));
    }

    [Fact]
    public async Task A_token_that_the_server_refused_is_not_used_again()
    {
        var credential = new EntraCredential(new Source(Start + TimeSpan.FromHours(1)), clock: new WallClock(Start));
        await credential.GetPasswordAsync(Request, CancellationToken.None);
        Assert.Equal("token2", await credential.GetPasswordAsync(Request with { IsRetry = true }, CancellationToken.None));
        Assert.Equal("token2", await credential.GetPasswordAsync(Request, CancellationToken.None));
        credential.Forget();
        Assert.Equal("token3", await credential.GetPasswordAsync(Request, CancellationToken.None));
    }

    [Fact]
    public async Task Another_scope_may_be_named()
    {
        var source = new Source(Start);
        await new EntraCredential(source, "https://ossrdbms-aad.database.usgovcloudapi.net/.default").GetPasswordAsync(Request, CancellationToken.None);
        Assert.Equal(["https://ossrdbms-aad.database.usgovcloudapi.net/.default"], source.Scopes);
        Assert.Throws<ArgumentException>(() => new EntraCredential(source, " "));
    }

    [Fact]
    public async Task A_source_that_fails_is_asked_anew_the_next_time()
    {
        var source = new Source(Start + TimeSpan.FromHours(1)) { Fails = true };
        var credential = new EntraCredential(source, clock: new WallClock(Start));
        await Assert.ThrowsAsync<InvalidOperationException>(() => credential.GetPasswordAsync(Request, CancellationToken.None).AsTask());
        source.Fails = false;
        Assert.Equal("token2", await credential.GetPasswordAsync(Request, CancellationToken.None));
    }

    [Fact]
    public void It_does_not_travel_in_the_clear() => Assert.Contains(
        "SSL Mode",
        Assert.Throws<LifeguardConfigurationException>(() => new PooledDatabase(new LifeguardOptions { ConnectionString = "Host=h;Username=u;SSL Mode=Disable", Credential = new EntraCredential() })).Message,
        StringComparison.Ordinal);

    private sealed class Source(DateTimeOffset end) : TokenCredential
    {
        private int _asked;

        public bool Fails { get; set; }

        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            _asked++;
            return Fails ? throw new InvalidOperationException() : new(new AccessToken($"token{_asked}", end));
        }
    }
}
