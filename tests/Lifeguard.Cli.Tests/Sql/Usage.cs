using Lifeguard.Analyzers.Settings;

namespace Lifeguard.Cli.Tests.Sql;

public sealed class Usage
{
    [Theory]
    [InlineData("--pooler", "pgbounce", "pgbouncer")]
    [InlineData("--dialect", "oracle", "postgresql")]
    [InlineData("--format", "xml", "sarif")]
    [InlineData("--prepared-statements", "maybe", "on")]
    [InlineData("--pooler-version", "new", "a version such as 1.21")]
    public void AValueThatDoesNotExistIsRefusedWithThoseThatDo(string option, string value, string hint)
    {
        var run = Run.Of("sql", "-", option, value);

        Assert.Equal(ExitCodes.CannotRun, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
        Assert.Contains(hint, run.Error, StringComparison.Ordinal);
        Assert.Contains("lifeguard sql --help", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sql", "-", "--nonsense")]
    [InlineData("sq")]
    [InlineData("sql", "-", "--all")]
    [InlineData("sql", "-", "--jsonl-in", "--format", "sarif")]
    public void WhatMakesNoSenseIsRefused(params string[] args)
    {
        var run = Run.Of(args);

        Assert.Equal(ExitCodes.CannotRun, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void EveryWordOfTheSettingIsAPooler() =>
        Assert.All(SettingCatalog.Pooler.AllowedValues, word => Assert.Equal(ExitCodes.Clean, Run.On("SELECT 1", "--pooler", word.ToUpperInvariant()).ExitCode));

    [Theory]
    [InlineData("tsql", "transaction", "name yours with --pooler (rds_proxy)")]
    [InlineData("mysql", "pgbouncer", "nothing is known of PgBouncer in front of MySQL")]
    [InlineData("postgresql", "vitess", "nothing is known of Vitess in front of PostgreSQL")]
    public void WhereNothingIsKnownSilenceIsExplained(string dialect, string pooler, string note)
    {
        var run = Run.On("SELECT 1", "--dialect", dialect, "--pooler", pooler);

        Assert.Contains(note, run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Clean, run.ExitCode);
    }

    [Theory]
    [InlineData("postgresql", "neon")]
    [InlineData("postgresql", "none")]
    [InlineData("mysql", "transaction")]
    [InlineData("sqlserver", "rds_proxy")]
    public void WhereSomethingIsKnownNothingIsExplained(string dialect, string pooler) => Assert.Empty(Run.On("SELECT 1", "--dialect", dialect, "--pooler", pooler).Error);

    [Fact]
    public void HelpNamesThePoolersAndTheDefaults()
    {
        var run = Run.Of("sql", "--help");

        Assert.Equal(ExitCodes.Clean, run.ExitCode);
        Assert.All(SettingCatalog.Pooler.AllowedValues, word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.Contains("[default: postgresql]", run.Output, StringComparison.Ordinal);
        Assert.Contains("[default: transaction]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void OutputThatCannotBeWrittenIsTold()
    {
        using var error = new StringWriter();

        Assert.Equal(ExitCodes.CannotRun, CommandLine.Run(["sql"], new Terminal(new MemoryStream("LISTEN x"u8.ToArray()), new FullDisk(), error, Environment.CurrentDirectory)));
        Assert.Contains("error: The output could not be written: No space left.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void APathMayBeginWithAnAt()
    {
        using var folder = new TestFolder().With("@a.sql", "LISTEN x");

        Assert.Equal(ExitCodes.Findings, folder.Sql("@a.sql").ExitCode);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left.");
    }
}
