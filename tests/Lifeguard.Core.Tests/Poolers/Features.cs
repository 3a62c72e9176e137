using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using F = Lifeguard.Core.Poolers.SessionFeature;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Tests.Poolers;

public sealed class Features
{
    [Theory]
    [InlineData(Kind.Setting, Form.Set, Scope.Session, "work_mem", F.Setting)]
    [InlineData(Kind.Setting, Form.Set, Scope.Session, "timezone", F.ReportedSetting)]
    [InlineData(Kind.Setting, Form.Set, Scope.Transaction, "timezone", F.LocalSetting)]
    [InlineData(Kind.Setting, Form.SetConfig, Scope.Session, "app.tenant", F.SetConfig)]
    [InlineData(Kind.Setting, Form.SetConfig, Scope.Transaction, "app.tenant", F.LocalSetConfig)]
    [InlineData(Kind.Setting, Form.Reset, Scope.Session, "all", F.ResetSetting)]
    [InlineData(Kind.Setting, Form.SessionCharacteristics, Scope.Session, "", F.SessionCharacteristics)]
    [InlineData(Kind.Setting, Form.SetTransaction, Scope.Transaction, "", F.TransactionCharacteristics)]
    [InlineData(Kind.Role, Form.SetRole, Scope.Session, "clerk", F.Role)]
    [InlineData(Kind.Role, Form.Reset, Scope.Session, "role", F.ResetSetting)]
    [InlineData(Kind.Role, Form.SetRole, Scope.Transaction, "clerk", F.LocalRole)]
    [InlineData(Kind.Role, Form.SetSessionAuthorization, Scope.Session, "clerk", F.SessionAuthorization)]
    [InlineData(Kind.AdvisoryLock, Form.Acquire, Scope.Session, "pg_advisory_lock", F.AdvisoryLock)]
    [InlineData(Kind.AdvisoryLock, Form.Release, Scope.Session, "pg_advisory_unlock", F.AdvisoryUnlock)]
    [InlineData(Kind.AdvisoryLock, Form.Acquire, Scope.Transaction, "pg_advisory_xact_lock", F.TransactionAdvisoryLock)]
    [InlineData(Kind.TempObject, Form.TempTable, Scope.Session, "t", F.TempTable)]
    [InlineData(Kind.TempObject, Form.TempTable, Scope.Transaction, "t", F.TempTableOnCommitDrop)]
    [InlineData(Kind.TempObject, Form.SelectIntoTemp, Scope.Session, "t", F.OtherTempObject)]
    [InlineData(Kind.TempObject, Form.TempViewOrSequence, Scope.Session, "v", F.OtherTempObject)]
    [InlineData(Kind.Listen, Form.Acquire, Scope.Session, "jobs", F.Listen)]
    [InlineData(Kind.Listen, Form.Release, Scope.Session, "jobs", F.Unlisten)]
    [InlineData(Kind.Prepare, Form.Only, Scope.Session, "p", F.SqlPreparedStatement)]
    [InlineData(Kind.Execute, Form.Only, Scope.Session, "p", F.SqlPreparedStatement)]
    [InlineData(Kind.Deallocate, Form.Part, Scope.Session, "p", F.SqlPreparedStatement)]
    [InlineData(Kind.Cursor, Form.Only, Scope.Session, "c", F.HoldCursor)]
    [InlineData(Kind.Cursor, Form.Only, Scope.Transaction, "c", F.Cursor)]
    [InlineData(Kind.Load, Form.Only, Scope.Session, "auto_explain", F.Load)]
    [InlineData(Kind.Discard, Form.All, Scope.Session, "", F.DiscardAll)]
    [InlineData(Kind.Discard, Form.Part, Scope.Session, "plans", F.DiscardPart)]
    [InlineData(Kind.SequenceRead, Form.Only, Scope.Session, "lastval", F.SequenceRead)]
    [InlineData(Kind.SequenceWrite, Form.Only, Scope.Session, "nextval", F.SequenceWrite)]
    [InlineData(Kind.TransactionControl, Form.Begin, Scope.Transaction, "", F.OpenTransaction)]
    [InlineData(Kind.TransactionControl, Form.TwoPhase, Scope.Session, "", F.TwoPhaseCommit)]
    [InlineData(Kind.TransactionControl, Form.Commit, Scope.Transaction, "", null)]
    public void OfPostgreSql(SessionEffectKind kind, SessionEffectForm form, SessionEffectScope scope, string name, SessionFeature? expected) =>
        Assert.Equal(expected, SessionFeatures.Of(Effect(kind, form, scope, name), SqlDialect.PostgreSql));

    [Theory]
    [InlineData(SqlDialect.MySql, Kind.Setting, Form.Set, "timezone", F.Setting)]
    [InlineData(SqlDialect.MySql, Kind.UserVariable, Form.Only, "@v", F.UserVariable)]
    [InlineData(SqlDialect.MySql, Kind.TableLock, Form.Acquire, "t", F.SessionTableLock)]
    [InlineData(SqlDialect.MySql, Kind.CurrentDatabase, Form.Only, "shop", F.CurrentDatabase)]
    [InlineData(SqlDialect.SqlServer, Kind.TempObject, Form.SelectIntoTemp, "#t", F.TempTable)]
    [InlineData(SqlDialect.SqlServer, Kind.Setting, Form.SessionContext, "tenant", F.SessionContext)]
    [InlineData(SqlDialect.SqlServer, Kind.Setting, Form.SessionContext, "context_info", F.ContextInfo)]
    [InlineData(SqlDialect.SqlServer, Kind.Role, Form.ExecuteAs, "clerk", F.Impersonation)]
    public void OfOthers(SqlDialect dialect, SessionEffectKind kind, SessionEffectForm form, string name, SessionFeature expected) =>
        Assert.Equal(expected, SessionFeatures.Of(Effect(kind, form, Scope.Session, name), dialect));

    // From the text on, through the reader of SQL.
    [Theory]
    [InlineData(SqlDialect.PostgreSql, "SET ROLE clerk", F.Role)]
    [InlineData(SqlDialect.PostgreSql, "SET ROLE NONE", F.ResetSetting)]
    [InlineData(SqlDialect.PostgreSql, "RESET ROLE", F.ResetSetting)]
    [InlineData(SqlDialect.PostgreSql, "SET SESSION AUTHORIZATION DEFAULT", F.ResetSetting)]
    [InlineData(SqlDialect.PostgreSql, "SET TIME ZONE 'UTC'", F.ReportedSetting)]
    [InlineData(SqlDialect.PostgreSql, "SET NAMES 'UTF8'", F.ReportedSetting)]
    [InlineData(SqlDialect.PostgreSql, "SET DateStyle TO ISO", F.ReportedSetting)]
    [InlineData(SqlDialect.PostgreSql, "SET SCHEMA 'x'", F.Setting)]
    [InlineData(SqlDialect.PostgreSql, "DISCARD TEMP", F.DiscardPart)]
    [InlineData(SqlDialect.PostgreSql, "SELECT pg_advisory_unlock(1)", F.AdvisoryUnlock)]
    [InlineData(SqlDialect.PostgreSql, "SELECT * INTO TEMP t FROM x", F.OtherTempObject)]
    [InlineData(SqlDialect.MySql, "SET NAMES utf8mb4", F.Setting)]
    [InlineData(SqlDialect.MySql, "SET SESSION TRANSACTION READ ONLY", F.SessionCharacteristics)]
    [InlineData(SqlDialect.MySql, "UNLOCK TABLES", null)]
    [InlineData(SqlDialect.MySql, "SELECT GET_LOCK('x', 1)", F.AdvisoryLock)]
    [InlineData(SqlDialect.SqlServer, "SET TRANSACTION ISOLATION LEVEL SNAPSHOT", F.Setting)]
    [InlineData(SqlDialect.SqlServer, "SET CONTEXT_INFO 0x01", F.ContextInfo)]
    [InlineData(SqlDialect.SqlServer, "SELECT a INTO #t FROM x", F.TempTable)]
    public void OfText(SqlDialect dialect, string sql, SessionFeature? expected) =>
        Assert.Equal(expected, SessionFeatures.Of(Assert.Single(SessionEffects.Find(sql, dialect)), dialect));

    [Theory]
    [InlineData("SET NOCOUNT ON", PoolerVerdict.Pins)]
    [InlineData("SET ANSI_NULLS ON", PoolerVerdict.Safe)]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SNAPSHOT", PoolerVerdict.Safe)]
    public void OptionsOfSqlServerByTheirNames(string sql, PoolerVerdict expected) =>
        Assert.Equal(expected, PoolerTable.Find(Assert.Single(SessionEffects.Find(sql, SqlDialect.SqlServer)), new PoolerProfile(Pooler.RdsProxy, SqlDialect.SqlServer))?.Verdict);

    [Theory]
    [InlineData("SET NAMES utf8mb4", PoolerVerdict.Safe)]
    [InlineData("SET CHARACTER SET utf8mb4", PoolerVerdict.Safe)]
    [InlineData("SET sort_buffer_size = 1", PoolerVerdict.Pins)]
    public void VariablesOfMySqlByTheirNames(string sql, PoolerVerdict expected) =>
        Assert.Equal(expected, PoolerTable.Find(Assert.Single(SessionEffects.Find(sql, SqlDialect.MySql)), new PoolerProfile(Pooler.RdsProxy, SqlDialect.MySql))?.Verdict);

    [Theory]
    [InlineData(F.Role, "", true)]
    [InlineData(F.SessionAuthorization, "", true)]
    [InlineData(F.Setting, "search_path", true)]
    [InlineData(F.Setting, "ROW_SECURITY", true)]
    [InlineData(F.SetConfig, "app.tenant_id", true)]
    [InlineData(F.LocalSetConfig, "request.jwt.claims", true)]
    [InlineData(F.SetConfig, "auto_explain.log_min_duration", false)]
    [InlineData(F.Setting, "work_mem", false)]
    [InlineData(F.Setting, "", false)]
    [InlineData(F.SessionContext, "tenant", true)]
    [InlineData(F.TempTable, "app.t", false)]
    public void DecidesWhoActsOrWhoseDataIsSeen(SessionFeature feature, string name, bool expected) =>
        Assert.Equal(expected, SessionFeatures.IsIdentityOrTenant(feature, name));

    private static SessionEffect Effect(SessionEffectKind kind, SessionEffectForm form, SessionEffectScope scope, string name) => new(kind, form, scope, default, default, name);
}
