using Lifeguard.Core.Sql;

namespace Lifeguard.Poolers.Tests;

/// <summary>What a statement leaves in its session on a real PostgreSQL, and what <see cref="SessionEffects"/> says of its text.</summary>
public sealed class WhatStatementsLeave(Servers servers)
{
    // What is in the session before the statement: so that a RESET has something to reset.
    private const string Nothing = "";
    private const string Settings = "SET work_mem = '7MB'; SET TIME ZONE 'Asia/Tokyo'; SET app.tenant = '1'";
    private const string Role = "SET ROLE reader";
    private const string Lock = "SELECT pg_advisory_lock(7)";
    private const string Channel = "LISTEN jobs";
    private const string Statement = "PREPARE plan AS SELECT 1";
    private const string Table = "CREATE TEMP TABLE old (n int)";
    private const string Sequence = "SELECT nextval('numbers')";
    private const string Cursor = "DECLARE held CURSOR WITH HOLD FOR SELECT 1";

    [Theory]
    [InlineData(Nothing, "SET work_mem = '9MB'")]
    [InlineData(Nothing, "set Work_Mem to 9000")]
    [InlineData(Nothing, "SET /* a /* nested */ one */ SESSION work_mem -- really\n = '9MB'")]
    [InlineData(Nothing, "SET \"work_mem\" TO '9MB'")]
    [InlineData(Nothing, "SET search_path = shop, public")]
    [InlineData(Nothing, "SET SCHEMA 'shop'")]
    [InlineData(Nothing, "SET TIME ZONE 'Asia/Tokyo'")]
    [InlineData(Nothing, "SET TIME ZONE INTERVAL '-08:00' HOUR TO MINUTE")]
    [InlineData(Nothing, "SET NAMES 'LATIN1'")]
    [InlineData(Nothing, "SET XML OPTION DOCUMENT")]
    [InlineData(Nothing, "SET app.tenant = '42'")]
    [InlineData(Nothing, "SET session.x = '42'")]
    [InlineData(Nothing, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")]
    [InlineData(Nothing, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE")]
    [InlineData(Nothing, "SET LOCAL work_mem = '9MB'")]
    [InlineData(Nothing, "SET LOCAL TIME ZONE 'Asia/Tokyo'")]
    [InlineData(Nothing, "SET LOCAL app.tenant = '42'")]
    [InlineData(Nothing, "SET TRANSACTION READ ONLY")]
    [InlineData(Nothing, "SET CONSTRAINTS ALL DEFERRED")]
    [InlineData(Settings, "RESET work_mem")]
    [InlineData(Settings, "RESET ALL")]
    [InlineData(Settings, "RESET TIME ZONE")]
    [InlineData(Settings, "SET work_mem TO DEFAULT")]
    [InlineData(Settings, "SET TIME ZONE LOCAL")]
    [InlineData(Nothing, "SELECT set_config('work_mem', '9MB', false)")]
    [InlineData(Nothing, "SELECT PG_CATALOG.set_config('app.tenant', '42', 'f')")]
    [InlineData(Nothing, "SELECT count(*) FROM orders WHERE set_config('app.tenant', '42', false) = 'x'")]
    [InlineData(Nothing, "SELECT set_config('app.tenant', '42', NULL)")]
    [InlineData(Nothing, "SELECT set_config('app.tenant', '42', true)")]
    [InlineData(Nothing, "WITH t AS MATERIALIZED (SELECT set_config('app.tenant', '42', false)) SELECT * FROM t")]
    [InlineData(Nothing, "EXPLAIN ANALYZE SELECT set_config('app.tenant', '42', false)")]
    [InlineData(Nothing, "EXPLAIN SELECT set_config('app.tenant', '42', false) FROM orders")]
    [InlineData(Nothing, "SET ROLE reader")]
    [InlineData(Nothing, "SET role TO 'reader'")]
    [InlineData(Nothing, "SET LOCAL ROLE reader")]
    [InlineData(Nothing, "SET SESSION AUTHORIZATION reader")]
    [InlineData(Role, "RESET ROLE")]
    [InlineData(Role, "SET ROLE NONE")]
    [InlineData(Nothing, "SELECT pg_advisory_lock(7)")]
    [InlineData(Nothing, "SELECT pg_try_advisory_lock_shared(7, 8)")]
    [InlineData(Nothing, "UPDATE orders SET n = n WHERE pg_try_advisory_lock(n)")]
    [InlineData(Nothing, "SELECT pg_advisory_xact_lock(7)")]
    [InlineData(Nothing, "SELECT pg_try_advisory_xact_lock_shared(7)")]
    [InlineData(Lock, "SELECT pg_advisory_unlock(7)")]
    [InlineData(Lock, "SELECT pg_advisory_unlock_all()")]
    [InlineData(Nothing, "LISTEN jobs")]
    [InlineData(Nothing, "LISTEN \"Jobs\"")]
    [InlineData(Channel, "UNLISTEN jobs")]
    [InlineData(Channel, "UNLISTEN *")]
    [InlineData(Nothing, "NOTIFY jobs")]
    [InlineData(Nothing, "PREPARE plan AS SELECT 1")]
    [InlineData(Nothing, "PREPARE \"Plan\" (int) AS SELECT $1")]
    [InlineData(Statement, "EXECUTE plan")]
    [InlineData(Statement, "DEALLOCATE plan")]
    [InlineData(Statement, "DEALLOCATE PREPARE ALL")]
    [InlineData(Nothing, "CREATE TEMP TABLE fresh (n int)")]
    [InlineData(Nothing, "CREATE LOCAL TEMPORARY TABLE IF NOT EXISTS \"Fresh\" AS SELECT 1 AS n")]
    [InlineData(Nothing, "CREATE TEMP TABLE fresh (n int) ON COMMIT PRESERVE ROWS")]
    [InlineData(Nothing, "CREATE TEMP TABLE fresh (n int) ON COMMIT DELETE ROWS")]
    [InlineData(Nothing, "CREATE TEMP TABLE fresh (n int) ON COMMIT DROP")]
    [InlineData(Nothing, "CREATE TEMP TABLE fresh ON COMMIT DROP AS SELECT 1 AS n")]
    [InlineData(Nothing, "CREATE TABLE pg_temp.fresh (n int)")]
    [InlineData(Nothing, "SELECT n INTO TEMP fresh FROM orders")]
    [InlineData(Nothing, "CREATE TEMP VIEW fresh AS SELECT 1 AS n")]
    [InlineData(Nothing, "CREATE TEMP SEQUENCE fresh")]
    [InlineData(Table, "TABLE old")]
    [InlineData(Table, "DROP TABLE nothing_there", false)]
    [InlineData(Nothing, "DECLARE held CURSOR WITH HOLD FOR SELECT 1")]
    [InlineData(Cursor, "FETCH held")]
    [InlineData(Nothing, "LOAD 'plpgsql'")]
    [InlineData(Nothing, "SELECT nextval('numbers')")]
    [InlineData(Nothing, "INSERT INTO visits VALUES (nextval('numbers'))")]
    [InlineData(Nothing, "SELECT setval('numbers', 5)")]
    [InlineData(Sequence, "SELECT currval('numbers')")]
    [InlineData(Sequence, "SELECT lastval()")]
    [InlineData(Settings, "DISCARD ALL")]
    [InlineData(Table, "DISCARD TEMP")]
    [InlineData(Sequence, "DISCARD SEQUENCES")]
    [InlineData(Nothing, "BEGIN")]
    [InlineData(Nothing, "START TRANSACTION ISOLATION LEVEL REPEATABLE READ")]
    [InlineData(Nothing, "SELECT 1")]
    [InlineData(Nothing, "SELECT 'SET work_mem = 1; LISTEN jobs', $$ LISTEN jobs $$, $a$ SET ROLE reader $a$")]
    [InlineData(Nothing, "SELECT 1 /* ; SET work_mem = '9MB'; */ -- ; LISTEN jobs")]
    [InlineData(Nothing, "SELECT E'\\'; SET work_mem = 1; --'")]
    [InlineData(Nothing, "SELECT U&'\\0053ET', \"set\" FROM \"lock\"")]
    [InlineData(Nothing, "UPDATE orders SET n = n")]
    [InlineData(Nothing, "UPDATE orders\nSET\nn = n")]
    [InlineData(Nothing, "INSERT INTO orders VALUES (1) ON CONFLICT (n) DO UPDATE SET n = excluded.n")]
    [InlineData(Nothing, "ALTER TABLE orders SET (fillfactor = 70)")]
    [InlineData(Nothing, "CREATE FUNCTION quiet() RETURNS int LANGUAGE sql SET work_mem = '9MB' AS 'SELECT 1'")]
    [InlineData(Nothing, "CREATE FUNCTION loud() RETURNS text LANGUAGE sql AS 'SELECT set_config(''work_mem'', ''9MB'', false)'")]
    [InlineData(Nothing, "CREATE FUNCTION atomic() RETURNS bigint BEGIN ATOMIC SELECT nextval('numbers'); SELECT pg_try_advisory_lock(1); SELECT nextval('numbers'); END", false)]
    [InlineData(Nothing, "CREATE VIEW settings AS SELECT set_config('work_mem', '9MB', false) AS s")]
    [InlineData(Nothing, "SELECT shop.set_config('work_mem', '9MB', false)")]
    [InlineData(Nothing, "SELECT lastval, nextval FROM shop.currval")]
    public void IsWhatTheTextSays(string before, string sql, bool succeeds = true)
    {
        using var client = new Client(Database);
        if (before.Length > 0) client.Run(before);

        var found = SessionEffects.Find(sql, SqlDialect.PostgreSql).Where(effect => effect.Scope == SessionEffectScope.Session || effect.Kind == SessionEffectKind.TransactionControl);
        var first = SessionTraces.Of(client);
        var error = client.ErrorOf(sql);
        var traces = SessionTraces.Of(client).Since(first);

        Assert.Equal(succeeds, error is null);
        Assert.Equal(SessionTraces.Told(found, first), traces);
    }

    // Alone such a statement is a transaction of its own, and its effect gone at once; in a transaction it must be there until the end, and no longer.
    [Theory]
    [InlineData("SET LOCAL work_mem = '9MB'")]
    [InlineData("SET LOCAL ROLE reader")]
    [InlineData("SET LOCAL SESSION AUTHORIZATION reader")]
    [InlineData("SELECT set_config('app.tenant', '42', true)")]
    [InlineData("SELECT pg_advisory_xact_lock(7)")]
    [InlineData("SELECT pg_try_advisory_xact_lock(7, 8)")]
    [InlineData("CREATE TEMP TABLE fresh (n int) ON COMMIT DROP")]
    [InlineData("CREATE TEMP TABLE fresh ON COMMIT DROP AS SELECT 1 AS n")]
    public void IsThereUntilTheTransactionEndsWhereTheTextSaysSo(string sql)
    {
        using var client = new Client(Database);
        var effect = Assert.Single(SessionEffects.Find(sql, SqlDialect.PostgreSql));
        Assert.Equal(SessionEffectScope.Transaction, effect.Scope);
        var first = SessionTraces.Of(client);

        client.Run("BEGIN");
        client.Run(sql);
        Assert.Contains(SessionTraces.Told([effect], first).Single(), SessionTraces.Of(client).Since(first));
        client.Run("COMMIT");
        Assert.Empty(SessionTraces.Of(client).Since(first));
    }

    // The twin that a fix would write is one on the server as well.
    [Theory]
    [InlineData("SET work_mem = '9MB'")]
    [InlineData("SET TIME ZONE 'Asia/Tokyo'")]
    [InlineData("SET ROLE reader")]
    [InlineData("SET SESSION AUTHORIZATION reader")]
    [InlineData("SELECT set_config('app.tenant', '42', false)")]
    [InlineData("SELECT pg_advisory_lock(7)")]
    [InlineData("SELECT pg_try_advisory_lock_shared(7, 8)")]
    [InlineData("CREATE TEMP TABLE fresh (n int)")]
    [InlineData("CREATE TEMP TABLE fresh AS SELECT 1 AS n")]
    [InlineData("CREATE TEMP TABLE fresh (n int) ON COMMIT PRESERVE ROWS")]
    [InlineData("DECLARE held CURSOR WITH HOLD FOR SELECT 1")]
    public void EndsWithTheTransactionInTheTwinOfTheText(string sql)
    {
        SessionTraces first;
        using (var client = new Client(Database))
        {
            first = SessionTraces.Of(client);
            client.Run("BEGIN");
            client.Run(sql);
            client.Run("COMMIT");
            Assert.NotEmpty(SessionTraces.Of(client).Since(first));
        }

        var edits = TransactionLocalTwin.For(sql, SqlDialect.PostgreSql, Assert.Single(SessionEffects.Find(sql, SqlDialect.PostgreSql)));
        Assert.NotNull(edits);
        var twin = edits.Reverse().Aggregate(sql, (text, edit) => text.Remove(edit.Range.Start, edit.Range.Length).Insert(edit.Range.Start, edit.NewText));

        using var other = new Client(Database);
        other.Run("BEGIN");
        other.Run(twin);
        other.Run("COMMIT");
        Assert.Empty(SessionTraces.Of(other).Since(first));
    }

    private string Database => servers.ForStatements;
}
