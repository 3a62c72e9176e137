namespace Burst.Tests;

public sealed class WhatCannotBeRun
{
    [Theory]
    [InlineData("--functions is 0: it must be 1 to 20000.", "--functions", "0")]
    [InlineData("--functions is -5: it must be 1 to 20000.", "--functions", "-5")]
    [InlineData("'many'", "--functions", "many")]
    [InlineData("--functions", "--functions")]
    [InlineData("--server-connections is 98, but of --max-connections 100 PostgreSQL keeps 3 for superusers: use at most 97.", "--server-connections", "98")]
    [InlineData("--fuctions", "--fuctions", "10")]
    [InlineData("--pgbouncer: there is no file '", "--pgbouncer", "{folder}/nowhere/pgbouncer")]
    [InlineData("--json: '", "--json", "{folder}/nowhere/burst.json")]
    [InlineData("--svg: '", "--svg", "{folder}")]
    [InlineData("--json and --svg are the same file.", "--json", "{folder}/one", "--svg", "{folder}/one")]
    public async Task Is_refused_before_a_server_is_started(string message, params string[] arguments)
    {
        using var run = await BurstProgram.RunAsync(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Starting PostgreSQL", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.WrittenFiles);
    }

    [Fact]
    public async Task A_program_that_is_no_PgBouncer_is_named_and_nothing_is_left()
    {
        using var run = await BurstProgram.RunAsync("--functions", "10", "--server-connections", "5", "--pgbouncer", "/bin/echo");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'/bin/echo' is no PgBouncer", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.ServerFolders);
        Assert.Empty(run.RunningServers);
    }

    [Fact]
    public async Task Help_names_every_flag()
    {
        using var run = await BurstProgram.RunAsync("--help");
        Assert.Equal(0, run.ExitCode);
        string[] flags = ["--functions", "--server-connections", "--max-connections", "--invocations", "--json", "--svg", "--pgbouncer"];
        Assert.All(flags, flag => Assert.Contains(flag, run.Output, StringComparison.Ordinal));
    }
}
