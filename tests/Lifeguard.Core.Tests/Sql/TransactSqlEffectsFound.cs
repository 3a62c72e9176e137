using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class TransactSqlEffectsFound
{
    [Theory]
    [InlineData("SET NOCOUNT ON", "Setting.Set Session nocount \"SET NOCOUNT\"")]
    [InlineData("SET LOCK_TIMEOUT 5", "Setting.Set Session lock_timeout \"SET LOCK_TIMEOUT\"")]
    [InlineData("SET STATISTICS IO ON", "Setting.Set Session statistics io \"SET STATISTICS IO\"")]
    [InlineData("SET IDENTITY_INSERT dbo.t ON", "Setting.Set Session identity_insert \"SET IDENTITY_INSERT\"")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SNAPSHOT", "Setting.SetTransaction Session transaction isolation level \"SET TRANSACTION\"")]
    [InlineData("SET CONTEXT_INFO 0x01", "Setting.SessionContext Session context_info \"SET CONTEXT_INFO\"")]
    [InlineData("EXEC sp_set_session_context N'TenantId', @t", "Setting.SessionContext Session TenantId \"sp_set_session_context\"")]
    [InlineData("EXEC sys.sp_set_session_context @value = @t, @key = 'TenantId'", "Setting.SessionContext Session TenantId \"sp_set_session_context\"")]
    [InlineData("sp_set_session_context", "Setting.SessionContext Session ? \"sp_set_session_context\"")]
    [InlineData("EXECUTE AS USER = 'bob'", "Role.ExecuteAs Session bob \"EXECUTE AS USER\"")]
    [InlineData("REVERT", "Role.ExecuteAs Session ? \"REVERT\"")]
    [InlineData("USE [Shop]", "CurrentDatabase Session Shop \"USE [Shop]\"")]
    [InlineData("CREATE TABLE #t (x int)", "TempObject.TempTable Session #t \"CREATE TABLE #t\"")]
    [InlineData("CREATE TABLE tempdb..[##T] (x int)", "TempObject.TempTable Session ##T \"CREATE TABLE tempdb..[##T]\"")]
    [InlineData("SELECT a INTO #t FROM x", "TempObject.SelectIntoTemp Session #t \"INTO #t\"")]
    [InlineData("WITH c AS (SELECT 1 AS a) SELECT a INTO #t_\uFFFC FROM c", "TempObject.SelectIntoTemp Session ? \"INTO #t_\uFFFC\"")]
    [InlineData("EXEC sp_getapplock @Resource = 'x', @LockMode = 'Exclusive', @LockOwner = N'Session'", "AdvisoryLock.Acquire Session sp_getapplock \"sp_getapplock\"")]
    [InlineData("EXEC @r = sp_getapplock 'x', 'Exclusive', 'Session', 100", "AdvisoryLock.Acquire Session sp_getapplock \"sp_getapplock\"")]
    [InlineData("EXEC sp_getapplock @Resource = 'x', @LockMode = 'Exclusive'", "AdvisoryLock.Acquire Transaction sp_getapplock \"sp_getapplock\"")]
    [InlineData("exec master..sp_releaseapplock 'x', 'session'", "AdvisoryLock.Release Session sp_releaseapplock \"sp_releaseapplock\"")]
    [InlineData("DECLARE c CURSOR GLOBAL FOR SELECT 1", "Cursor Session c \"DECLARE c CURSOR GLOBAL\"")]
    [InlineData("EXEC sp_prepare @h OUTPUT, N'', N'SELECT 1'", "Prepare Session sp_prepare \"sp_prepare\"")]
    [InlineData("EXEC sp_execute @h", "Execute Session sp_execute \"sp_execute\"")]
    [InlineData("SELECT @@IDENTITY", "SequenceRead Session @@identity \"@@IDENTITY\"")]
    [InlineData("SET @id = scope_identity()", "SequenceRead Session scope_identity \"scope_identity\"")]
    [InlineData("BEGIN TRAN t", "TransactionControl.Begin Transaction t \"BEGIN TRAN\"")]
    [InlineData("IF @@TRANCOUNT > 0 COMMIT TRANSACTION", "TransactionControl.Commit Transaction ? \"COMMIT TRANSACTION\"")]
    [InlineData("ROLLBACK", "TransactionControl.Rollback Transaction ? \"ROLLBACK\"")]
    [InlineData("SAVE TRAN s", "TransactionControl.Savepoint Transaction s \"SAVE TRAN\"")]
    public void OfOneStatement(string sql, string effect) => Reading.HasEffects(sql, SqlDialect.SqlServer, effect);

    [Fact]
    public void OfAListOfOptions() => Reading.HasEffects(
        "SET ANSI_NULLS, QUOTED_IDENTIFIER ON", SqlDialect.SqlServer, "Setting.Set Session ansi_nulls \"SET ANSI_NULLS\"", "Setting.Set Session quoted_identifier \"QUOTED_IDENTIFIER\"");

    [Theory]
    [InlineData("SET @x = 1")]
    [InlineData("UPDATE t SET nocount = 1")]
    [InlineData("UPDATE TOP (1) t WITH (ROWLOCK) SET x = 1 OUTPUT inserted.id WHERE y = 2")]
    [InlineData("ALTER DATABASE shop SET READ_COMMITTED_SNAPSHOT ON")]
    [InlineData("ALTER TABLE t SET (LOCK_ESCALATION = AUTO)")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u ON DELETE SET NULL")]
    [InlineData("MERGE t USING s ON 1 = 1 WHEN MATCHED THEN UPDATE SET t.a = 1;")]
    [InlineData("CREATE PROCEDURE p AS SET NOCOUNT ON; CREATE TABLE #t (x int)")]
    [InlineData("INSERT INTO t VALUES (1); SELECT SCOPE_IDENTITY(), @@IDENTITY")]
    [InlineData("INSERT INTO t OUTPUT inserted.id VALUES (1) SELECT CAST(SCOPE_IDENTITY() AS int)")]
    [InlineData("INSERT INTO #t VALUES (1)")]
    [InlineData("SELECT * FROM #t; DROP TABLE #t")]
    [InlineData("DECLARE @t TABLE (x int)")]
    [InlineData("EXEC sp_getapplock @Resource = 'x', @LockMode = 'Exclusive', @LockOwner = @owner")]
    [InlineData("sp_getapplock")]
    [InlineData("EXEC sp_executesql N'SET NOCOUNT ON'")]
    [InlineData("EXEC ('SET NOCOUNT ON') AS USER = 'x'")]
    [InlineData("EXEC dbo.MyProcedure")]
    [InlineData("DECLARE c CURSOR LOCAL FAST_FORWARD FOR SELECT 1")]
    [InlineData("DECLARE c CURSOR FOR SELECT 1")]
    [InlineData("BEGIN SELECT 1 END")]
    [InlineData("SELECT 1 AS a, [set], t.[use] FROM t OPTION (USE HINT ('x'))")]
    [InlineData("GRANT EXECUTE ON p TO app")]
    [InlineData("SELECT 'SET NOCOUNT ON' -- SET NOCOUNT ON\n/* SET NOCOUNT ON */")]
    [InlineData("BEGIN DIALOG CONVERSATION @h FROM SERVICE a TO SERVICE 'b'")]
    [InlineData("SAVE\uFFFC")]
    public void WhatOnlyLooksLikeOneIsNone(string sql) => Reading.HasNoEffect(sql, SqlDialect.SqlServer);

    [Theory]
    [InlineData("EXEC sp_getapplock @Resource = 'x', @LockOwner = 'Session'", "EXEC sp_getapplock @Resource = 'x', @LockOwner = 'Transaction'")]
    [InlineData("EXEC sp_getapplock 'x', 'Exclusive', N'session'", "EXEC sp_getapplock 'x', 'Exclusive', N'Transaction'")]
    [InlineData("SET NOCOUNT ON", null)]
    [InlineData("CREATE TABLE #t (x int)", null)]
    public void OnlyALockHasATwin(string sql, string? expected) => Assert.Equal(expected, Reading.Twin(sql, SqlDialect.SqlServer));
}
