using F = Lifeguard.Core.Poolers.SessionFeature;

namespace Lifeguard.Core.Poolers;

/// <summary>What happens, in words: each text is the predicate of a sentence whose subject is the statement.</summary>
public static class VerdictSentences
{
    /// <summary>What a verdict means for a feature.</summary>
    public static string For(SessionFeature feature, PoolerVerdict verdict, Consequences consequences) => verdict switch
    {
        PoolerVerdict.Safe => "works as on a direct connection",
        PoolerVerdict.NoEffect => "has no effect outside a transaction",
        PoolerVerdict.Rejected => Rejected(feature),
        PoolerVerdict.Pins => Pins(feature, consequences),
        PoolerVerdict.Breaks => consequences.HasFlag(Consequences.DependsOnPooler) ? BreaksOrPins(feature) : Breaks(feature, consequences),
        _ => "is not known to be kept or lost",
    };

    /// <summary>A verdict in one or two words.</summary>
    public static string Shortly(PoolerVerdict verdict) => verdict switch
    {
        PoolerVerdict.Safe => "works",
        PoolerVerdict.NoEffect => "has no effect",
        PoolerVerdict.Rejected => "is refused",
        PoolerVerdict.Pins => "pins",
        PoolerVerdict.Breaks => "breaks",
        _ => "is not known",
    };

    private static string Rejected(SessionFeature feature) => feature switch
    {
        F.Cancellation => "is not passed on to the server",
        _ => "is refused with an error",
    };

    private static string Pins(SessionFeature feature, Consequences consequences)
    {
        if (feature == F.SequenceRead) return "works because the call that advanced the sequence reserves the server connection until the client disconnects";
        if (consequences.HasFlag(Consequences.UntilTransactionEnds)) return "reserves the server connection for this client until the transaction ends";
        return consequences.HasFlag(Consequences.UntilReleased)
            ? "reserves the server connection for this client until it is released"
            : "reserves the server connection for this client until the client disconnects";
    }

    // For a pooler that is not named: true of each.
    private static string BreaksOrPins(SessionFeature feature) => feature switch
    {
        F.AdvisoryLock => "does not exclude other clients, is refused, or reserves the server connection, depending on the pooler",
        F.AdvisoryUnlock => "may not release the lock, is refused, or reserves the server connection, depending on the pooler",
        F.Listen => "is not delivered to this client, is refused, or reserves the server connection, depending on the pooler",
        F.Unlisten => "ends other clients' subscriptions, is refused, or reserves the server connection, depending on the pooler",
        F.DiscardAll or F.DiscardPart or F.ResetSetting => "undoes the state of whichever server connection is free, is refused, or reserves the server connection, depending on the pooler",
        F.SequenceRead => "may return another client's value or fail, unless the pooler reserves the server connection",
        F.SqlPreparedStatement or F.DriverPreparedStatement => "fails on another server connection, may run what another client prepared, or reserves the server connection, depending on the pooler",
        F.HoldCursor => "is not there for a later FETCH, or reserves the server connection, depending on the pooler",
        F.StateSetInRoutine => "is refused, is lost or reaches other clients, depending on the pooler",
        F.TransactionCharacteristics => "is refused, or reserves the server connection, depending on the pooler",
        _ => "is lost, reaches other clients or reserves the server connection, depending on the pooler",
    };

    private static string Breaks(SessionFeature feature, Consequences consequences)
    {
        var leaks = consequences.HasFlag(Consequences.Leaks);
        return feature switch
        {
            F.AdvisoryLock => consequences.HasFlag(Consequences.OutlivesClient)
                ? "excludes nobody: every client that runs on the same server connection gets the lock as well, and it stays held when this client has gone"
                : "is released when the transaction ends, so it protects nothing after that",
            F.AdvisoryUnlock => consequences.HasFlag(Consequences.OutlivesClient)
                ? "may run on another server connection than the lock did: it returns false there, and the lock stays held"
                : "finds the lock already released",
            F.Listen => leaks
                ? "stays on the server connection: this client is not notified, and another one that runs there may be"
                : "ends with the transaction, so this client is never notified",
            F.Unlisten => "runs on whichever server connection is free and ends other clients' subscriptions there",
            F.SqlPreparedStatement => leaks
                ? "uses a name of one server connection: on another one it is missing, or is what another client prepared"
                : "uses a name that is gone when the transaction ends",
            F.DriverPreparedStatement => consequences.HasFlag(Consequences.WrongResult)
                ? "is prepared on one server connection: on another one it fails, or silently runs what another client prepared under the same name"
                : "works until any client sends DISCARD ALL or DEALLOCATE ALL, and fails then",
            F.UnnamedStatementSplit => "fails, or runs another client's statement",
            F.HoldCursor => leaks
                ? "stays open on the server connection: this client's next FETCH fails, and other clients can read from it"
                : "is closed when the transaction ends, so the next FETCH fails",
            F.TempTable => leaks
                ? "stays on the server connection: this client may not find it again, and for other clients it takes the place of a real table of that name"
                : "is dropped when the transaction ends, so this client does not find it again",
            F.OtherTempObject => leaks
                ? "stays on the server connection, where other clients meet it and this client may not"
                : "is dropped when the transaction ends, so this client does not find it again",
            F.Load => "loads the library into one server connection: other clients run with it, and this client's next statement may not",
            F.DiscardAll or F.DiscardPart => "throws away the state of whichever server connection is free, be it this client's or not",
            F.ResetSetting => consequences.HasFlag(Consequences.DisturbsOthers)
                ? "resets whichever server connection is free, not necessarily the one that was changed"
                : "has nothing to reset: the setting was undone when its transaction ended",
            F.ResetOnReuse => "destroys what other clients prepared on the server connection",
            F.SequenceRead => consequences.HasFlag(Consequences.WrongResult) ? "may return another client's value, or fail" : "fails, because the value is gone when the transaction ends",
            F.Role or F.SessionAuthorization or F.Impersonation => leaks
                ? "stays on the server connection: the next client that gets it acts with these rights, and this client may lose them"
                : "is undone when the transaction ends: later statements run with the login's own rights",
            F.RememberedBackend => "may hit another client, which runs on that server connection by now",
            F.StateSetInRoutine => leaks
                ? "changes the server connection unseen by the pooler, and the next client that gets it inherits the change"
                : "is undone when the transaction ends",
            F.PreparedStatementAfterDdl => "fails until the server connection is renewed",
            F.FoundRows or F.RowCount or F.Diagnostics => "may answer for another client's statement",
            _ => State(consequences),
        };
    }

    private static string State(Consequences consequences) => (consequences & (Consequences.Leaks | Consequences.Lost)) switch
    {
        Consequences.Leaks | Consequences.Lost => "stays on the server connection: the next client that gets it inherits it, and this client's next statement may run without it",
        Consequences.Leaks => "stays on the server connection and reaches other clients",
        Consequences.Lost => "is undone when the transaction ends, so this client's next statement runs without it",
        _ => "is not kept for this client",
    };
}
