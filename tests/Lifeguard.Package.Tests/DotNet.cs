using System.Diagnostics;

namespace Lifeguard.Package.Tests;

/// <summary>Runs the SDK as a user's shell would: nothing of the test run that started it reaches it.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    // What 'dotnet test' and its host leave in the environment; some of it points MSBuild at the wrong SDK or switches its output off.
    private static readonly string[] TestRunVariables = ["MSBUILD", "VSTEST", "TESTINGPLATFORM", "XUNIT", "DOTNET_CLI_TELEMETRY_SESSIONID", "DOTNET_HOST_PATH", "NUGET_PACKAGES"];

    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">The command line after <c>dotnet</c>, one argument each.</param>
    /// <param name="environment">Variables on top of the user's.</param>
    public static CommandResult Run(string folder, string[] arguments, params (string Name, string Value)[] environment) =>
        RunProgram("dotnet", folder, arguments, environment);

    /// <summary>Runs a program, such as one that has been published.</summary>
    /// <param name="program">Its path, or its name where it is found by that.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">The command line, one argument each.</param>
    /// <param name="environment">Variables on top of the user's.</param>
    public static CommandResult RunProgram(string program, string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(IsOfTestRun).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;

        var command = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{command}' ran longer than {Limit.TotalMinutes} minutes.");
        }

        process.WaitForExit();
        return new CommandResult(command, process.ExitCode, output.Result + errors.Result);
    }

    private static bool IsOfTestRun(string variable) => TestRunVariables.Any(start => variable.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
