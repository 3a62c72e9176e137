using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Util;

namespace Lifeguard.Clouds.Tests;

public sealed class TokensOfGoogle
{
    private static readonly CredentialRequest Request = new("10.0.0.5", 5432, "shop@project.iam", "shop", IsRetry: false);

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_its_end_by_googles_own_library()
    {
        var account = new Account();
        var credential = new GoogleIamCredential(account);
        Assert.Equal("token1", await credential.GetPasswordAsync(Request, CancellationToken.None));
        account.Time.UtcNow += TimeSpan.FromMinutes(30);
        Assert.Equal("token1", await credential.GetPasswordAsync(Request, CancellationToken.None));
        account.Time.UtcNow += TimeSpan.FromMinutes(31);
        Assert.Equal("token2", await credential.GetPasswordAsync(Request, CancellationToken.None));
    }

    [Fact]
    public async Task Those_who_ask_at_the_same_time_share_one_token()
    {
        var account = new Account();
        var credential = new GoogleIamCredential(account);
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => credential.GetPasswordAsync(Request, CancellationToken.None).AsTask()));
        Assert.All(all, token => Assert.Equal("token1", token));
    }

    [Fact]
    public async Task A_token_that_the_server_refused_is_not_used_again()
    {
        var credential = new GoogleIamCredential(new Account());
        await credential.GetPasswordAsync(Request, CancellationToken.None);
        Assert.Equal("token2", await credential.GetPasswordAsync(Request with { IsRetry = true }, CancellationToken.None));
        Assert.Equal("token2", await credential.GetPasswordAsync(Request, CancellationToken.None));
    }

    [Fact]
    public async Task A_source_of_the_callers_that_cannot_be_told_to_refresh_is_asked_again()
    {
        var credential = new GoogleIamCredential(new Plain());
        Assert.Equal("plain1", await credential.GetPasswordAsync(Request, CancellationToken.None));
        Assert.Equal("plain2", await credential.GetPasswordAsync(Request with { IsRetry = true }, CancellationToken.None));
    }

    [Fact]
    public void It_does_not_travel_in_the_clear() => Assert.True(new GoogleIamCredential().NeedsEncryption);

    private sealed class Account : ServiceCredential
    {
        private int _asked;

        public Account()
            : this(new Clock())
        {
        }

        private Account(Clock clock)
            : base(new Initializer("http://127.0.0.1:1/") { Clock = clock }) => Time = clock;

        public Clock Time { get; }

        public override Task<bool> RequestAccessTokenAsync(CancellationToken taskCancellationToken)
        {
            Token = new TokenResponse { AccessToken = $"token{Interlocked.Increment(ref _asked)}", ExpiresInSeconds = 3600, IssuedUtc = Time.UtcNow };
            return Task.FromResult(true);
        }
    }

    private sealed class Clock : IClock
    {
        public DateTime Now => UtcNow.ToLocalTime();

        public DateTime UtcNow { get; set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    }

    private sealed class Plain : ITokenAccess
    {
        private int _asked;

        public Task<string> GetAccessTokenForRequestAsync(string authUri, CancellationToken cancellationToken) => Task.FromResult($"plain{++_asked}");
    }
}
