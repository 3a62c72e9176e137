using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class PostgreSqlOtherEffects
{
    [Theory]
    [InlineData("SELECT pg_advisory_lock($1)", "AdvisoryLock.Acquire Session pg_advisory_lock \"pg_advisory_lock\"")]
    [InlineData("SELECT PG_Try_Advisory_Lock_Shared(1, 2)", "AdvisoryLock.Acquire Session pg_try_advisory_lock_shared \"PG_Try_Advisory_Lock_Shared\"")]
    [InlineData("SELECT pg_advisory_xact_lock(hashtext(@k))", "AdvisoryLock.Acquire Transaction pg_advisory_xact_lock \"pg_advisory_xact_lock\"")]
    [InlineData("SELECT pg_advisory_unlock_all()", "AdvisoryLock.Release Session pg_advisory_unlock_all \"pg_advisory_unlock_all\"")]
    [InlineData("UPDATE t SET x = 1 WHERE pg_try_advisory_lock(id)", "AdvisoryLock.Acquire Session pg_try_advisory_lock \"pg_try_advisory_lock\"")]
    [InlineData("WITH l AS MATERIALIZED (SELECT pg_advisory_lock (7)) INSERT INTO t SELECT 1", "AdvisoryLock.Acquire Session pg_advisory_lock \"pg_advisory_lock\"")]
    [InlineData("CALL run(pg_catalog.pg_advisory_lock(1))", "AdvisoryLock.Acquire Session pg_advisory_lock \"pg_advisory_lock\"")]
    [InlineData("SELECT currval('s')", "SequenceRead Session currval \"currval\"")]
    [InlineData("INSERT INTO t VALUES (1) RETURNING lastval()", "SequenceRead Session lastval \"lastval\"")]
    [InlineData("INSERT INTO t (id) VALUES (nextval('s'))", "SequenceWrite Session nextval \"nextval\"")]
    [InlineData("COPY (SELECT setval('s', 1)) TO STDOUT", "SequenceWrite Session setval \"setval\"")]
    [InlineData("LISTEN orders", "Listen.Acquire Session orders \"LISTEN orders\"")]
    [InlineData("LISTEN \"Orders\"", "Listen.Acquire Session Orders \"LISTEN \"Orders\"\"")]
    [InlineData("LISTEN \uFFFC", "Listen.Acquire Session ? \"LISTEN \uFFFC\"")]
    [InlineData("UNLISTEN *", "Listen.Release Session * \"UNLISTEN *\"")]
    [InlineData("UNLISTEN orders", "Listen.Release Session orders \"UNLISTEN orders\"")]
    [InlineData("PREPARE p (int) AS SELECT pg_advisory_lock($1)", "Prepare Session p \"PREPARE p\"")]
    [InlineData("PREPARE transaction AS SELECT 1", "Prepare Session transaction \"PREPARE transaction\"")]
    [InlineData("EXECUTE p(1)", "Execute Session p \"EXECUTE p\"")]
    [InlineData("EXPLAIN ANALYZE EXECUTE p", "Execute Session p \"EXECUTE p\"")]
    [InlineData("CREATE TABLE t AS EXECUTE p(1)", "Execute Session p \"EXECUTE p\"")]
    [InlineData("DEALLOCATE p", "Deallocate.Part Session p \"DEALLOCATE p\"")]
    [InlineData("DEALLOCATE PREPARE p", "Deallocate.Part Session p \"DEALLOCATE PREPARE p\"")]
    [InlineData("DEALLOCATE prepare", "Deallocate.Part Session prepare \"DEALLOCATE prepare\"")]
    [InlineData("DEALLOCATE PREPARE ALL", "Deallocate.All Session ? \"DEALLOCATE PREPARE ALL\"")]
    [InlineData("DISCARD ALL", "Discard.All Session ? \"DISCARD ALL\"")]
    [InlineData("DISCARD TEMPORARY", "Discard.Part Session temp \"DISCARD TEMPORARY\"")]
    [InlineData("discard plans", "Discard.Part Session plans \"discard plans\"")]
    [InlineData("LOAD 'auto_explain'", "Load Session auto_explain \"LOAD 'auto_explain'\"")]
    [InlineData("DECLARE c CURSOR FOR SELECT 1", "Cursor Transaction c \"DECLARE c CURSOR\"")]
    [InlineData("DECLARE c CURSOR WITHOUT HOLD FOR SELECT 1", "Cursor Transaction c \"DECLARE c CURSOR WITHOUT HOLD\"")]
    [InlineData("DECLARE \"C\" BINARY INSENSITIVE NO SCROLL CURSOR WITH HOLD FOR SELECT 1", "Cursor Session C \"DECLARE \"C\" BINARY INSENSITIVE NO SCROLL CURSOR WITH HOLD\"")]
    public void AreFound(string sql, string effect) => HasEffects(sql, effect);

    [Theory]
    [InlineData("CREATE TEMP TABLE t (x int)", "TempObject.TempTable Session t \"CREATE TEMP TABLE t\"")]
    [InlineData("CREATE TEMPORARY TABLE IF NOT EXISTS \"T\" (x int)", "TempObject.TempTable Session T \"CREATE TEMPORARY TABLE IF NOT EXISTS \"T\"\"")]
    [InlineData("create local temp table t_\uFFFC (x int)", "TempObject.TempTable Session ? \"create local temp table t_\uFFFC\"")]
    [InlineData("CREATE GLOBAL TEMPORARY TABLE t (x int) ON COMMIT DELETE ROWS", "TempObject.TempTable Session t \"CREATE GLOBAL TEMPORARY TABLE t\"")]
    [InlineData("CREATE TEMP TABLE t (x int) ON COMMIT DROP", "TempObject.TempTable Transaction t \"CREATE TEMP TABLE t\"")]
    [InlineData("CREATE TEMP TABLE t WITH (fillfactor = 10) ON COMMIT DROP AS SELECT 1", "TempObject.TempTable Transaction t \"CREATE TEMP TABLE t\"")]
    [InlineData("CREATE TEMP TABLE \uFFFC AS SELECT 1 \uFFFC", "TempObject.TempTable Session ? \"CREATE TEMP TABLE \uFFFC\"")]
    [InlineData("CREATE TEMP TABLE t AS SELECT 1", "TempObject.TempTable Session t \"CREATE TEMP TABLE t\"")]
    [InlineData("CREATE TABLE pg_temp.t (x int)", "TempObject.TempTable Session t \"CREATE TABLE pg_temp.t\"")]
    [InlineData("CREATE OR REPLACE TEMP VIEW v AS SELECT 1", "TempObject.TempViewOrSequence Session v \"CREATE OR REPLACE TEMP VIEW v\"")]
    [InlineData("CREATE TEMP RECURSIVE VIEW v (a) AS SELECT 1", "TempObject.TempViewOrSequence Session v \"CREATE TEMP RECURSIVE VIEW v\"")]
    [InlineData("CREATE TEMP SEQUENCE IF NOT EXISTS s", "TempObject.TempViewOrSequence Session s \"CREATE TEMP SEQUENCE IF NOT EXISTS s\"")]
    [InlineData("SELECT * INTO TEMP TABLE t FROM x", "TempObject.SelectIntoTemp Session t \"INTO TEMP TABLE t\"")]
    [InlineData("WITH a AS (SELECT 1) SELECT * INTO LOCAL TEMPORARY t FROM a", "TempObject.SelectIntoTemp Session t \"INTO LOCAL TEMPORARY t\"")]
    [InlineData("SELECT 1 INTO pg_temp.t", "TempObject.SelectIntoTemp Session t \"INTO pg_temp.t\"")]
    [InlineData("EXPLAIN ANALYZE VERBOSE CREATE TEMP TABLE t AS SELECT 1", "TempObject.TempTable Session t \"CREATE TEMP TABLE t\"")]
    public void TemporaryObjectsAreFound(string sql, string effect) => HasEffects(sql, effect);

    [Theory]
    [InlineData("BEGIN", "Begin ? \"BEGIN\"")]
    [InlineData("BEGIN WORK ISOLATION LEVEL SERIALIZABLE", "Begin ? \"BEGIN WORK\"")]
    [InlineData("START TRANSACTION READ ONLY", "Begin ? \"START TRANSACTION\"")]
    [InlineData("COMMIT", "Commit ? \"COMMIT\"")]
    [InlineData("END TRANSACTION", "Commit ? \"END TRANSACTION\"")]
    [InlineData("ABORT", "Rollback ? \"ABORT\"")]
    [InlineData("ROLLBACK WORK", "Rollback ? \"ROLLBACK WORK\"")]
    [InlineData("ROLLBACK AND NO CHAIN", "Rollback ? \"ROLLBACK\"")]
    [InlineData("SAVEPOINT s", "Savepoint s \"SAVEPOINT s\"")]
    [InlineData("RELEASE SAVEPOINT s", "Savepoint s \"RELEASE SAVEPOINT s\"")]
    [InlineData("RELEASE s", "Savepoint s \"RELEASE s\"")]
    [InlineData("ROLLBACK TRANSACTION TO SAVEPOINT s", "Savepoint s \"ROLLBACK TRANSACTION TO SAVEPOINT s\"")]
    [InlineData("PREPARE TRANSACTION 'x'", "TwoPhase x \"PREPARE TRANSACTION 'x'\"")]
    [InlineData("COMMIT PREPARED 'x'", "TwoPhase x \"COMMIT PREPARED\"")]
    public void TransactionsAreFound(string sql, string effect)
    {
        var parts = effect.Split(' ', 2);
        HasEffects(sql, $"TransactionControl.{parts[0]} Transaction {parts[1]}");
    }

    [Fact]
    public void AChainedTransactionBeginsAnew() =>
        HasEffects("COMMIT AND CHAIN", "TransactionControl.Commit Transaction ? \"COMMIT\"", "TransactionControl.Begin Transaction ? \"AND CHAIN\"");

    [Fact]
    public void EffectsComeInTheOrderOfTheText() => HasEffects(
        "BEGIN; SET LOCAL a.b = 1; CREATE TEMP TABLE t AS SELECT nextval('s'), pg_advisory_lock(1); SELECT currval('s') INTO TEMP u; COMMIT",
        "TransactionControl.Begin Transaction ? \"BEGIN\"",
        "Setting.Set Transaction a.b \"SET LOCAL a.b\"",
        "TempObject.TempTable Session t \"CREATE TEMP TABLE t\"",
        "SequenceWrite Session nextval \"nextval\"",
        "AdvisoryLock.Acquire Session pg_advisory_lock \"pg_advisory_lock\"",
        "SequenceRead Session currval \"currval\"",
        "TempObject.SelectIntoTemp Session u \"INTO TEMP u\"",
        "TransactionControl.Commit Transaction ? \"COMMIT\"");

    [Fact]
    public void EachEffectKnowsItsStatement()
    {
        const string Sql = "SELECT 1; /* a */ SET x = 1 ; SELECT 2";

        var effect = Assert.Single(SessionEffects.Find(Sql, SqlDialect.PostgreSql));

        Assert.Equal("SET x = 1", effect.Statement.Of(Sql));
    }

    [Theory]
    [InlineData("SELECT lastval, nextval FROM currval WHERE t.nextval > 1")]
    [InlineData("SELECT app.nextval('s'), shop.pg_catalog2.currval('s')")]
    [InlineData("INSERT INTO nextval (a) VALUES (1)")]
    [InlineData("SELECT * FROM f() AS nextval(a)")]
    [InlineData("CREATE TABLE t (id int DEFAULT nextval('s'))")]
    [InlineData("CREATE TABLE nextval (id int)")]
    [InlineData("CREATE TRIGGER x AFTER INSERT ON t EXECUTE FUNCTION nextval()")]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO (SELECT nextval('s'); SELECT pg_advisory_lock(1))")]
    [InlineData("GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO app")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT nextval('s'); SELECT pg_advisory_lock(1); END")]
    [InlineData("INSERT INTO temp VALUES (1)")]
    [InlineData("INSERT INTO temp t VALUES (1)")]
    [InlineData("SELECT 1 INTO temp FROM x")]
    [InlineData("SELECT 1 INTO temporary")]
    [InlineData("CREATE TABLE temp (x int)")]
    [InlineData("CREATE UNLOGGED TABLE t (x int)")]
    [InlineData("CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'")]
    [InlineData("DROP TABLE temp")]
    [InlineData("SELECT 'pg_advisory_lock(1)', $$ LISTEN x $$")]
    [InlineData("NOTIFY orders, 'x'")]
    [InlineData("FETCH 10 FROM c; MOVE NEXT IN c; CLOSE c; CLOSE ALL")]
    [InlineData("LOCK TABLE t IN EXCLUSIVE MODE")]
    [InlineData("EXPLAIN EXECUTE p")]
    [InlineData("EXPLAIN (VERBOSE) CREATE TEMP TABLE t AS SELECT 1")]
    [InlineData("EXPLAIN (SELECT nextval('s'))")]
    [InlineData("CREATE TEMP TABLE t (x int) \uFFFC")]
    [InlineData("CREATE TEMP TABLE t \uFFFC")]
    [InlineData("CREATE TEMP TABLE \uFFFC")]
    [InlineData("CREATE \uFFFC TABLE t (x int)")]
    [InlineData("DECLARE c CURSOR \uFFFC FOR SELECT 1")]
    [InlineData("SELECT * FROM f() AS nextval(a), 1::currval(2)")]
    [InlineData("CALL pg_advisory_lock(1)")]
    [InlineData("COPY nextval (a) FROM STDIN")]
    [InlineData("EXPLAIN ANALYZE DECLARE c CURSOR WITH HOLD FOR SELECT 1")]
    [InlineData("END AS total FROM t")]
    [InlineData("BEGIN PERFORM 1; RETURN 2")]
    [InlineData("DECLARE")]
    [InlineData("LISTEN")]
    [InlineData("LOAD DATA INFILE 'x' INTO TABLE t")]
    [InlineData("\\c shop\n\\i begin.sql\n")]
    public void WhatOnlyLooksLikeOneIsNone(string sql) => Reading.HasNoEffect(sql, SqlDialect.PostgreSql);

    private static void HasEffects(string sql, params string[] expected) => Reading.HasEffects(sql, SqlDialect.PostgreSql, expected);
}
