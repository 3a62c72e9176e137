using Lifeguard.Retry;

namespace Lifeguard.Tests.Configuration;

/// <summary>What happens around a snapshot of the process.</summary>
public sealed class Snapshots(Database server)
{
    [Fact]
    public async Task Before_it_connections_are_closed_and_after_it_there_is_a_new_one_when_it_is_needed()
    {
        await using var database = server.Pool(options => options.ConfigureConnectionString = settings => settings.ApplicationName = "snapshots");
        var restore = new SnapshotRestore();
        database.RegisterSnapshotHooks(restore.RegisterBeforeSnapshot, restore.RegisterAfterRestore);
        var before = await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID));
        Assert.Equal(1L, await CountAsync());

        await restore.TakeSnapshotAsync();
        while (await CountAsync() > 0) await Task.Delay(10);

        await restore.RestoreAsync();
        Assert.Equal(0L, await CountAsync());
        Assert.NotEqual(before, await database.WithConnectionAsync((connection, _) => Task.FromResult(connection.ProcessID)));
    }

    [Fact]
    public void The_hooks_fit_what_AWS_registers_them_with()
    {
        // Bound by the compiler: the contract has the signatures of the package and nothing that runs.
        Action<PooledDatabase> register = static database => database.RegisterSnapshotHooks(Amazon.Lambda.Core.SnapshotRestore.RegisterBeforeSnapshot, Amazon.Lambda.Core.SnapshotRestore.RegisterAfterRestore);
        Assert.NotNull(register);
    }

    [Fact]
    public async Task Many_copies_that_wake_up_together_connect_to_nothing()
    {
        var copies = Enumerable.Range(0, 50).Select(_ => server.Pool(options => options.ConfigureConnectionString = settings => settings.ApplicationName = "copies")).ToList();
        var restore = new SnapshotRestore();
        foreach (var copy in copies) copy.RegisterSnapshotHooks(restore.RegisterBeforeSnapshot, restore.RegisterAfterRestore);
        await restore.TakeSnapshotAsync();
        await restore.RestoreAsync();
        Assert.Equal(0L, await server.AskAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'copies'"));
        foreach (var copy in copies) await copy.DisposeAsync();
    }

    [Fact]
    public async Task After_it_a_breaker_that_was_open_is_closed()
    {
        await using var database = server.Pool(options => (options.ConnectionString, options.MaxAcquireRetries) =
            ($"Host=127.0.0.1;Port={Database.DeadPort()};Username=x;SSL Mode=Disable;GSS Encryption Mode=Disable", 0));
        for (var i = 0; i < 3; i++) await Assert.ThrowsAsync<ConnectionAcquisitionException>(() => database.WithConnectionAsync((_, _) => Task.FromResult(1)));
        Assert.Equal(BreakerState.Open, database.BreakerState);
        await database.AfterRestoreAsync();
        Assert.Equal(BreakerState.Closed, database.BreakerState);
    }

    [Fact]
    public async Task After_it_the_credential_is_a_fresh_one()
    {
        var credential = new Forgetful();
        await using var database = server.Pool(options => options.Credential = credential);
        await database.AfterRestoreAsync();
        Assert.Equal(1, credential.Forgotten);
    }

    [Fact]
    public void Copies_draw_their_waits_anew()
    {
        var options = new LifeguardOptions();
        var (one, other) = (new Backoff(options, seed: 1), new Backoff(options, seed: 1));
        Assert.Equal(one.Next(), other.Next());
        one.Reseed();
        Assert.NotEqual(Enumerable.Range(0, 4).Select(_ => one.Next()), Enumerable.Range(0, 4).Select(_ => other.Next()));
    }

    private async Task<long> CountAsync() => (long)(await server.AskAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'snapshots'"))!;

    private sealed class Forgetful : DatabaseCredential
    {
        public int Forgotten { get; private set; }

        public override ValueTask<string> GetPasswordAsync(CredentialRequest request, CancellationToken cancellationToken) => new("unused");

        public override void Forget() => Forgotten++;
    }

    /// <summary>Of the shape of the type of that name in Amazon.Lambda.Core.</summary>
    private sealed class SnapshotRestore
    {
        private readonly List<Func<ValueTask>> _before = [];
        private readonly List<Func<ValueTask>> _after = [];

        public void RegisterBeforeSnapshot(Func<ValueTask> action) => _before.Add(action);

        public void RegisterAfterRestore(Func<ValueTask> action) => _after.Add(action);

        public async Task TakeSnapshotAsync()
        {
            foreach (var action in _before) await action();
        }

        public async Task RestoreAsync()
        {
            foreach (var action in _after) await action();
        }
    }
}
