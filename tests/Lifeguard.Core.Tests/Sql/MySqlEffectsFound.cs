using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class MySqlEffectsFound
{
    [Theory]
    [InlineData("SET sql_mode = ''", "Setting.Set Session sql_mode \"SET sql_mode\"")]
    [InlineData("SET SESSION wait_timeout = 5", "Setting.Set Session wait_timeout \"SET SESSION wait_timeout\"")]
    [InlineData("SET LOCAL wait_timeout := 5", "Setting.Set Session wait_timeout \"SET LOCAL wait_timeout\"")]
    [InlineData("SET @@session.`sql_mode` = 'x'", "Setting.Set Session sql_mode \"SET @@session.`sql_mode`\"")]
    [InlineData("SET @@Sql_Mode = 'x'", "Setting.Set Session sql_mode \"SET @@Sql_Mode\"")]
    [InlineData("SET NAMES utf8mb4 COLLATE utf8mb4_bin", "Setting.Set Session names \"SET NAMES\"")]
    [InlineData("SET CHARACTER SET utf8mb4", "Setting.Set Session character set \"SET CHARACTER SET\"")]
    [InlineData("/*!40101 SET NAMES utf8 */", "Setting.Set Session names \"SET NAMES\"")]
    [InlineData("SET autocommit = 0", "TransactionControl.Begin Session autocommit \"SET autocommit\"")]
    [InlineData("SET AUTOCOMMIT = 1", "Setting.Set Session autocommit \"SET AUTOCOMMIT\"")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "Setting.SetTransaction Session transaction \"SET TRANSACTION\"")]
    [InlineData("SET SESSION TRANSACTION READ ONLY", "Setting.SessionCharacteristics Session transaction \"SET SESSION TRANSACTION\"")]
    [InlineData("SET @@transaction_isolation = 'SERIALIZABLE'", "Setting.SetTransaction Session transaction_isolation \"SET @@transaction_isolation\"")]
    [InlineData("SET SESSION transaction_isolation = 'SERIALIZABLE'", "Setting.Set Session transaction_isolation \"SET SESSION transaction_isolation\"")]
    [InlineData("SET ROLE 'app'", "Role.SetRole Session app \"SET ROLE\"")]
    [InlineData("SET @v = 1", "UserVariable Session v \"@v\"")]
    [InlineData("SET @`My v` := 1", "UserVariable Session my v \"@`My v`\"")]
    [InlineData("SELECT @row := @row + 1 FROM t", "UserVariable Session row \"@row\"")]
    [InlineData("SELECT a INTO @a FROM t", "UserVariable Session a \"@a\"")]
    [InlineData("SELECT GET_LOCK('x', 10)", "AdvisoryLock.Acquire Session get_lock \"GET_LOCK\"")]
    [InlineData("DO get_lock (@p, 1)", "AdvisoryLock.Acquire Session get_lock \"get_lock\"")]
    [InlineData("SELECT RELEASE_ALL_LOCKS()", "AdvisoryLock.Release Session release_all_locks \"RELEASE_ALL_LOCKS\"")]
    [InlineData("EXPLAIN ANALYZE SELECT GET_LOCK('x', 10)", "AdvisoryLock.Acquire Session get_lock \"GET_LOCK\"")]
    [InlineData("LOCK TABLES t WRITE, u READ", "TableLock.Acquire Session t \"LOCK TABLES\"")]
    [InlineData("UNLOCK TABLES", "TableLock.Release Session ? \"UNLOCK TABLES\"")]
    [InlineData("FLUSH TABLES WITH READ LOCK", "TableLock.Acquire Session ? \"FLUSH TABLES WITH READ LOCK\"")]
    [InlineData("CREATE TEMPORARY TABLE IF NOT EXISTS `T` (x int)", "TempObject.TempTable Session T \"CREATE TEMPORARY TABLE IF NOT EXISTS `T`\"")]
    [InlineData("CREATE OR REPLACE TEMPORARY TABLE t AS SELECT 1", "TempObject.TempTable Session t \"CREATE OR REPLACE TEMPORARY TABLE t\"")]
    [InlineData("PREPARE s FROM 'SELECT 1'", "Prepare Session s \"PREPARE s\"")]
    [InlineData("EXECUTE s USING @a", "Execute Session s \"EXECUTE s\"")]
    [InlineData("DROP PREPARE s", "Deallocate.Part Session s \"DROP PREPARE s\"")]
    [InlineData("USE `Shop`", "CurrentDatabase Session Shop \"USE `Shop`\"")]
    [InlineData("SELECT LAST_INSERT_ID()", "SequenceRead Session last_insert_id \"LAST_INSERT_ID\"")]
    [InlineData("SELECT @@identity", "SequenceRead Session @@identity \"@@identity\"")]
    [InlineData("INSERT INTO t VALUES (LAST_INSERT_ID())", "SequenceRead Session last_insert_id \"LAST_INSERT_ID\"")]
    [InlineData("BEGIN WORK", "TransactionControl.Begin Transaction ? \"BEGIN WORK\"")]
    [InlineData("START TRANSACTION READ ONLY", "TransactionControl.Begin Transaction ? \"START TRANSACTION\"")]
    [InlineData("COMMIT", "TransactionControl.Commit Transaction ? \"COMMIT\"")]
    [InlineData("ROLLBACK TO SAVEPOINT s", "TransactionControl.Savepoint Transaction s \"ROLLBACK TO SAVEPOINT s\"")]
    [InlineData("RELEASE SAVEPOINT s", "TransactionControl.Savepoint Transaction s \"RELEASE SAVEPOINT s\"")]
    [InlineData("XA START 'x'", "TransactionControl.TwoPhase Transaction ? \"XA START\"")]
    public void OfOneStatement(string sql, string effect) => Reading.HasEffects(sql, SqlDialect.MySql, effect);

    [Fact]
    public void OfAnAssignmentList() => Reading.HasEffects(
        "SET @a = (SELECT MAX(x, 1) FROM t), sql_mode = CONCAT(@@sql_mode, ',x'), GLOBAL a = 1, b = 2, @@global.c = 3, SESSION d = 4, e = GET_LOCK('x', 1)", SqlDialect.MySql,
        "UserVariable Session a \"@a\"", "Setting.Set Session sql_mode \"sql_mode\"", "Setting.Set Session d \"SESSION d\"", "Setting.Set Session e \"e\"",
        "AdvisoryLock.Acquire Session get_lock \"GET_LOCK\"");

    [Theory]
    [InlineData("SET GLOBAL max_connections = 5")]
    [InlineData("SET PERSIST max_connections = 5")]
    [InlineData("SET @@global.max_connections = 5")]
    [InlineData("SET GLOBAL TRANSACTION READ ONLY")]
    [InlineData("SET PASSWORD = 'x'")]
    [InlineData("SET DEFAULT ROLE app TO bob")]
    [InlineData("SET STATEMENT max_statement_time = 1 FOR SELECT 1")]
    [InlineData("SET \uFFFC wait_timeout = 1")]
    [InlineData("SET \uFFFC = 1")]
    [InlineData("SET status = @status, changed = NOW() WHERE id = @id")]
    [InlineData("SET \uFFFCwait_timeout = 1")]
    [InlineData("SELECT * FROM t WHERE id = @id AND x = @@sql_mode")]
    [InlineData("UPDATE t SET sql_mode = 1, a = @p")]
    [InlineData("INSERT INTO t SET a = @p ON DUPLICATE KEY UPDATE a = @p")]
    [InlineData("INSERT INTO t VALUES (@p); SELECT LAST_INSERT_ID()")]
    [InlineData("SELECT LAST_INSERT_ID(5)")]
    [InlineData("SELECT shop.get_lock('x'), get_lock FROM t")]
    [InlineData("EXPLAIN SELECT GET_LOCK('x', 1)")]
    [InlineData("CREATE TABLE t (x int)")]
    [InlineData("DROP TEMPORARY TABLE t")]
    [InlineData("CREATE PROCEDURE p() BEGIN SET @a = 1; SELECT GET_LOCK('x', 1); CREATE TEMPORARY TABLE t (x int); END")]
    [InlineData("DELIMITER //\nCREATE PROCEDURE p() SET @a = 1; //\n")]
    [InlineData("SELECT 'SET NAMES utf8'; # SET NAMES utf8\n-- SET NAMES utf8\n/* SET NAMES utf8 */")]
    [InlineData("SELECT \"a\\\"; SET NAMES utf8; \"")]
    [InlineData("EXECUTE IMMEDIATE 'SELECT 1'")]
    [InlineData("START REPLICA; START SLAVE")]
    [InlineData("ALTER TABLE t ALTER COLUMN c SET DEFAULT 1")]
    [InlineData("XA RECOVER")]
    [InlineData("SELECT 1 INTO OUTFILE '/tmp/x'")]
    [InlineData("INSERT INTO t (a) VALUES (@a)")]
    [InlineData("CALL p(@out)")]
    public void WhatOnlyLooksLikeOneIsNone(string sql) => Reading.HasNoEffect(sql, SqlDialect.MySql);

    [Fact]
    public void NothingHasATwinOfTransactionScope()
    {
        const string Sql = "SET SESSION wait_timeout = 5";

        Assert.Null(Reading.Twin(Sql, SqlDialect.MySql));
    }
}
