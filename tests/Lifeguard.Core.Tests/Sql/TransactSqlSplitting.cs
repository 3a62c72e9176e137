using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class TransactSqlSplitting
{
    [Theory]
    [InlineData("SELECT 'it''s; fine', N';', [a;]]b;], \"c;d\"")]
    [InlineData("SELECT 1 /* a /* b; */ ; c */ + 2 -- ;", "SELECT 1 /* a /* b; */ ; c */ + 2")]
    [InlineData("SELECT 1; SELECT 2", "SELECT 1", "SELECT 2")]
    [InlineData("SELECT 1 SELECT 2", "SELECT 1", "SELECT 2")]
    [InlineData("DECLARE @x int = 1 SET @x = 2 SELECT @x", "DECLARE @x int = 1", "SET @x = 2", "SELECT @x")]
    [InlineData("SET NOCOUNT ON UPDATE t SET a = 1 WHERE b = 2 SET NOCOUNT OFF", "SET NOCOUNT ON", "UPDATE t SET a = 1 WHERE b = 2", "SET NOCOUNT OFF")]
    [InlineData("INSERT INTO t (a) SELECT 1 UNION ALL SELECT 2 SELECT SCOPE_IDENTITY()", "INSERT INTO t (a) SELECT 1 UNION ALL SELECT 2", "SELECT SCOPE_IDENTITY()")]
    [InlineData("INSERT t EXEC p 1 EXEC q", "INSERT t EXEC p 1", "EXEC q")]
    [InlineData("INSERT t VALUES (1) SELECT 2", "INSERT t VALUES (1)", "SELECT 2")]
    [InlineData("WITH c AS (SELECT 1 AS x) UPDATE c SET x = 2 SELECT 3", "WITH c AS (SELECT 1 AS x) UPDATE c SET x = 2", "SELECT 3")]
    [InlineData("WITH c AS (SELECT 1) INSERT INTO t SELECT * FROM c DELETE t", "WITH c AS (SELECT 1) INSERT INTO t SELECT * FROM c", "DELETE t")]
    [InlineData("MERGE t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT (a) VALUES (1) WHEN NOT MATCHED BY SOURCE THEN DELETE; SELECT 1",
        "MERGE t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = 1 WHEN NOT MATCHED THEN INSERT (a) VALUES (1) WHEN NOT MATCHED BY SOURCE THEN DELETE", "SELECT 1")]
    [InlineData("IF @a = 1 SET NOCOUNT ON ELSE BEGIN SELECT CASE WHEN 1 = 1 THEN 2 END USE x END SELECT 3",
        "IF @a = 1", "SET NOCOUNT ON", "SELECT CASE WHEN 1 = 1 THEN 2 END", "USE x", "SELECT 3")]
    [InlineData("BEGIN TRY BEGIN TRAN; COMMIT END TRY BEGIN CATCH ROLLBACK; THROW; END CATCH", "BEGIN TRAN", "COMMIT", "ROLLBACK", "THROW")]
    [InlineData("WHILE EXISTS (SELECT 1 FROM t) DELETE TOP (1) t", "WHILE EXISTS (SELECT 1 FROM t)", "DELETE TOP (1) t")]
    [InlineData("GRANT SELECT, INSERT, EXECUTE ON t TO app WITH GRANT OPTION SELECT 1", "GRANT SELECT, INSERT, EXECUTE ON t TO app WITH GRANT OPTION", "SELECT 1")]
    [InlineData("CREATE TABLE t (a int REFERENCES u ON DELETE SET NULL) ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES u ON UPDATE CASCADE ON DELETE SET NULL",
        "CREATE TABLE t (a int REFERENCES u ON DELETE SET NULL)", "ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES u ON UPDATE CASCADE ON DELETE SET NULL")]
    [InlineData("ALTER DATABASE shop SET RECOVERY SIMPLE ALTER TABLE t ALTER COLUMN a int DROP TABLE IF EXISTS x IF EXISTS (SELECT 1) DROP TABLE y",
        "ALTER DATABASE shop SET RECOVERY SIMPLE", "ALTER TABLE t ALTER COLUMN a int", "DROP TABLE IF EXISTS x", "IF EXISTS (SELECT 1)", "DROP TABLE y")]
    [InlineData("DECLARE c CURSOR FOR SELECT a FROM t FOR UPDATE OPEN c FETCH NEXT FROM c INTO @x CLOSE c DEALLOCATE c",
        "DECLARE c CURSOR FOR SELECT a FROM t FOR UPDATE", "OPEN c", "FETCH NEXT FROM c INTO @x", "CLOSE c", "DEALLOCATE c")]
    [InlineData("SELECT a FROM t ORDER BY a OFFSET 1 ROWS FETCH NEXT 5 ROWS ONLY SELECT 2", "SELECT a FROM t ORDER BY a OFFSET 1 ROWS FETCH NEXT 5 ROWS ONLY", "SELECT 2")]
    [InlineData("SELECT a FROM t INNER MERGE JOIN u ON 1 = 1 EXECUTE AS USER = 'x' REVERT", "SELECT a FROM t INNER MERGE JOIN u ON 1 = 1", "EXECUTE AS USER = 'x'", "REVERT")]
    [InlineData("SELECT t.[set], t.set1, @set, s.use FROM t", "SELECT t.[set], t.set1, @set, s.use FROM t")]
    public void StatementsNeedNoSignInBetween(string sql, params string[] statements) => Splits(sql, statements.Length == 0 ? [sql] : statements);

    [Fact]
    public void GoEndsABatch() => Splits("SELECT 1\nGO\nSELECT 2\n  go 5 -- five times\nSELECT go\nFROM go\nGO", "SELECT 1", "SELECT 2", "SELECT go\nFROM go");

    [Fact]
    public void AModuleReachesToTheEndOfItsBatch() => Splits(
        "CREATE OR ALTER PROCEDURE p AS BEGIN SET NOCOUNT ON; SELECT 1; END\nSELECT 2\nGO\nCREATE VIEW v AS SELECT 1\nGO\nSELECT 3",
        "CREATE OR ALTER PROCEDURE p AS BEGIN SET NOCOUNT ON; SELECT 1; END\nSELECT 2", "CREATE VIEW v AS SELECT 1", "SELECT 3");

    [Fact]
    public void LinesForSqlCmdAreNoStatements() => Splits(":setvar db shop\n:r other.sql\nUSE $(db)\nGO", "USE $(db)");

    private static void Splits(string sql, params string[] expected) => Reading.Splits(sql, SqlDialect.SqlServer, expected);
}
