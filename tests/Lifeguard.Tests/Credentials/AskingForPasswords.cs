using Lifeguard.Credentials;
using Lifeguard.Tests.Doubles;
using Npgsql;

namespace Lifeguard.Tests.Credentials;

public sealed class AskingForPasswords(Database server)
{
    private static readonly CredentialRequest Request = new("host", 5432, "user", "db", IsRetry: false);

    [Fact]
    public async Task Those_who_ask_at_the_same_time_share_one_answer_and_later_ones_get_a_new_one()
    {
        var (asked, answer) = (0, new TaskCompletionSource<string>());
        var flight = new CredentialFlight(DatabaseCredential.From((_, _) => new ValueTask<string>(Interlocked.Increment(ref asked) == 1 ? answer.Task : Task.FromResult("second"))), "pool", TimeProvider.System);
        var all = Enumerable.Range(0, 10).Select(_ => flight.GetAsync(Request, CancellationToken.None).AsTask()).ToList();
        answer.SetResult("first");
        Assert.All(await Task.WhenAll(all), password => Assert.Equal("first", password));
        Assert.Equal("second", await flight.GetAsync(Request, CancellationToken.None));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_take_the_answer_from_the_others()
    {
        var answer = new TaskCompletionSource<string>();
        var flight = new CredentialFlight(DatabaseCredential.From((_, token) => new ValueTask<string>(answer.Task.WaitAsync(token))), "pool", TimeProvider.System);
        using var source = new CancellationTokenSource();
        var impatient = flight.GetAsync(Request, source.Token).AsTask();
        var patient = flight.GetAsync(Request, CancellationToken.None).AsTask();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        answer.SetResult("password");
        Assert.Equal("password", await patient);
    }

    [Fact]
    public async Task A_source_that_never_answers_is_given_up_and_asked_anew()
    {
        var (clock, asked) = (new ManualClock(), 0);
        var never = new TaskCompletionSource<string>();
        var flight = new CredentialFlight(DatabaseCredential.From((_, _) => new ValueTask<string>(Interlocked.Increment(ref asked) == 1 ? never.Task : Task.FromResult("second"))), "pool", clock);
        var first = flight.GetAsync(Request, CancellationToken.None).AsTask();
        while (Volatile.Read(ref asked) == 0) await Task.Delay(5);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(first.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("could not be had after 11000 ms", (await Assert.ThrowsAsync<CredentialUnavailableException>(() => first)).Message, StringComparison.Ordinal);
        Assert.Equal("second", await flight.GetAsync(Request, CancellationToken.None));
    }

    [Fact]
    public async Task A_late_answer_to_a_question_that_was_overtaken_ends_no_other_question()
    {
        var answers = new[] { new TaskCompletionSource<string>(), new TaskCompletionSource<string>(), new TaskCompletionSource<string>() };
        var asked = 0;
        var flight = new CredentialFlight(DatabaseCredential.From((_, _) => new ValueTask<string>(answers[Interlocked.Increment(ref asked) - 1].Task)), "pool", TimeProvider.System);
        var first = flight.GetAsync(Request, CancellationToken.None).AsTask();
        while (Volatile.Read(ref asked) < 1) await Task.Delay(5);
        flight.Refused();
        var second = flight.GetAsync(Request, CancellationToken.None).AsTask();
        while (Volatile.Read(ref asked) < 2) await Task.Delay(5);
        answers[0].SetResult("old");
        Assert.Equal("old", await first);
        var third = flight.GetAsync(Request, CancellationToken.None).AsTask();
        answers[1].SetResult("new");
        Assert.Equal(("new", "new"), (await second, await third));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task After_a_refusal_the_question_says_so_until_it_is_answered()
    {
        var retries = new List<bool>();
        var flight = new CredentialFlight(
            DatabaseCredential.From((request, _) =>
            {
                retries.Add(request.IsRetry);
                return new("password");
            }),
            "pool", TimeProvider.System);
        await flight.GetAsync(Request, CancellationToken.None);
        flight.Refused();
        await flight.GetAsync(Request, CancellationToken.None);
        await flight.GetAsync(Request, CancellationToken.None);
        Assert.Equal([false, true, false], retries);
    }

    [Fact]
    public async Task A_password_changed_under_way_costs_one_attempt_with_a_fresh_one()
    {
        var (log, current, requests) = (new LogRecorder(), "first", new List<bool>());
        await server.AskAsync("ALTER ROLE secretive PASSWORD 'first'");
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString = server.As("secretive");

                // A cache that learns of the change only when it is told that its password was refused.
                options.Credential = DatabaseCredential.From((request, _) =>
                {
                    requests.Add(request.IsRetry);
                    if (request.IsRetry) current = "second";
                    return new(current);
                });
            },
            log);
        using var meter = new MeterRecorder(database.Name);
        Assert.Equal("secretive", await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT current_user::text", token)));

        await server.AskAsync("ALTER ROLE secretive PASSWORD 'second'");
        await database.BeforeSnapshotAsync();
        Assert.Equal("secretive", await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT current_user::text", token)));
        Assert.Equal([false, false, true], requests);
        Assert.Single(log.Of(13));
        Assert.Equal(3, meter.Sum("lifeguard.credential.refresh"));
    }

    [Fact]
    public async Task A_token_is_asked_for_once_while_it_holds_and_once_more_when_it_is_refused()
    {
        await server.AskAsync("CREATE ROLE tokens LOGIN PASSWORD 'token1' IN ROLE secretives");
        var credential = new Tokens();
        await using var database = server.Pool(options => (options.ConnectionString, options.Credential, options.MaxPoolSize) = (server.As("tokens"), credential, 4));
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT pg_sleep(0.05)", token))));
            await database.BeforeSnapshotAsync();
        }

        Assert.Equal([false], credential.Asked);
        await server.AskAsync("ALTER ROLE tokens PASSWORD 'token2'");
        Assert.Equal("tokens", await database.WithConnectionAsync((connection, token) => connection.ScalarAsync("SELECT current_user::text", token)));
        Assert.Equal([false, true], credential.Asked);
    }

    private sealed class Tokens : ExpiringCredential
    {
        public System.Collections.Concurrent.ConcurrentQueue<bool> Asked { get; } = new();

        // The server of the tests has no certificate.
        public override bool NeedsEncryption => false;

        protected override ValueTask<ExpiringToken> RequestTokenAsync(CredentialRequest request, CancellationToken cancellationToken)
        {
            Asked.Enqueue(request.IsRetry);
            return new(new ExpiringToken($"token{Asked.Count}", DateTimeOffset.UtcNow + TimeSpan.FromHours(1)));
        }
    }

    [Fact]
    public void A_token_does_not_print_itself() => Assert.DoesNotContain("hidden", new ExpiringToken("hidden", DateTimeOffset.UnixEpoch).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_password_that_stays_wrong_is_asked_for_twice_and_no_more()
    {
        var asked = 0;
        await using var database = server.Pool(options =>
        {
            options.ConnectionString = server.As("secretive");
            options.Credential = DatabaseCredential.From((_, _) =>
            {
                asked++;
                return new("wrong");
            });
        });
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(AcquisitionFailure.AuthenticationFailed, error.Reason);
        Assert.Equal("28P01", Assert.IsType<PostgresException>(error.InnerException).SqlState);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_fixed_password_that_is_wrong_is_not_tried_again()
    {
        await using var database = server.Pool(options =>
        {
            options.ConnectionString = server.As("secretive");
            options.Credential = DatabaseCredential.FromPassword("wrong");
        });
        using var meter = new MeterRecorder(database.Name);
        await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(0, meter.Sum("lifeguard.retry.attempts"));
    }

    [Fact]
    public async Task A_source_that_fails_is_named_as_the_reason()
    {
        await using var database = server.Pool(options =>
        {
            options.ConnectionString = server.As("secretive");
            options.Credential = DatabaseCredential.From((_, _) => throw new InvalidOperationException("vault is sealed"));
        });
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(AcquisitionFailure.CredentialUnavailable, error.Reason);
        Assert.Contains("vault is sealed", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_password_is_logged_or_told()
    {
        var log = new LogRecorder();
        await using var database = server.Pool(
            options =>
            {
                options.ConnectionString = $"{server.As("secretive")};Password=Unspeakable;Search Path=x";
                options.Topology = DatabaseTopology.RdsProxy;
            },
            log);
        await using var second = server.Pool(options => options.ConnectionString = $"{server.As("secretive")};Password=Unspeakable", log);
        var error = await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.DoesNotContain("Unspeakable", error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(log.All);
        Assert.All(log.All, line => Assert.DoesNotContain("Unspeakable", line, StringComparison.Ordinal));
    }
}
