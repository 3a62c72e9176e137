using Lifeguard.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lifeguard.Tests.Configuration;

public sealed class WrongOptions
{
    private const string Good = "Host=localhost;Username=app;Database=shop";

    public static TheoryData<string, Action<LifeguardOptions>, string> Mistakes => new()
    {
        { Good, options => options.AcquisitionTimeout = TimeSpan.Zero, "AcquisitionTimeout" },
        { Good, options => options.DeadlineReserve = TimeSpan.FromSeconds(-1), "DeadlineReserve" },
        { Good, options => options.DeadlineReserveRatio = 1.5, "DeadlineReserveRatio" },
        { Good, options => options.DeadlineReserveRatio = double.NaN, "DeadlineReserveRatio" },
        { Good, options => options.AcquisitionShare = 0, "AcquisitionShare" },
        { Good, options => options.MaxAcquireRetries = -1, "MaxAcquireRetries" },
        { Good, options => options.BreakerMinimumThroughput = 1, "BreakerMinimumThroughput" },
        { Good, options => options.BreakerMaximumBreak = TimeSpan.FromSeconds(1), "BreakerMaximumBreak" },
        { Good, options => options.BreakerSamplingDuration = TimeSpan.FromMilliseconds(1), "BreakerSamplingDuration" },
        { Good, options => options.RetryMaxDelay = TimeSpan.FromMilliseconds(1), "RetryMaxDelay" },
        { Good, options => options.MaxPoolSize = 0, "MaxPoolSize" },
        { Good, options => options.Concurrency = 0, "Concurrency" },
        { Good, options => options.LeakThreshold = TimeSpan.Zero, "LeakThreshold" },
        { Good, options => (options.FunctionTimeout, options.DeadlineReserve) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)), "takes all of FunctionTimeout" },
        { "", _ => { }, "No connection string for 'orders'" },
        { "postgres://app:Unspeakable@localhost/shop", _ => { }, "cannot be read" },
        { "Nonsense=Unspeakable", _ => { }, "cannot be read" },
        { "Username=app", _ => { }, "names no Host" },
        { Good + ";Pooling=false", _ => { }, "Pooling=false" },
        { Good + ";Password=Unspeakable", options => options.Credential = DatabaseCredential.FromPassword("x"), "only one of them" },
        { Good, options => options.Credential = DatabaseCredential.RdsIam("eu-west-1"), "SSL Mode" },
        { Good + ";Search Path=Unspeakable", options => options.Topology = DatabaseTopology.PgBouncerTransaction, "'Search Path'" },
        { Good + ";Options=-c statement_timeout=5s", options => options.Topology = DatabaseTopology.AzurePgBouncer, "'Options'" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Each_mistake_is_named_and_no_secret_with_it(string connectionString, Action<LifeguardOptions> configure, string expected)
    {
        var options = new LifeguardOptions { ConnectionString = connectionString };
        configure(options);
        var error = Assert.Throws<LifeguardConfigurationException>(() => new PooledDatabase(options, "orders"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Single(error.Problems);
        Assert.DoesNotContain("Unspeakable", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_right() => Assert.Empty(OptionsCheck.Problems(new LifeguardOptions(), Good, "orders"));

    [Fact]
    public void All_mistakes_are_told_at_once() => Assert.Equal(3, Assert.Throws<LifeguardConfigurationException>(
        () => new PooledDatabase(new LifeguardOptions { MaxPoolSize = 0, MaxReruns = -1, ConnectionString = Good + ";Pooling=false" })).Problems.Count);

    [Fact]
    public void A_token_may_travel_where_it_is_encrypted() => Assert.Empty(
        OptionsCheck.Problems(new LifeguardOptions { Credential = DatabaseCredential.RdsIam("eu-west-1") }, Good + ";SSL Mode=VerifyFull", "orders"));

    [Fact]
    public void An_application_learns_of_them_when_it_starts()
    {
        using var services = new ServiceCollection().AddLifeguard("orders", options => (options.ConnectionString, options.MaxPoolSize) = (Good, 0)).BuildServiceProvider();
        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("MaxPoolSize", error.Message, StringComparison.Ordinal);
    }
}
