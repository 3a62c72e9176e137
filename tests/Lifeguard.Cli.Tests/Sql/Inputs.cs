using System.Text;
using Lifeguard.Cli.Sql.Inputs;
using Lifeguard.Cli.Sql.Reports;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Tests.Sql;

public sealed class Inputs
{
    private const string Sql = "LISTEN x;";

    [Fact]
    public void ADirectoryStandsForItsSqlFilesButNotForWhatIsBuiltOrFetched()
    {
        using var folder = new TestFolder()
            .With("b.sql", Sql).With("a.sql", Sql).With("sub/deep/c.sql", Sql).With("notes.txt", Sql).With("UPPER.SQL", Sql)
            .With("bin/x.sql", Sql).With("obj/x.sql", Sql).With("sub/node_modules/p/x.sql", Sql).With(".git/x.sql", Sql);

        Assert.Equal(["UPPER.SQL", "a.sql", "b.sql", "sub/deep/c.sql"], FilesOf(folder.Sql(".", "--format", "json")));
    }

    [Fact]
    public void AFileThatIsNamedIsReadWhateverItsEndingAndOnce()
    {
        using var folder = new TestFolder().With("dump.txt", Sql).With("a.sql", Sql);

        Assert.Equal(["dump.txt", "a.sql"], FilesOf(folder.Sql("dump.txt", "a.sql", "./a.sql", ".", "--format", "json")));
    }

    [Theory]
    [InlineData("*.psql", null, "c.psql")]
    [InlineData(null, "seed/*", "a.sql,sub/b.sql")]
    [InlineData("sub/*.sql", null, "sub/b.sql")]
    [InlineData("?.sql", "b*", "a.sql,seed/d.sql")]
    public void PatternsChooseAmongTheFilesOfADirectory(string? include, string? exclude, string expected)
    {
        using var folder = new TestFolder().With("a.sql", Sql).With("sub/b.sql", Sql).With("c.psql", Sql).With("seed/d.sql", Sql);
        string[] args = [.. include is null ? [] : new[] { "--include", include }, .. exclude is null ? [] : new[] { "--exclude", exclude }];

        Assert.Equal(expected.Split(','), FilesOf(folder.Sql([".", "--format", "json", .. args])));
    }

    [Fact]
    public void ALinkToADirectoryIsNotFollowed()
    {
        using var folder = new TestFolder().With("sub/a.sql", Sql);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "sub", "loop"), folder.Path);

        Assert.Equal(["sub/a.sql"], FilesOf(folder.Sql(".", "--format", "json")));
    }

    [Fact]
    public void StandardInputIsReadWhereNothingOrADashIsNamed()
    {
        Assert.Equal(ExitCodes.Findings, Run.In(Environment.CurrentDirectory, Sql, "sql", "-").ExitCode);
        Assert.Contains("stdin:1:1:", Run.In(Environment.CurrentDirectory, Sql, "sql").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void NobodyIsMadeToTypeSqlIntoATerminal()
    {
        var run = Run.In(Environment.CurrentDirectory, [], terminal => terminal with { InputIsTerminal = true }, "sql");

        Assert.Equal(ExitCodes.CannotRun, run.ExitCode);
        Assert.Contains("Name files or directories, or - for standard input.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TextIsUtf8OrWhatItsByteOrderMarkSays()
    {
        const string sql = "-- é😀\nLISTEN é;";
        using var folder = new TestFolder()
            .With("a.sql", Encoding.UTF8.GetBytes(sql))
            .With("b.sql", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sql)])
            .With("c.sql", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(sql)])
            .With("d.sql", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(sql)]);

        var run = folder.Sql(".", "--format", "json");

        Assert.Equal(["a.sql", "b.sql", "c.sql", "d.sql"], FilesOf(run));
        Assert.All(run.Lines, line => Assert.Equal(7, line.GetProperty("offset").GetInt32()));
        Assert.Empty(run.Error);
    }

    [Fact]
    public void WhatCannotBeReadIsToldAndTheOthersGoOn()
    {
        using var folder = new TestFolder()
            .With("a.sql", Sql).With("binary.sql", [(byte)'a', 0, (byte)'b']).With("latin1.sql", [(byte)'-', (byte)'-', 0xE9, (byte)'\n']).With("z.sql", Sql)
            .With("odd.sql", [0xFF, 0xFE, (byte)'a', 0, 0, 0]);

        var run = folder.Sql(".", "missing", "--format", "json");

        Assert.Equal(["a.sql", "z.sql"], FilesOf(run));
        Assert.Equal("""
            error: missing: There is no such file or directory.
            error: binary.sql: It is binary: text has no null bytes.
            error: latin1.sql: It is neither UTF-8 nor UTF-16 with a byte order mark; save it as one of these.
            error: odd.sql: It is binary: text has no null characters.

            """.Replace("\r", "", StringComparison.Ordinal), run.Error);
        Assert.Equal(ExitCodes.CannotRun, run.ExitCode);
    }

    [Fact]
    public void AHugeFileIsRefusedBeforeItIsRead()
    {
        using var folder = new TestFolder().With("a.sql", Sql);
        using (var huge = File.Create(Path.Combine(folder.Path, "huge.sql"))) huge.SetLength(SqlFileReader.LongestInBytes + 1);

        var run = folder.Sql(".", "--format", "json");

        Assert.Equal(["a.sql"], FilesOf(run));
        Assert.Equal("error: huge.sql: It has 64 MB; more than 64 MB are not read. Split it, or leave the data out (pg_dump --schema-only).\n", run.Error);
        Assert.Equal(ExitCodes.CannotRun, run.ExitCode);
    }

    [Fact]
    public void AnEndlessInputIsRefused()
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();

        Assert.Equal(ExitCodes.CannotRun, CommandLine.Run(["sql", "-"], new Terminal(new Endless(), output, error, Environment.CurrentDirectory)));
        Assert.Contains("More than 64 MB are not read", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TextWithoutEffectsIsReadWithoutAllocatingForEveryStatement()
    {
        var sql = string.Concat(Enumerable.Repeat("INSERT INTO orders (id, name) VALUES (1, 'a customer');\n", 10_000));
        var answers = new Lifeguard.Cli.Sql.Findings.PoolerAnswers(new PoolerProfile(Pooler.PgBouncer, SqlDialect.PostgreSql));
        Assert.Equal(10_000, Count());

        var before = GC.GetAllocatedBytesForCurrentThread();
        Count();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_096);

        int Count() => new Lifeguard.Cli.Sql.Findings.SqlLint(sql, answers, Lifeguard.Cli.Sql.Findings.Surroundings.StatementByStatement).Statements().Count();
    }

    [Fact]
    public void ProgressIsShownAfterASecondAndGoneBeforeAnythingElse()
    {
        var time = new StoppedClock();
        var error = new StringWriter();
        var progress = new Progress(error, isWatched: true, files: 100, time);

        progress.At(1);
        Assert.Empty(error.ToString());
        time.Seconds = 2;
        progress.At(50);
        Assert.Equal("\r[###############...............] 50 of 100 files\u001b[K", error.ToString());
        progress.At(51);
        progress.Hide();
        progress.Hide();
        Assert.EndsWith("50 of 100 files\u001b[K\r\u001b[K", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ProgressIsNotWrittenIntoAFile()
    {
        var time = new StoppedClock();
        var error = new StringWriter();
        var progress = new Progress(error, isWatched: false, files: 100, time);
        time.Seconds = 2;
        progress.At(50);
        progress.Hide();

        Assert.Empty(error.ToString());
    }

    private static IEnumerable<string> FilesOf(Run run) => run.Lines.Select(line => line.GetProperty("file").GetString()!);

    private sealed class StoppedClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
