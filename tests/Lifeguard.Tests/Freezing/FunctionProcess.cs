using System.Diagnostics;
using System.Globalization;

namespace Lifeguard.Tests.Freezing;

/// <summary>A function in a process of its own, which can be frozen between two invocations.</summary>
internal sealed class FunctionProcess : IDisposable
{
    private readonly Process _process;

    public FunctionProcess(string connectionString, TimeSpan idleProbeThreshold, DatabaseTopology topology)
    {
        var program = Path.Combine(Path.GetDirectoryName(typeof(FunctionProcess).Assembly.Location)!, "Lifeguard.FrozenFunction.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, idleProbeThreshold.TotalMilliseconds.ToString(CultureInfo.InvariantCulture), topology.ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["FROZEN_DB"] = connectionString;
        _process = Process.Start(start)!;
    }

    /// <summary>One invocation.</summary>
    /// <returns>What the caller got, how many dead connections were replaced until now, and how many attempts there were beyond the first.</returns>
    public async Task<(string Answer, int Stale, int Retries)> InvokeAsync(string sql)
    {
        await _process.StandardInput.WriteLineAsync(sql);
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) ?? throw new InvalidOperationException("The function has ended.");
        var parts = line.Split('|');
        return (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
