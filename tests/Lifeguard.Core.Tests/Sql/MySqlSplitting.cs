using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

public sealed class MySqlSplitting
{
    [Theory]
    [InlineData(@"SELECT 'it\'s; fine'")]
    [InlineData("SELECT 'it''s; fine'")]
    [InlineData(@"SELECT ""a\"";b""")]
    [InlineData("SELECT `a;``b;`")]
    [InlineData("SELECT 1 # a; b\n+ 2")]
    [InlineData("SELECT 1 -- a; b\n+ 2")]
    [InlineData("SELECT 1 /* a; /* b; */ + 2")]
    [InlineData("SELECT 5--1")]
    [InlineData("SELECT @'a;b', @`c;d`")]
    [InlineData("SELECT 1 --a;b", "SELECT 1 --a", "b")]
    [InlineData("SELECT 1\\G SELECT 2\\g", "SELECT 1", "SELECT 2")]
    [InlineData("SELECT \\N; SELECT 2", "SELECT \\N", "SELECT 2")]
    public void QuotesAndCommentsHideASemicolon(string sql, params string[] statements) => Splits(sql, statements.Length == 0 ? [sql] : statements);

    [Fact]
    public void ExecutableCommentsAreRead() => Splits("/*!40101 SET NAMES utf8 */;\n/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET @a = 1; END */;\nSELECT 1 */* x */ 2",
        "SET NAMES utf8", "CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET @a = 1; END", "SELECT 1 */* x */ 2");

    [Fact]
    public void ADelimiterLineNamesWhatEndsAStatement() => Splits(
        "SELECT 1;\nDELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END//\nSELECT 3 //\ndelimiter $$\nCREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = 1; $$\nCREATE FUNCTION f() RETURNS int BEGIN RETURN 1; END$$\nDELIMITER ;\nSELECT 4;",
        "SELECT 1", "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END", "SELECT 3", "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW SET NEW.a = 1;",
        "CREATE FUNCTION f() RETURNS int BEGIN RETURN 1; END", "SELECT 4");

    [Fact]
    public void ABodyBelongsToItsProgram() => Splits(
        "CREATE DEFINER = `a`@`b` PROCEDURE p(x int) BEGIN IF x > 1 THEN SELECT IF(x, 1, 2); END IF; CASE x WHEN 1 THEN SELECT 1; END CASE; WHILE x DO SET x = CASE x WHEN 1 THEN 2 END; END WHILE; END; SELECT 2; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t; SELECT 3",
        "CREATE DEFINER = `a`@`b` PROCEDURE p(x int) BEGIN IF x > 1 THEN SELECT IF(x, 1, 2); END IF; CASE x WHEN 1 THEN SELECT 1; END CASE; WHILE x DO SET x = CASE x WHEN 1 THEN 2 END; END WHILE; END",
        "SELECT 2", "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t", "SELECT 3");

    [Fact]
    public void AnAnonymousBlockIsOneStatement() => Splits("BEGIN NOT ATOMIC SELECT 1; SELECT 2; END; SELECT 3; BEGIN; COMMIT", "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END", "SELECT 3", "BEGIN", "COMMIT");

    [Fact]
    public void ATableMayBeCalledEvent() => Splits("CREATE TABLE event (begin int, end int); SELECT 1", "CREATE TABLE event (begin int, end int)", "SELECT 1");

    [Fact]
    public void ALineForTheClientIsNoStatement() => Splits("SOURCE ./before.sql\nSELECT 1;\nsource after.sql", "SELECT 1");

    private static void Splits(string sql, params string[] expected) => Reading.Splits(sql, SqlDialect.MySql, expected);
}
