using System.Diagnostics;
using Lifeguard.Tests.Faults;
using Lifeguard.Tests.Wire;
using Lifeguard.TestServers;

namespace Lifeguard.Tests.Freezing;

/// <summary>A process that the host stops between two invocations does not see what becomes of its connections. The next invocation must not either.</summary>
public sealed class FrozenFunctions(Database server)
{
    private static readonly TimeSpan Threshold = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task The_server_ended_the_session_for_idling()
    {
        const string Name = "frozen_direct";
        using var function = new FunctionProcess($"{server.ConnectionString};Application Name={Name};Options=-c idle_session_timeout=500ms", Threshold, DatabaseTopology.Direct);
        await ServesAfterAFreezeAsync(function, async () =>
            Assert.Equal(0L, await server.AskAsync($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Name}'")));
    }

    [Theory]
    [InlineData("1.18")]
    [InlineData("1.24")]
    public async Task PgBouncer_closed_the_connection_for_idling(string version)
    {
        using var pooler = PgBouncerServer.Start(version, server.Server, [new PgBouncerPool("frozen", "runtime", 2, "transaction")], "client_idle_timeout = 1");
        await using var wire = new WireProxy(pooler.Port);
        using var function = new FunctionProcess(Through(wire.Port, "frozen"), Threshold, DatabaseTopology.PgBouncerTransaction);
        await ServesAfterAFreezeAsync(function, () =>
        {
            Assert.Equal(wire.Connections, wire.ClosedByServer);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_device_in_between_forgot_the_connection_and_says_nothing()
    {
        await using var wire = new WireProxy(server.Port);
        using var function = new FunctionProcess(server.Through(wire), Threshold, DatabaseTopology.Direct);
        await ServesAfterAFreezeAsync(function, () =>
        {
            wire.PullWires();
            return Task.CompletedTask;
        });
    }

    private static async Task ServesAfterAFreezeAsync(FunctionProcess function, Func<Task> isGone)
    {
        Assert.Equal(("1", 0, 0), await function.InvokeAsync("SELECT 1"));
        var frozen = Stopwatch.StartNew();
        function.Freeze();
        await FaultStage.EventuallyAsync(isGone);
        while (frozen.Elapsed < Threshold * 1.5) await Task.Delay(50);
        function.Thaw();

        // One dead connection was replaced, and nothing had to be tried again.
        Assert.Equal(("2", 1, 0), await function.InvokeAsync("SELECT 2"));
    }

    private string Through(int port, string pool) =>
        server.ConnectionString.Replace($"Port={server.Port};", $"Port={port};", StringComparison.Ordinal).Replace("Database=runtime", $"Database={pool}", StringComparison.Ordinal);
}
