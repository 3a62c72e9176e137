using System.ComponentModel;
using System.Diagnostics;

namespace Lifeguard.TestServers;

/// <summary>A command of the system that has to succeed.</summary>
internal static class SystemCommand
{
    /// <exception cref="InvalidOperationException">It is missing or failed; the message has what it said.</exception>
    public static void Run(string program, string[] arguments)
    {
        // From the root folder: the current one may be closed to the user that the command switches to.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = "/" };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"'{program}' could not be started: {missing.Message}", missing);
        }
    }
}
