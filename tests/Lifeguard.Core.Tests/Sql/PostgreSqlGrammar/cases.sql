-- Cases for answer.mjs, parted by lines of %%. SET x = 1;
%%
SET search_path = a, b
%%
SET search_path TO "$user", public
%%
SET Search_Path = 'x'
%%
SET "Search_Path" TO 'x'
%%
SET SESSION search_path TO DEFAULT
%%
SET LOCAL search_path TO 'x'
%%
SET work_mem = '64MB'
%%
SET statement_timeout = 0
%%
SET statement_timeout = -1
%%
SET x = on
%%
SET x = 1.5
%%
SET x = 'a', "b", c, 1
%%
SET app.tenant_id = '42'
%%
SET app.a.b.c = '42'
%%
SET SESSION app.tenant_id TO '42'
%%
SET LOCAL app.tenant_id TO '42'
%%
SET session.user_id = '1'
%%
SET local.x = '1'
%%
SET LOCAL session.x = 1
%%
SET SESSION local.x = 1
%%
SET session = 1
%%
SET local = 1
%%
SET LOCAL local = 1
%%
SET time = 1
%%
SET names = 'x'
%%
SET role = 'x'
%%
SET role TO x
%%
SET LOCAL role TO 'x'
%%
SET SESSION role = NONE
%%
SET "role" = x
%%
SET ROLE x
%%
SET ROLE "X y"
%%
SET ROLE 'x'
%%
SET ROLE NONE
%%
SET LOCAL ROLE x
%%
SET SESSION ROLE x
%%
SET SESSION AUTHORIZATION x
%%
SET SESSION AUTHORIZATION 'x'
%%
SET SESSION AUTHORIZATION DEFAULT
%%
SET LOCAL SESSION AUTHORIZATION x
%%
SET SESSION SESSION AUTHORIZATION DEFAULT
%%
SET session_authorization = 'x'
%%
SET session_authorization TO DEFAULT
%%
SET TIME ZONE 'UTC'
%%
SET TIME ZONE UTC
%%
SET TIME ZONE LOCAL
%%
SET TIME ZONE DEFAULT
%%
SET TIME ZONE -8
%%
SET TIME ZONE 5.5
%%
SET TIME ZONE INTERVAL '+02:00' HOUR TO MINUTE
%%
SET LOCAL TIME ZONE 'UTC'
%%
SET SESSION TIME ZONE 'UTC'
%%
SET timezone = 'UTC'
%%
SET SCHEMA 'x'
%%
SET LOCAL SCHEMA 'x'
%%
SET NAMES 'UTF8'
%%
SET NAMES DEFAULT
%%
SET NAMES
%%
SET LOCAL NAMES 'UTF8'
%%
SET XML OPTION DOCUMENT
%%
SET XML OPTION CONTENT
%%
SET LOCAL XML OPTION DOCUMENT
%%
SET x FROM CURRENT
%%
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
%%
SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY, NOT DEFERRABLE
%%
SET TRANSACTION SNAPSHOT '0001'
%%
SET LOCAL TRANSACTION READ ONLY
%%
SET SESSION TRANSACTION READ ONLY
%%
SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY
%%
SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ
%%
SET LOCAL SESSION CHARACTERISTICS AS TRANSACTION DEFERRABLE
%%
SET transaction_isolation = 'serializable'
%%
SET LOCAL transaction_read_only = on
%%
SET default_transaction_read_only = on
%%
SET CONSTRAINTS ALL DEFERRED
%%
SET CONSTRAINTS a, b.c IMMEDIATE
%%
SET standard_conforming_strings = on
%%
RESET ALL
%%
RESET work_mem
%%
RESET app.tenant_id
%%
RESET ROLE
%%
RESET "role"
%%
RESET SESSION AUTHORIZATION
%%
RESET TIME ZONE
%%
RESET TRANSACTION ISOLATION LEVEL
%%
RESET session
%%
RESET time
%%
SHOW search_path
%%
SHOW ALL
%%
SHOW TRANSACTION ISOLATION LEVEL
%%
SELECT set_config('search_path', 'x', false)
%%
SELECT set_config('search_path', 'x', true)
%%
SELECT SET_CONFIG('a.b', $1, FALSE)
%%
SELECT set_config($1, $2, $3)
%%
SELECT set_config('a.b', 'x', 'f')
%%
SELECT set_config('a.b', 'x', 't'::bool)
%%
SELECT set_config('a.b', 'x', 'off'::boolean)
%%
SELECT set_config('a.b', 'x', NULL)
%%
SELECT set_config('a.b', 'x', is_local => false)
%%
SELECT set_config(setting_name => 'a.b', new_value => 'x', is_local => true)
%%
SELECT set_config(is_local := false, setting_name := 'a.b', new_value := 'x')
%%
SELECT set_config('a.b', (SELECT max(x)::text FROM t), false)
%%
SELECT set_config('a.b', coalesce($1, 'x'), false), set_config('c.d', 'y', true)
%%
SELECT set_config('a.b', set_config('c.d', 'y', true), false)
%%
SELECT set_config('a.b', 'x', NOT true)
%%
SELECT set_config('a.b', 'x', true AND false)
%%
SELECT set_config('a.b', 'x', x)
%%
SELECT set_config('a.b', 'x')
%%
SELECT set_config('a.b', 'x', false, 1)
%%
SELECT set_config()
%%
SELECT pg_catalog.set_config('search_path', '', false)
%%
SELECT "pg_catalog"."set_config"('search_path', '', false)
%%
SELECT app.set_config('search_path', '', false)
%%
SELECT "SET_CONFIG"('a.b', 'x', false)
%%
SELECT set_config, currval, nextval FROM t
%%
SELECT t.set_config FROM t
%%
SELECT x.nextval, (y).currval FROM x, y
%%
SELECT * FROM set_config('a.b', 'x', false)
%%
SELECT * FROM t, LATERAL set_config('a.b', t.x, true) AS s
%%
SELECT 1 WHERE set_config('a.b', 'x', false) IS NOT NULL
%%
SELECT (SELECT set_config('a.b', 'x', false))
%%
SELECT CASE WHEN true THEN set_config('a.b', 'x', false) END
%%
SELECT ARRAY[nextval('s'), nextval('s')]
%%
SELECT current_setting('a.b')
%%
WITH c AS (SELECT set_config('a.b', $1, true)) SELECT * FROM t, c
%%
WITH c AS MATERIALIZED (SELECT pg_advisory_xact_lock(1)) UPDATE t SET a = 1 FROM c
%%
WITH c(nextval) AS (SELECT 1) SELECT nextval FROM c
%%
INSERT INTO t (a) VALUES (nextval('s')) RETURNING currval('s')
%%
INSERT INTO t SELECT nextval('s') FROM generate_series(1, 3)
%%
INSERT INTO nextval (a) VALUES (1)
%%
INSERT INTO t AS currval (a) VALUES (1)
%%
INSERT INTO temp VALUES (1)
%%
INSERT INTO temp (temp) VALUES (1)
%%
INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = excluded.a
%%
INSERT INTO t DEFAULT VALUES
%%
UPDATE t SET a = lastval()
%%
UPDATE t SET role = 'x', search_path = 'y' WHERE nextval = 1
%%
UPDATE t SET (a, b) = (SELECT currval('s'), setval('s', 1))
%%
DELETE FROM t WHERE pg_try_advisory_lock(id)
%%
MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = nextval('q') WHEN NOT MATCHED THEN INSERT (a) VALUES (1)
%%
VALUES (nextval('s')), (lastval())
%%
TABLE t
%%
CALL p(nextval('s'))
%%
CALL pg_advisory_lock(1)
%%
DO $$ BEGIN SET x = 1; PERFORM pg_advisory_lock(1); END $$
%%
DO LANGUAGE plpgsql 'BEGIN NULL; END'
%%
SELECT pg_advisory_lock(1)
%%
SELECT pg_advisory_lock(1, 2)
%%
SELECT pg_advisory_lock_shared(1)
%%
SELECT pg_try_advisory_lock(hashtext('x'))
%%
SELECT pg_try_advisory_lock_shared(1)
%%
SELECT pg_advisory_xact_lock(1)
%%
SELECT pg_advisory_xact_lock_shared(1)
%%
SELECT pg_try_advisory_xact_lock(1)
%%
SELECT pg_try_advisory_xact_lock_shared(1)
%%
SELECT pg_advisory_unlock(1)
%%
SELECT pg_advisory_unlock_shared(1)
%%
SELECT pg_advisory_unlock_all()
%%
SELECT pg_advisory_lockx(1), xpg_advisory_lock(1)
%%
SELECT "pg_advisory_lock"(1)
%%
SELECT U&"pg_advisory_lock"(1)
%%
SELECT pg_catalog . pg_advisory_lock /* x */ (1)
%%
SELECT pg_notify('c', 'x')
%%
SELECT nextval('s'::regclass)
%%
SELECT nextval(VARIADIC ARRAY['s'])
%%
SELECT setval('s', 1, false)
%%
SELECT lastval()
%%
SELECT 1 AS nextval
%%
SELECT f(1) AS lastval FROM t GROUP BY lastval
%%
SELECT count(*) FILTER (WHERE nextval('s') > 1) OVER (PARTITION BY currval('s')) FROM t
%%
SELECT a FROM t ORDER BY nextval('s') LIMIT lastval() OFFSET 1 FOR UPDATE
%%
SELECT * INTO TEMP t FROM x
%%
SELECT * INTO TEMPORARY TABLE t FROM x
%%
SELECT * INTO LOCAL TEMP t FROM x
%%
SELECT * INTO GLOBAL TEMPORARY t FROM x
%%
SELECT * INTO UNLOGGED t FROM x
%%
SELECT * INTO TABLE t FROM x
%%
SELECT * INTO temp FROM x
%%
SELECT * INTO temp
%%
SELECT * INTO temporary WHERE true
%%
SELECT * INTO temp.t FROM x
%%
SELECT * INTO pg_temp.t FROM x
%%
SELECT 1 INTO TEMP "from" FROM x
%%
WITH c AS (SELECT 1) SELECT * INTO TEMP t FROM c
%%
SELECT 1 INTO TEMP t UNION SELECT 2
%%
(SELECT 1 INTO TEMP t)
%%
(((SELECT 1))) UNION (SELECT 2) ORDER BY 1
%%
CREATE TEMP TABLE t (x int)
%%
CREATE TEMPORARY TABLE t (x int)
%%
CREATE LOCAL TEMP TABLE t (x int)
%%
CREATE GLOBAL TEMPORARY TABLE IF NOT EXISTS t (x int)
%%
CREATE TEMP TABLE t (x int) ON COMMIT DROP
%%
CREATE TEMP TABLE t (x int) ON COMMIT DELETE ROWS
%%
CREATE TEMP TABLE t (x int) ON COMMIT PRESERVE ROWS TABLESPACE s
%%
CREATE TEMP TABLE t (LIKE u INCLUDING ALL) WITH (fillfactor = 10) ON COMMIT DROP TABLESPACE s
%%
CREATE TEMP TABLE t OF u ON COMMIT DROP
%%
CREATE TEMP TABLE t PARTITION OF u FOR VALUES IN (1) ON COMMIT DROP
%%
CREATE TEMP TABLE t (x int DEFAULT nextval('s'), y int REFERENCES u ON DELETE SET NULL)
%%
CREATE TEMP TABLE t AS SELECT 1
%%
CREATE TEMP TABLE t (a, b) AS SELECT 1, nextval('s')
%%
CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1
%%
CREATE TEMP TABLE t WITH (fillfactor = 10) ON COMMIT DROP AS TABLE u WITH NO DATA
%%
CREATE TEMP TABLE t AS EXECUTE p
%%
CREATE TEMP TABLE t AS VALUES (1)
%%
CREATE TEMP TABLE IF NOT EXISTS t AS SELECT pg_advisory_lock(1)
%%
CREATE TABLE pg_temp.t (x int)
%%
CREATE TABLE pg_temp.t AS SELECT 1
%%
CREATE TABLE temp (x int)
%%
CREATE TABLE temp.t (x int)
%%
CREATE TABLE t (temp int, temporary text)
%%
CREATE TABLE t (id bigint DEFAULT nextval('s'))
%%
CREATE TABLE t AS SELECT nextval('s')
%%
CREATE TABLE t AS EXECUTE p(1, nextval('s'))
%%
CREATE UNLOGGED TABLE t (x int)
%%
CREATE TABLE nextval (currval int CHECK (currval > 1))
%%
CREATE TEMP VIEW v AS SELECT nextval('s')
%%
CREATE OR REPLACE TEMPORARY VIEW v AS SELECT 1
%%
CREATE TEMP RECURSIVE VIEW v (a) AS SELECT 1
%%
CREATE VIEW pg_temp.v AS SELECT 1
%%
CREATE VIEW v AS SELECT set_config('a.b', 'x', false)
%%
CREATE MATERIALIZED VIEW v AS SELECT nextval('s')
%%
CREATE TEMP SEQUENCE s
%%
CREATE TEMPORARY SEQUENCE IF NOT EXISTS s INCREMENT 2
%%
CREATE SEQUENCE pg_temp.s
%%
CREATE SEQUENCE s OWNED BY t.id
%%
CREATE INDEX ON t (lower(x)) WHERE currval > 1
%%
CREATE INDEX currval ON t (x)
%%
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION nextval()
%%
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE PROCEDURE pg_advisory_lock(1)
%%
CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT nextval('s'); UPDATE u SET x = 1;)
%%
CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING
%%
CREATE POLICY p ON t USING (tenant = set_config('a.b', 'x', false))
%%
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1; SELECT 2'
%%
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = x AS $$ SELECT 1; $$
%%
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path FROM CURRENT RETURN nextval('s')
%%
CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT nextval('s'); END
%%
CREATE OR REPLACE FUNCTION f(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE a WHEN 1 THEN CASE WHEN b = 1 THEN 2 END ELSE 3 END; INSERT INTO t VALUES (1); END
%%
CREATE PROCEDURE p() BEGIN ATOMIC END
%%
CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC ; ; INSERT INTO t VALUES (1); ; END
%%
CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC SELECT 1 AS end; SELECT t.end FROM t; END
%%
CREATE FUNCTION f(begin int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT begin; END
%%
CREATE FUNCTION begin() RETURNS int LANGUAGE sql RETURN 1
%%
CREATE TABLE begin (atomic int)
%%
CREATE AGGREGATE a (int) (SFUNC = f, STYPE = int)
%%
CREATE OPERATOR === (LEFTARG = box, RIGHTARG = box, FUNCTION = f)
%%
CREATE SCHEMA s CREATE TABLE t (x int) CREATE VIEW v AS SELECT 1
%%
CREATE ROLE r SET
%%
CREATE ROLE r LOGIN PASSWORD 'x'
%%
CREATE EXTENSION IF NOT EXISTS pgcrypto
%%
ALTER ROLE r SET search_path = x
%%
ALTER ROLE r IN DATABASE d SET search_path TO x
%%
ALTER ROLE ALL RESET ALL
%%
ALTER USER r SET work_mem = '1GB'
%%
ALTER DATABASE d SET work_mem = '1GB'
%%
ALTER DATABASE d RESET work_mem
%%
ALTER SYSTEM SET work_mem = '1GB'
%%
ALTER SYSTEM RESET ALL
%%
ALTER FUNCTION f(int) SET search_path = x
%%
ALTER FUNCTION f(int) RESET ALL
%%
ALTER PROCEDURE p() SET search_path TO x
%%
ALTER TABLE t SET SCHEMA s
%%
ALTER TABLE t SET (fillfactor = 70)
%%
ALTER TABLE t RESET (fillfactor)
%%
ALTER TABLE t SET LOGGED
%%
ALTER TABLE t ALTER COLUMN c SET DEFAULT nextval('s')
%%
ALTER TABLE t ALTER c SET NOT NULL, ALTER d SET STATISTICS 100
%%
ALTER TABLE t ADD COLUMN c int DEFAULT nextval('s')
%%
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u ON DELETE SET DEFAULT ON UPDATE SET NULL
%%
ALTER INDEX i SET TABLESPACE s
%%
ALTER SEQUENCE s RESTART WITH 1
%%
DROP FUNCTION set_config(text, text, boolean)
%%
DROP TABLE temp
%%
DROP ROLE r
%%
GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO r
%%
REVOKE ALL ON FUNCTION nextval(regclass) FROM PUBLIC
%%
COMMENT ON FUNCTION nextval(regclass) IS 'SET x = 1'
%%
GRANT SET ON PARAMETER work_mem TO r
%%
BEGIN
%%
BEGIN WORK
%%
BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ ONLY
%%
BEGIN READ WRITE
%%
START TRANSACTION
%%
START TRANSACTION READ ONLY
%%
COMMIT
%%
COMMIT WORK
%%
COMMIT TRANSACTION AND CHAIN
%%
COMMIT AND NO CHAIN
%%
END
%%
END TRANSACTION
%%
ROLLBACK
%%
ROLLBACK AND CHAIN
%%
ABORT
%%
ABORT WORK
%%
SAVEPOINT s
%%
SAVEPOINT work
%%
RELEASE s
%%
RELEASE SAVEPOINT s
%%
RELEASE savepoint
%%
ROLLBACK TO s
%%
ROLLBACK TO SAVEPOINT s
%%
ROLLBACK WORK TO s
%%
PREPARE TRANSACTION 'x'
%%
COMMIT PREPARED 'x'
%%
ROLLBACK PREPARED 'x'
%%
PREPARE p AS SELECT 1
%%
PREPARE p (int, text) AS INSERT INTO t VALUES ($1, $2)
%%
PREPARE p AS SELECT pg_advisory_lock($1)
%%
PREPARE transaction AS SELECT 1
%%
PREPARE "P" AS DELETE FROM t
%%
EXECUTE p
%%
EXECUTE p (1, 'x')
%%
EXECUTE p (nextval('s'))
%%
DEALLOCATE p
%%
DEALLOCATE PREPARE p
%%
DEALLOCATE prepare
%%
DEALLOCATE ALL
%%
DEALLOCATE PREPARE ALL
%%
DECLARE c CURSOR FOR SELECT 1
%%
DECLARE c CURSOR WITH HOLD FOR SELECT 1
%%
DECLARE c CURSOR WITHOUT HOLD FOR SELECT 1
%%
DECLARE c BINARY INSENSITIVE NO SCROLL CURSOR WITH HOLD FOR SELECT 1
%%
DECLARE c ASENSITIVE SCROLL CURSOR FOR SELECT nextval('s')
%%
DECLARE "C" CURSOR WITH HOLD FOR VALUES (1)
%%
FETCH NEXT FROM c
%%
FETCH ALL IN c
%%
MOVE FORWARD 10 FROM c
%%
CLOSE c
%%
CLOSE ALL
%%
LISTEN c
%%
LISTEN "C d"
%%
UNLISTEN c
%%
UNLISTEN *
%%
NOTIFY c
%%
NOTIFY c, 'x'
%%
LOAD 'auto_explain'
%%
DISCARD ALL
%%
DISCARD PLANS
%%
DISCARD SEQUENCES
%%
DISCARD TEMP
%%
DISCARD TEMPORARY
%%
EXPLAIN SELECT nextval('s')
%%
EXPLAIN ANALYZE SELECT nextval('s')
%%
EXPLAIN ANALYSE SELECT nextval('s')
%%
EXPLAIN ANALYZE VERBOSE SELECT pg_advisory_lock(1)
%%
EXPLAIN VERBOSE SELECT pg_advisory_lock(1)
%%
EXPLAIN (ANALYZE) SELECT nextval('s')
%%
EXPLAIN (ANALYZE, BUFFERS off, FORMAT json) SELECT nextval('s')
%%
EXPLAIN (BUFFERS, ANALYZE true) SELECT nextval('s')
%%
EXPLAIN (ANALYZE false) SELECT nextval('s')
%%
EXPLAIN (ANALYZE 'off') SELECT nextval('s')
%%
EXPLAIN (ANALYZE 0) SELECT nextval('s')
%%
EXPLAIN (ANALYZE 1, VERBOSE) SELECT nextval('s')
%%
EXPLAIN (ANALYZE off, ANALYZE on) SELECT nextval('s')
%%
EXPLAIN (COSTS OFF) SELECT nextval('s')
%%
EXPLAIN (SELECT nextval('s'))
%%
EXPLAIN ((SELECT nextval('s')))
%%
EXPLAIN (VALUES (nextval('s')))
%%
EXPLAIN ANALYZE (SELECT nextval('s'))
%%
EXPLAIN (ANALYZE) (SELECT nextval('s'))
%%
EXPLAIN EXECUTE p
%%
EXPLAIN ANALYZE EXECUTE p (nextval('s'))
%%
EXPLAIN ANALYZE CREATE TABLE t AS SELECT nextval('s')
%%
EXPLAIN ANALYZE CREATE TEMP TABLE t AS SELECT 1
%%
EXPLAIN CREATE TEMP TABLE t AS SELECT 1
%%
EXPLAIN ANALYZE DECLARE c CURSOR WITH HOLD FOR SELECT nextval('s')
%%
EXPLAIN ANALYZE UPDATE t SET a = currval('s')
%%
EXPLAIN ANALYZE SELECT 1 INTO TEMP t
%%
COPY t FROM STDIN
%%
COPY t TO STDOUT WITH (FORMAT csv)
%%
COPY (SELECT nextval('s')) TO STDOUT
%%
COPY nextval (a, b) FROM STDIN
%%
COPY t FROM STDIN WHERE lastval() > 1
%%
LOCK TABLE t IN ACCESS EXCLUSIVE MODE
%%
LOCK t
%%
VACUUM ANALYZE t
%%
ANALYZE temp
%%
TRUNCATE temp, t
%%
REFRESH MATERIALIZED VIEW v
%%
REINDEX TABLE t
%%
CHECKPOINT
%%
IMPORT FOREIGN SCHEMA s FROM SERVER x INTO temp
%%
REASSIGN OWNED BY r TO s
%%
SECURITY LABEL ON TABLE t IS 'x'
%%
SELECT 'SET x = 1; LISTEN y'
%%
SELECT 'it''s; SET x = 1'
%%
SELECT E'it\'s; SET x = 1'
%%
SELECT E'\\'
%%
SELECT e'a\'' 
%%
SELECT 'c:\'
%%
SELECT N'a;', B'1', X'1F', U&'d\0061t;', U&"d\0061t;"
%%
SELECT U&'d!0061' UESCAPE '!'
%%
SELECT $$a; SET x = 1$$, $t$ $$ ; $u$ $t$
%%
SELECT $é$ ; $é$
%%
SELECT 'a'
 'b; SET x = 1'
%%
SELECT E'a'
  'b\'; SET x = 1'
%%
SELECT 'a' -- ; SET x = 1
 'b; SET x = 1'
%%
SELECT "a;b""c;", "SET x = 1"
%%
SELECT a$1, b$$c FROM t$
%%
SELECT $1, $2::int, a[1:2], b[:2], c[1:]
%%
SELECT a::text::int, x <@ y, x @> y, @ -5, @-5, x ?| y, x ?& y, x ? y, x || y, !!x, x !~~* y
%%
SELECT 5*/* ; */2, 1-- ;
 -2
%%
SELECT a @- b, a /**/ b
%%
SELECT 1 AS "set", 2 AS set, 3 AS temp, 4 AS local
%%
SELECT t.* , t.set, t.temp FROM t
%%
SELECT "nextval"('s'), "Nextval"('s'), "lastval" FROM t
%%
SELECT x AS currval, y nextval FROM t
%%
SELECT * FROM nextval, lastval AS currval
%%
SELECT * FROM f() AS nextval(a int)
%%
SELECT * FROM t AS nextval(a)
%%
SELECT * FROM f() WITH ORDINALITY AS currval(a, b)
%%
SELECT row(nextval('s')).f1
%%
SELECT nextval('s') FROM t TABLESAMPLE system (1)
%%
SELECT extract(epoch FROM now()), overlay('a' placing 'b' from 1), position('a' in 'b')
%%
SELECT xmlelement(name set, xmlattributes(1 AS a))
%%
SELECT JSON_OBJECT('a' VALUE nextval('s'))
%%
SELECT CAST(nextval('s') AS int)
%%
SELECT (nextval('s'))
%%
SELECT é FROM ü WHERE ñ = 'ß; SET x = 1'
%%
SELECT '日本; SET x = 1', "日本"
%%
SELECT set_config('a.b', 'x', "is_local" => false)
%%
SELECT set_config('a.b', 'x', 't'::"bool")
%%
SELECT 1::nextval(2)
%%
CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC SELECT t.end end FROM t; SELECT nextval('s'); END
%%
SET LOCAL search_path TO a, 'b', "c"
%%
SET app.x = -1, +2.5, on
%%
BEGIN NOT DEFERRABLE
%%
CREATE TEMP TABLE t (x int) PARTITION BY RANGE (x) ON COMMIT DROP
%%
CREATE TEMP TABLE t USING heap ON COMMIT DROP AS SELECT set_config('a.b', 'x', true)
%%
SELECT pg_catalog /* ; */ . set_config('a.b', 'x', false)
%%
SELECT set_config('a.b', 'x', t), set_config('a.b', 'x', no) FROM t
%%
CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT CASE a WHEN 1 THEN 2 END END; SELECT 1 end; SELECT nextval('s'); END
%%
