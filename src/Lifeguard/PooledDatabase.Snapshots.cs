namespace Lifeguard;

public sealed partial class PooledDatabase
{
    /// <summary>Before a snapshot of the process is taken (AWS Lambda SnapStart): closes idle connections, which would be dead in every copy.</summary>
    /// <returns>Done at once.</returns>
    public ValueTask BeforeSnapshotAsync()
    {
        _source.Clear();
        _ledger.ForgetIdleTimes();
        Telemetry.Log.SnapshotHook(_logger, Name, "before the snapshot");
        return default;
    }

    /// <summary>
    /// After a copy of the process has woken up: a chance of its own for its waits, no credential of the time before, no count of failures. Connects to nothing: a thousand copies may wake up together.
    /// </summary>
    /// <returns>Ends when that is done.</returns>
    public async ValueTask AfterRestoreAsync()
    {
        _backoff.Reseed();
        _credentialSource?.Forget();
        _source.Clear();
        _ledger.ForgetIdleTimes();
        await _breaker.ResetAsync().ConfigureAwait(false);
        Telemetry.Log.SnapshotHook(_logger, Name, "after the restore");
    }

    /// <summary>Registers both hooks: <c>database.RegisterSnapshotHooks(SnapshotRestore.RegisterBeforeSnapshot, SnapshotRestore.RegisterAfterRestore)</c>.</summary>
    /// <param name="beforeSnapshot">Takes what is to run before the snapshot.</param>
    /// <param name="afterRestore">Takes what is to run after the restore.</param>
    public void RegisterSnapshotHooks(Action<Func<ValueTask>> beforeSnapshot, Action<Func<ValueTask>> afterRestore)
    {
        ArgumentNullException.ThrowIfNull(beforeSnapshot);
        ArgumentNullException.ThrowIfNull(afterRestore);
        beforeSnapshot(BeforeSnapshotAsync);
        afterRestore(AfterRestoreAsync);
    }
}
