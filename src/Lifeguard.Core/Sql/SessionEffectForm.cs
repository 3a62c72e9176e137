namespace Lifeguard.Core.Sql;

/// <summary>Which spelling of a kind of effect: poolers treat some of them differently.</summary>
public enum SessionEffectForm
{
    /// <summary>The kind has one form only.</summary>
    Only,

    /// <summary>Setting: <c>SET name</c>, <c>SET TIME ZONE</c>, <c>SET NAMES</c>.</summary>
    Set,

    /// <summary>Setting: <c>set_config(name, value, …)</c>.</summary>
    SetConfig,

    /// <summary>Setting or role: back to the default, <c>RESET</c>, <c>SET … TO DEFAULT</c> stays <see cref="Set"/>.</summary>
    Reset,

    /// <summary>Setting: <c>SET SESSION CHARACTERISTICS</c>.</summary>
    SessionCharacteristics,

    /// <summary>Setting: <c>SET TRANSACTION</c>.</summary>
    SetTransaction,

    /// <summary>Setting: T-SQL's <c>sp_set_session_context</c> and <c>SET CONTEXT_INFO</c>.</summary>
    SessionContext,

    /// <summary>Role: <c>SET ROLE</c>.</summary>
    SetRole,

    /// <summary>Role: <c>SET SESSION AUTHORIZATION</c>.</summary>
    SetSessionAuthorization,

    /// <summary>Role: T-SQL's <c>EXECUTE AS</c> and <c>REVERT</c>.</summary>
    ExecuteAs,

    /// <summary>Lock or subscription is taken.</summary>
    Acquire,

    /// <summary>Lock or subscription is given up: <c>pg_advisory_unlock</c>, <c>RELEASE_LOCK</c>, <c>UNLISTEN</c>, <c>UNLOCK TABLES</c>.</summary>
    Release,

    /// <summary>Temporary object: a table by <c>CREATE TEMP TABLE</c>, <c>CREATE TEMP TABLE AS</c> or <c>#t</c>.</summary>
    TempTable,

    /// <summary>Temporary object: <c>SELECT … INTO TEMP</c>.</summary>
    SelectIntoTemp,

    /// <summary>Temporary object: a view or a sequence.</summary>
    TempViewOrSequence,

    /// <summary><c>DISCARD ALL</c>, <c>DEALLOCATE ALL</c>.</summary>
    All,

    /// <summary><c>DISCARD PLANS</c>, <c>TEMP</c> or <c>SEQUENCES</c>; <c>DEALLOCATE name</c>.</summary>
    Part,

    /// <summary>Transaction: <c>BEGIN</c>, <c>START TRANSACTION</c>, <c>SET autocommit = 0</c>.</summary>
    Begin,

    /// <summary>Transaction: <c>COMMIT</c>, <c>END</c>.</summary>
    Commit,

    /// <summary>Transaction: <c>ROLLBACK</c>, <c>ABORT</c>.</summary>
    Rollback,

    /// <summary>Transaction: <c>SAVEPOINT</c>, <c>RELEASE</c>, <c>ROLLBACK TO</c>.</summary>
    Savepoint,

    /// <summary>Transaction: <c>PREPARE TRANSACTION</c>, <c>COMMIT PREPARED</c>, <c>XA</c>.</summary>
    TwoPhase,
}
