using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Poolers;

/// <summary>Which feature of the table is it that a statement uses?</summary>
public static class SessionFeatures
{
    /// <summary>The feature behind an effect; null where poolers have nothing to do with it, such as a <c>COMMIT</c>.</summary>
    public static SessionFeature? Of(SessionEffect effect, SqlDialect dialect) => effect.Scope == SessionEffectScope.Transaction
        ? OfTransaction(effect, dialect)
        : OfSession(effect, dialect);

    /// <summary>
    /// True where the state says who acts or whose data is seen: a role, the search path, a custom setting such as <c>app.tenant</c>, a session context.
    /// When it leaks, it is a security problem.
    /// </summary>
    /// <param name="feature">The feature.</param>
    /// <param name="name">The setting, where it is one.</param>
    public static bool IsIdentityOrTenant(SessionFeature feature, string name) => feature switch
    {
        SessionFeature.Role or SessionFeature.LocalRole or SessionFeature.SessionAuthorization or SessionFeature.SessionContext or SessionFeature.ContextInfo
            or SessionFeature.Impersonation => true,
        SessionFeature.Setting or SessionFeature.LocalSetting or SessionFeature.LocalSettingOutsideTransaction or SessionFeature.SetConfig
            or SessionFeature.LocalSetConfig or SessionFeature.ResetSetting => SettingDecidesAccess(name),
        _ => false,
    };

    private static SessionFeature? OfSession(SessionEffect effect, SqlDialect dialect) => effect.Kind switch
    {
        SessionEffectKind.Setting => OfSetting(effect, dialect),
        SessionEffectKind.Role => OfRole(effect, dialect),
        SessionEffectKind.AdvisoryLock => effect.Form == SessionEffectForm.Release ? SessionFeature.AdvisoryUnlock : SessionFeature.AdvisoryLock,
        SessionEffectKind.TempObject => effect.Form == SessionEffectForm.TempTable || dialect != SqlDialect.PostgreSql ? SessionFeature.TempTable : SessionFeature.OtherTempObject,
        SessionEffectKind.Listen => effect.Form == SessionEffectForm.Release ? SessionFeature.Unlisten : SessionFeature.Listen,
        SessionEffectKind.Prepare or SessionEffectKind.Execute or SessionEffectKind.Deallocate => SessionFeature.SqlPreparedStatement,
        SessionEffectKind.Cursor => SessionFeature.HoldCursor,
        SessionEffectKind.Load => SessionFeature.Load,
        SessionEffectKind.Discard => effect.Form == SessionEffectForm.All ? SessionFeature.DiscardAll : SessionFeature.DiscardPart,
        SessionEffectKind.SequenceRead => SessionFeature.SequenceRead,
        SessionEffectKind.SequenceWrite => SessionFeature.SequenceWrite,
        SessionEffectKind.UserVariable => SessionFeature.UserVariable,
        SessionEffectKind.TableLock => effect.Form == SessionEffectForm.Release ? null : SessionFeature.SessionTableLock,
        SessionEffectKind.CurrentDatabase => SessionFeature.CurrentDatabase,
        SessionEffectKind.TransactionControl => effect.Form switch
        {
            SessionEffectForm.Begin => SessionFeature.OpenTransaction,
            SessionEffectForm.TwoPhase => SessionFeature.TwoPhaseCommit,
            _ => null,
        },
        _ => null,
    };

    // Back to the login's own rights: there is nothing that could reach another client, only what should have been undone elsewhere.
    private static SessionFeature OfRole(SessionEffect effect, SqlDialect dialect) => effect switch
    {
        { Form: SessionEffectForm.ExecuteAs } => SessionFeature.Impersonation,
        { Form: SessionEffectForm.Reset } => SessionFeature.ResetSetting,
        { Form: SessionEffectForm.SetRole, Name: "none" } when dialect == SqlDialect.PostgreSql => SessionFeature.ResetSetting,
        { Form: SessionEffectForm.SetSessionAuthorization, Name: "default" } => SessionFeature.ResetSetting,
        { Form: SessionEffectForm.SetSessionAuthorization } => SessionFeature.SessionAuthorization,
        _ => SessionFeature.Role,
    };

    private static SessionFeature? OfSetting(SessionEffect effect, SqlDialect dialect) => effect.Form switch
    {
        SessionEffectForm.SetConfig => SessionFeature.SetConfig,
        SessionEffectForm.Reset => SessionFeature.ResetSetting,
        SessionEffectForm.SessionCharacteristics => SessionFeature.SessionCharacteristics,

        // On SQL Server the isolation level stays until it is set again.
        SessionEffectForm.SetTransaction => dialect == SqlDialect.SqlServer ? SessionFeature.Setting : SessionFeature.TransactionCharacteristics,
        SessionEffectForm.SessionContext => effect.Name == "context_info" ? SessionFeature.ContextInfo : SessionFeature.SessionContext,
        _ => dialect == SqlDialect.PostgreSql && ReportedSettings.OfPostgreSql.Contains(effect.Name, SettingNames.Comparer) ? SessionFeature.ReportedSetting : SessionFeature.Setting,
    };

    private static SessionFeature? OfTransaction(SessionEffect effect, SqlDialect dialect) => effect.Kind switch
    {
        SessionEffectKind.Setting => effect.Form switch
        {
            SessionEffectForm.SetConfig => SessionFeature.LocalSetConfig,
            SessionEffectForm.SetTransaction => SessionFeature.TransactionCharacteristics,
            _ => SessionFeature.LocalSetting,
        },
        SessionEffectKind.Role => SessionFeature.LocalRole,
        SessionEffectKind.AdvisoryLock => SessionFeature.TransactionAdvisoryLock,
        SessionEffectKind.TempObject => SessionFeature.TempTableOnCommitDrop,
        SessionEffectKind.Cursor => SessionFeature.Cursor,
        _ => OfSession(effect, dialect),
    };

    // A name with a dot is one that the application invented, unless an extension did.
    private static bool SettingDecidesAccess(string name)
    {
        if (AccessSettings.Contains(name, SettingNames.Comparer)) return true;
        var dot = name.IndexOf('.');
        return dot > 0 && !ExtensionPrefixes.Contains(name.Substring(0, dot), StringComparer.OrdinalIgnoreCase);
    }

    private static readonly string[] AccessSettings = ["role", "session_authorization", "search_path", "row_security", "schema"];

    private static readonly string[] ExtensionPrefixes =
    [
        "auto_explain", "pg_stat_statements", "pg_trgm", "pg_hint_plan", "plpgsql", "plpgsql_check", "plperl", "plpython", "pltcl", "plv8", "postgis", "postgis_tiger",
        "timescaledb", "citus", "cron", "pgaudit", "pg_prewarm", "pg_partman_bgw", "pglogical", "vacuumdb", "hnsw", "ivfflat", "diskann", "vectorscale", "zhparser",
        "auth_delay", "passwordcheck", "sepgsql", "isn", "basic_archive", "pg_similarity", "rum", "age", "bigm", "paradedb", "columnar", "orafce", "anon", "rds", "aurora",
    ];
}
