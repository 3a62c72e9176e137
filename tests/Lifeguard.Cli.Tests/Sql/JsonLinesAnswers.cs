using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Lifeguard.Cli.Sql.JsonLines;

namespace Lifeguard.Cli.Tests.Sql;

public sealed class JsonLinesAnswers
{
    [Fact]
    public void ComeInTheOrderOfTheQuestions()
    {
        var run = Ask("""
            {"id":"a","sql":"SET x = 1"}
            {"id":2,"sql":"SELECT 1"}
            {"sql":"BEGIN; SELECT pg_advisory_xact_lock(1); LISTEN a; LISTEN b; COMMIT","id":{"file":"a.cs","line":3}}
            """);

        Assert.Equal("""
            {"id":"a","effects":["setting"],"verdict":"breaks"}
            {"id":2,"effects":[],"verdict":"safe"}
            {"id":{"file":"a.cs","line":3},"effects":["transaction-control","tx-scoped:advisory-lock","listen"],"verdict":"breaks"}

            """.Replace("\r", "", StringComparison.Ordinal), run.Output);
        Assert.Equal(ExitCodes.Clean, run.ExitCode);
    }

    [Theory]
    [InlineData("SELECT 1", "safe")]
    [InlineData("SET x = 1", "breaks")]
    [InlineData("SET LOCAL x = 1", "no-effect")]
    [InlineData("SET LOCAL x = 1; UPDATE t SET a = 1", "safe")]
    [InlineData("UPDATE t SET a = 1; SET LOCAL x = 1", "no-effect")]
    [InlineData("BEGIN; SET LOCAL x = 1; COMMIT", "safe")]
    [InlineData("SET x = 1; SELECT 1; RESET x", "safe")]
    [InlineData("BEGIN", "pins")]
    [InlineData("SELECT currval('s')", "breaks")]
    [InlineData("SELECT currval('s'); UPDATE t SET a = 1", "breaks")]
    [InlineData("INSERT INTO t DEFAULT VALUES; SELECT currval('s')", "safe")]
    [InlineData("INSERT INTO t DEFAULT VALUES; COMMIT; SELECT currval('s'); SELECT 1", "breaks")]
    [InlineData("PREPARE TRANSACTION 'a'", "safe")]
    public void SayTheWorstOverTheText(string sql, string verdict) =>
        Assert.Equal(verdict, Assert.Single(Ask(Question(sql), "--pooler", "pgbouncer").Lines).GetProperty("verdict").GetString());

    [Theory]
    [InlineData("SET x = 1", "rds_proxy", "pins")]
    [InlineData("SELECT nextval('s'); LISTEN a", "hyperdrive", "rejected")]
    [InlineData("SELECT nextval('s')", "transaction", "unknown")]
    [InlineData("SET x = 1", "none", "safe")]
    public void FollowThePooler(string sql, string pooler, string verdict) =>
        Assert.Equal(verdict, Assert.Single(Ask(Question(sql), "--pooler", pooler).Lines).GetProperty("verdict").GetString());

    [Theory]
    [InlineData("{broken", null)]
    [InlineData("[1]", null)]
    [InlineData("""{"id":7}""", "7")]
    [InlineData("""{"id":7,"sql":5}""", "7")]
    [InlineData("""{"id":7,"sql":null}""", "7")]
    [InlineData("""{"id":7,"sql":"\ud800"}""", "7")]
    public void ToWhatIsNoQuestionAreErrorsAndTheOthersGoOn(string line, string? id)
    {
        var run = Ask($"{Question("LISTEN a")}\n{line}\n{Question("SELECT 1")}\n");

        Assert.Equal(3, run.Lines.Count);
        Assert.False(run.Lines[0].TryGetProperty("error", out _));
        Assert.NotEmpty(run.Lines[1].GetProperty("error").GetString()!);
        Assert.Equal(2, run.Lines[1].GetProperty("line").GetInt32());
        Assert.Equal(id ?? "null", run.Lines[1].GetProperty("id").GetRawText());
        Assert.Equal("safe", run.Lines[2].GetProperty("verdict").GetString());
        Assert.Equal(ExitCodes.CannotRun, run.ExitCode);
    }

    [Fact]
    public void PassOverBlankLinesCarriageReturnsAndAByteOrderMark()
    {
        var run = Ask($"\uFEFF{Question("SELECT 1")}\r\n\r\n  \n{Question("SELECT 2")}");

        Assert.Equal(2, run.Lines.Count);
        Assert.Equal(ExitCodes.Clean, run.ExitCode);
    }

    [Fact]
    public void ComeFromAFileAsWell()
    {
        using var folder = new TestFolder().With("q.jsonl", Question("LISTEN a"));

        Assert.Single(folder.Sql("q.jsonl", "--jsonl-in").Lines);
        Assert.Equal(ExitCodes.CannotRun, folder.Sql("none.jsonl", "--jsonl-in").ExitCode);
    }

    [Fact]
    public async Task DoNotWaitForTheEndOfTheInput()
    {
        var (questions, answers) = (new Pipe(), new Pipe());
        var run = Task.Run(() =>
        {
            var exitCode = CommandLine.Run(["sql", "--jsonl-in"], new Terminal(questions.Reader.AsStream(), answers.Writer.AsStream(), TextWriter.Null, Environment.CurrentDirectory));
            answers.Writer.Complete();
            return exitCode;
        });
        using var reader = new StreamReader(answers.Reader.AsStream());

        for (var id = 0; id < 3; id++)
        {
            await questions.Writer.WriteAsync(Encoding.UTF8.GetBytes(Question("LISTEN a") + "\n"));
            var answer = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Contains("listen", answer, StringComparison.Ordinal);
        }

        await questions.Writer.CompleteAsync();
        Assert.Equal(ExitCodes.Clean, await run.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void PassOverALineThatIsTooLong(int longest)
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes($"ab\n{new string('x', longest * 3 + 200_000)}\ncd\n{new string('y', longest * 3 + 200_000)}"));
        var lines = new LineReader(input, longest);
        var read = new List<string>();
        while (lines.MoveNext()) read.Add(lines.IsTooLong ? "too long" : Encoding.UTF8.GetString(lines.Current.Span));

        Assert.Equal(["ab", "too long", "cd", "too long"], read);
        Assert.Equal(4, lines.Number);
    }

    [Fact]
    public void ReadEveryLineWhereverTheBufferEnds()
    {
        var expected = Enumerable.Range(0, 3_000).Select(index => new string((char)('a' + (index % 26)), index % 97)).ToList();
        var lines = new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', expected) + "\n")), 1_000_000);
        var read = new List<string>();
        while (lines.MoveNext()) read.Add(Encoding.UTF8.GetString(lines.Current.Span));

        Assert.Equal(expected, read);
    }

    private static string Question(string sql) => JsonSerializer.Serialize(new { id = 1, sql });

    private static Run Ask(string questions, params string[] args) => Run.In(Environment.CurrentDirectory, questions, ["sql", "--jsonl-in", .. args]);
}
