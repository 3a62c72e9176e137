using System.Diagnostics;
using System.Text;

namespace Burst.Tests;

/// <summary>The program in a process of its own, with a folder of its own for what its servers write.</summary>
internal sealed class BurstProgram : IDisposable
{
    // Nothing is measured by it.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private BurstProgram(string folder, Process process)
    {
        Folder = folder;
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where the program's temporary folders are, and its output files may be.</summary>
    public string Folder { get; }

    /// <summary>What it has said so far, in whatever place.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Folders that its servers have left.</summary>
    public IReadOnlyList<string> ServerFolders => Directory.GetDirectories(Folder, "lifeguard-*");

    /// <summary>Files that it has written, without what the runtime has for debuggers.</summary>
    public IReadOnlyList<string> WrittenFiles =>
    [
        .. from file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
           let name = Path.GetFileName(file)
           where !name.StartsWith("dotnet-", StringComparison.Ordinal) && !name.StartsWith("clr-", StringComparison.Ordinal)
           select name,
    ];

    /// <summary>Processes with this folder in their command line: its servers, as far as they run.</summary>
    public IReadOnlyList<string> RunningServers =>
    [
        .. from folder in Directory.GetDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), out _)
           let command = CommandLineOf(folder)
           where command.Contains(Folder, StringComparison.Ordinal) && !command.Contains("Burst.dll", StringComparison.Ordinal)
           select command,
    ];

    /// <param name="arguments">With {folder} in place of <see cref="Folder"/>.</param>
    public static BurstProgram Start(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("burst-test-").FullName;

        // Servers that do not run as root have to get in.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var given = arguments.Select(argument => argument.Replace("{folder}", folder, StringComparison.Ordinal));
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Burst.dll"), .. given])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TMPDIR"] = folder },
        };
        return new BurstProgram(folder, new Process { StartInfo = start });
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<BurstProgram> RunAsync(params string[] arguments)
    {
        var program = Start(arguments);
        await program.EndAsync();
        return program;
    }

    /// <summary>Waits until it has said this.</summary>
    public async Task SaidAsync(string words)
    {
        for (var watch = Stopwatch.StartNew(); !Output.Contains(words, StringComparison.Ordinal); await Task.Delay(20))
        {
            if (_process.HasExited || watch.Elapsed > Limit) Assert.Fail($"It never said '{words}', but:\n{Output}");
        }
    }

    /// <summary>Sends a signal, as a terminal (INT) or a system (TERM) does.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString()]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public int ExitCode => _process.ExitCode;

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static string CommandLineOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It has just ended.
            return "";
        }
    }

    private void Keep(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
