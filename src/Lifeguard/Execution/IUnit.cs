namespace Lifeguard.Execution;

/// <summary>What is done with a connection. A struct, so that each kind gets code of its own without closures.</summary>
internal interface IUnit<T>
{
    /// <summary>Whether the connection stays out after it ran.</summary>
    static abstract bool KeepsConnection { get; }

    /// <summary>Whether it runs in a transaction of ours.</summary>
    static abstract bool InTransaction { get; }

    RetryScope Scope { get; }

    /// <summary>Whether somebody finds out what became of a COMMIT that was not answered.</summary>
    bool IsVerified => false;

    /// <summary>Runs it on the connection of the lease.</summary>
    Task RunAsync(Lease lease);

    /// <summary>What came out; only after the task has ended well.</summary>
    T ResultOf(Task run);
}
