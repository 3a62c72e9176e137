namespace Lifeguard.Cli.Sql.Findings;

/// <summary>A rule about session state, as far as SQL text alone can break it. docs/rules has a page for each.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Title">The defect, in one line.</param>
/// <param name="IsSuggestion">True where it informs and does not warn.</param>
internal sealed record PinningRule(string Id, string Name, string Title, bool IsSuggestion = false)
{
    /// <summary>The same ids, names and titles as the analyzers'.</summary>
    public static readonly PinningRule SessionSetting = new("LFG3001", nameof(SessionSetting), "SQL changes a setting of a session that a pooler shares");

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule SessionAdvisoryLock = new("LFG3002", nameof(SessionAdvisoryLock), "SQL takes a lock that belongs to a session");

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule TempTable = new("LFG3003", nameof(TempTable), "SQL creates a temporary object in a session that a pooler shares");

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule ListenThroughPooler = new("LFG3004", nameof(ListenThroughPooler), "Notifications are awaited through a pooler");

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule SqlPreparedStatement =
        new("LFG3005", nameof(SqlPreparedStatement), "SQL prepares a statement in a session that a pooler shares");

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule HoldCursor = new("LFG3006", nameof(HoldCursor), "SQL keeps a cursor open beyond its transaction");

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule SequenceThroughRdsProxy =
        new("LFG3010", nameof(SequenceThroughRdsProxy), "SQL uses sequence state of a session that a pooler shares", IsSuggestion: true);

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule SetLocalOutsideTransaction =
        new("LFG3012", nameof(SetLocalOutsideTransaction), "SQL that is local to a transaction is sent without one");

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule TransactionInSqlText =
        new("LFG3013", nameof(TransactionInSqlText), "SQL text begins a transaction and does not end it");

    /// <inheritdoc cref="SessionSetting"/>
    public static readonly PinningRule ServerWideState =
        new("LFG3014", nameof(ServerWideState), "SQL loads or discards state of a connection that a pooler shares");

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<PinningRule> All { get; } =
    [
        SessionSetting, SessionAdvisoryLock, TempTable, ListenThroughPooler, SqlPreparedStatement, HoldCursor, SequenceThroughRdsProxy,
        SetLocalOutsideTransaction, TransactionInSqlText, ServerWideState,
    ];

    /// <summary>Its page.</summary>
    public string Link => $"https://github.com/lifeguard-dotnet/lifeguard/blob/main/docs/rules/{Id}.md";

    /// <summary>How a report calls its weight.</summary>
    public string Level => IsSuggestion ? "note" : "warning";
}
