using System.Threading.Tasks.Sources;

namespace Lifeguard.Execution;

/// <summary>Waits for a piece of work, but not for ever: it can be called off. Kept with its lease and used again, so that waiting allocates nothing.</summary>
internal sealed class WorkRace : IValueTaskSource<bool>
{
    private const int Waiting = 1;
    private const int Over = 2;

    private readonly Action _done;
    private ManualResetValueTaskSourceCore<bool> _core;
    private int _state;
    private volatile bool _calledOff;

    public WorkRace() => _done = () => Finish(true);

    /// <summary>Whether nobody waits for the work any more. It may still be running.</summary>
    public bool IsCalledOff => _calledOff;

    /// <summary>True when the work has ended, however it did; false when the wait was called off before.</summary>
    public ValueTask<bool> WaitAsync(Task work)
    {
        _core.Reset();
        Volatile.Write(ref _state, Waiting);
        var wait = new ValueTask<bool>(this, _core.Version);
        work.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_done);
        if (_calledOff) Finish(false);
        return wait;
    }

    public void CallOff()
    {
        _calledOff = true;
        Finish(false);
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);

    private void Finish(bool workIsDone)
    {
        if (Interlocked.CompareExchange(ref _state, Over, Waiting) != Waiting) return;

        // It counts who came first, not who is asked first.
        if (!workIsDone) _calledOff = true;
        _core.SetResult(workIsDone);
    }
}
