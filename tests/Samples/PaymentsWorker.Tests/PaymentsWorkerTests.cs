using Amazon.Lambda.SQSEvents;

[assembly: AssemblyFixture(typeof(PaymentsWorker.Tests.Database))]

namespace PaymentsWorker.Tests;

public sealed class PaymentsWorkerTests(Database database) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await database.ExecuteAsync("TRUNCATE entries; UPDATE accounts SET balance = 0");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task PaymentsAreBookedInEuro()
    {
        Assert.Empty(await HandleAsync(Payment("rent", 800m, "EUR"), Payment("rent", 100m, "CHF")));

        Assert.Equal(905.00m, await BalanceAsync("rent"));
    }

    [Fact]
    public async Task APaymentThatIsDeliveredTwiceIsBookedOnce()
    {
        var payment = Payment("rent", 50m, "EUR");

        Assert.Empty(await HandleAsync(payment));
        Assert.Empty(await HandleAsync(payment));

        Assert.Equal(50m, await BalanceAsync("rent"));
    }

    [Fact]
    public async Task OnlyTheMessageThatFailsIsReported()
    {
        var unknown = Payment("nobody", 1m, "EUR");

        Assert.Equal([unknown.MessageId], await HandleAsync(Payment("repairs", 10m, "EUR"), unknown, Payment("repairs", 5m, "EUR")));

        Assert.Equal(15m, await BalanceAsync("repairs"));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM entries WHERE account = 'nobody'"));
    }

    [Fact]
    public async Task OverlappingBatchesAddUp()
    {
        var failures = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HandleAsync(Payment("rent", 10m, "EUR"), Payment("repairs", 1m, "EUR"))));

        Assert.All(failures, Assert.Empty);
        Assert.Equal((40m, 4m), (await BalanceAsync("rent"), await BalanceAsync("repairs")));
    }

    private Task<decimal> BalanceAsync(string account) => database.ScalarAsync<decimal>($"SELECT balance FROM accounts WHERE name = '{account}'");

    private static async Task<IEnumerable<string>> HandleAsync(params SQSEvent.SQSMessage[] messages)
    {
        var response = await PaymentsWorker.Program.HandleAsync(new SQSEvent { Records = [.. messages] }, new LambdaContext());
        return response.BatchItemFailures.Select(failure => failure.ItemIdentifier);
    }

    private static SQSEvent.SQSMessage Payment(string account, decimal amount, string currency) => new()
    {
        MessageId = Guid.NewGuid().ToString(),
        Body = $$"""{"id":"{{Guid.NewGuid()}}","account":"{{account}}","amount":{{amount.ToString(System.Globalization.CultureInfo.InvariantCulture)}},"currency":"{{currency}}"}""",
    };
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("PAYMENTS_DB");
