namespace Lifeguard.Core.Sql;

/// <summary>What kind of trace a statement leaves in its database session.</summary>
public enum SessionEffectKind
{
    /// <summary>A parameter of the session is changed or reset: <c>SET</c>, <c>RESET</c>, <c>set_config(…)</c>, <c>sp_set_session_context</c>.</summary>
    Setting,

    /// <summary>Who the session acts as: <c>SET ROLE</c>, <c>SET SESSION AUTHORIZATION</c>, <c>EXECUTE AS</c>.</summary>
    Role,

    /// <summary>A lock that the application names is taken or released: <c>pg_advisory_lock</c>, <c>GET_LOCK</c>, <c>sp_getapplock</c>.</summary>
    AdvisoryLock,

    /// <summary>A temporary table, view or sequence is created.</summary>
    TempObject,

    /// <summary>The session subscribes to a channel, or ends its subscription: <c>LISTEN</c>, <c>UNLISTEN</c>.</summary>
    Listen,

    /// <summary>A statement is prepared under a name: <c>PREPARE</c>, <c>sp_prepare</c>.</summary>
    Prepare,

    /// <summary>A statement prepared under a name is run: <c>EXECUTE</c>.</summary>
    Execute,

    /// <summary>A statement prepared under a name is given up: <c>DEALLOCATE</c>.</summary>
    Deallocate,

    /// <summary>A cursor that outlives its transaction (session scope), or one that ends with it (transaction scope).</summary>
    Cursor,

    /// <summary>A library is loaded into the backend: <c>LOAD</c>.</summary>
    Load,

    /// <summary>State of the session is thrown away: <c>DISCARD</c>.</summary>
    Discard,

    /// <summary>A value is read that an earlier statement of the same session produced: <c>currval</c>, <c>lastval</c>, <c>LAST_INSERT_ID()</c>, <c>@@IDENTITY</c>.</summary>
    SequenceRead,

    /// <summary>A sequence is advanced or set: <c>nextval</c>, <c>setval</c>. Session state only to a pooler that pins on it.</summary>
    SequenceWrite,

    /// <summary>A user variable of MySQL or MariaDB is assigned or read: <c>@v</c>.</summary>
    UserVariable,

    /// <summary>Tables are locked until the session unlocks them: MySQL's <c>LOCK TABLES</c>, <c>FLUSH TABLES WITH READ LOCK</c>.</summary>
    TableLock,

    /// <summary>The current database is changed: <c>USE</c>.</summary>
    CurrentDatabase,

    /// <summary>A transaction is begun or ended in SQL text.</summary>
    TransactionControl,
}
