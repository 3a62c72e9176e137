using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Lifeguard.Benchmarks.Subjects;

/// <summary>Where the SDK and its reference assemblies are on this machine.</summary>
internal static class Dotnet
{
    /// <summary>The folder that holds the <c>dotnet</c> program.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The program itself.</summary>
    public static string Program { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>The SDK that builds this repository.</summary>
    public static string Sdk { get; } = Path.Combine(Root, "sdk", Output("--version").Trim());

    /// <summary>The compiler of that SDK.</summary>
    public static string Compiler => Path.Combine(Sdk, "Roslyn", "bincore", "csc.dll");

    /// <summary>The folder of the analyzers that come with that SDK.</summary>
    public static string SdkAnalyzers => Path.Combine(Sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers");

    /// <summary>The newest reference pack of a framework, for the runtime that runs this program.</summary>
    public static IEnumerable<string> ReferencePack(string framework) =>
        Directory.EnumerateDirectories(Path.Combine(Root, "packs", framework + ".Ref"), $"{Environment.Version.Major}.*")
            .OrderByDescending(folder => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : new Version())
            .Select(folder => Directory.EnumerateFiles(Path.Combine(folder, "ref", $"net{Environment.Version.Major}.0"), "*.dll"))
            .First().Order(StringComparer.Ordinal);

    /// <summary>Runs a command of the SDK and gives what it prints.</summary>
    public static string Output(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
