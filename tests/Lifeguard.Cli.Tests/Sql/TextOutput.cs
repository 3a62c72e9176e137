using System.Text;
using Lifeguard.Cli.Sql.Reports;
using Lifeguard.Core;

namespace Lifeguard.Cli.Tests.Sql;

public sealed class TextOutput
{
    [Fact]
    public void ShowsPlaceRuleSentenceLineMarkAndLink()
    {
        using var folder = new TestFolder().With("sub/a.sql", "SELECT 1;\n\tSELECT pg_advisory_lock(1);\n");

        Assert.Equal("""
            sub/a.sql:2:9: warning LFG3002: Behind PgBouncer, 'pg_advisory_lock' excludes nobody: every client that runs on the same server connection gets the lock as well, and it stays held when this client has gone. Take pg_advisory_xact_lock inside the transaction that needs it, or connect past the pooler.
              2 | ⟶SELECT pg_advisory_lock(1);
                | ⟶       ^^^^^^^^^^^^^^^^
              https://github.com/lifeguard-dotnet/lifeguard/blob/main/docs/rules/LFG3002.md

            1 finding in 1 file; read 1 file with 2 statements, as PostgreSQL behind PgBouncer.

            """.Replace("\r", "", StringComparison.Ordinal).Replace('⟶', '\t'), folder.Sql("sub", "--pooler", "pgbouncer").Output);
    }

    [Theory]
    [InlineData("SELECT 1", "No findings; read 1 file with 1 statement, as PostgreSQL behind PgBouncer 1.21.\n")]
    [InlineData("", "No findings; read 1 file with 0 statements, as PostgreSQL behind PgBouncer 1.21.\n")]
    public void EndsWithASummary(string sql, string expected) =>
        Assert.Equal(expected, Run.In(Environment.CurrentDirectory, sql, "sql", "-", "--pooler", "pgbouncer", "--pooler-version", "1.21").Output);

    [Fact]
    public void IsColouredOnlyWhereTheTerminalTakesIt()
    {
        var sql = Encoding.UTF8.GetBytes("LISTEN x");

        Assert.Contains("\u001b[33mwarning LFG3004\u001b[0m", Run.In(Environment.CurrentDirectory, sql, terminal => terminal with { OutputHasColour = true }, "sql").Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', Run.In(Environment.CurrentDirectory, sql, terminal => terminal, "sql").Output);
    }

    [Theory]
    [InlineData(null, "xterm-256color", true)]
    [InlineData("", "xterm-256color", true)]
    [InlineData("1", "xterm-256color", false)]
    [InlineData(null, "dumb", false)]
    [InlineData(null, null, true)]
    public void FollowsNoColorAndTerm(string? noColor, string? term, bool expected) =>
        Assert.Equal(expected, Terminal.TakesColour(name => name == "NO_COLOR" ? noColor : name == "TERM" ? term : null));

    [Fact]
    public void LetsNoFileWriteToTheTerminal()
    {
        using var folder = new TestFolder().With("a\u001b[2J.sql", "SET a.b = '\u001b]0;x\u0007\u202E';");

        var output = folder.Sql(".").Output;

        Assert.DoesNotContain(output, character => character is '\u001b' or '\u0007' or '\u202E');
    }

    [Fact]
    public void ShowsThePartOfALongLineThatIsMeant()
    {
        var text = new string('x', 5_000) + "; LISTEN a; " + new string('y', 5_000);
        var frame = CodeFrame.Of(text, new TextPositions(text), new TextRange(5_002, 5_010));

        Assert.True(frame.Code.Length <= 170, frame.Code);
        Assert.Equal("LISTEN a", frame.Code.Substring(frame.Mark.IndexOf('^', StringComparison.Ordinal), frame.Mark.Count(character => character == '^')));
    }

    [Fact]
    public void MarksTheFirstLineOfAStatementOfSeveral()
    {
        const string text = "SET a.b\r\n = 1;\r\n";
        var frame = CodeFrame.Of(text, new TextPositions(text), new TextRange(0, 13));

        Assert.Equal("SET a.b", frame.Code);
        Assert.Equal("^^^^^^^", frame.Mark);
    }

    [Theory]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\r\nb", 1, 1, 2)]
    [InlineData("\n\n", 2, 3, 1)]
    [InlineData("", 0, 1, 1)]
    [InlineData("é😀x", 3, 1, 4)]
    public void CountsLinesAndColumns(string text, int offset, int line, int column) => Assert.Equal((line, column), new TextPositions(text).Of(offset));
}
