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
