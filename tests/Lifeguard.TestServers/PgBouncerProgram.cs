using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace Lifeguard.TestServers;

/// <summary>A PgBouncer of a certain version: on the PATH, or unpacked by <c>eng/install-servers.sh</c> together with its libraries.</summary>
internal static class PgBouncerProgram
{
    private const string Newest = "1.24";

    /// <summary>Makes the program ready to be run by the user that servers run as.</summary>
    /// <param name="version">The first two numbers: <c>1.24</c>.</param>
    /// <param name="folder">Where the server writes; the program is copied there, as the repository may be closed to that user.</param>
    /// <returns>The path of the program.</returns>
    /// <exception cref="InvalidOperationException">It is not there and could not be installed; the message says how to.</exception>
    public static string For(string version, ServerFolder folder)
    {
        if (OnPath(version) is { } found) return found;

        var unpacked = Path.Combine(RepositoryRoot, "artifacts", "servers", $"pgbouncer-{version}");
        if (!File.Exists(Path.Combine(unpacked, "pgbouncer"))) SystemCommand.Run("/bin/sh", [Path.Combine(RepositoryRoot, "eng", "install-servers.sh"), $"pgbouncer-{version}"]);

        var target = Path.Combine(folder.Root, "program");
        SystemCommand.Run("cp", ["-R", unpacked, target]);
        return Path.Combine(target, "pgbouncer");
    }

    /// <summary>Any version: the one on the PATH, or the newest that is known here.</summary>
    /// <exception cref="InvalidOperationException">There is none, and it could not be installed; the message says how to.</exception>
    public static string Any(ServerFolder folder) => Candidates.FirstOrDefault(File.Exists) ?? For(Newest, folder);

    /// <summary>What the program calls itself: <c>PgBouncer 1.24.1</c>.</summary>
    /// <exception cref="InvalidOperationException">It cannot be run, or is something else.</exception>
    public static string VersionOf(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var name = output.Split('\n')[0].Trim();
            return name.StartsWith("PgBouncer ", StringComparison.Ordinal) ? name : throw new InvalidOperationException($"'{program}' is no PgBouncer: asked for its version, it said '{name}'.");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"'{program}' could not be started: {missing.Message}", missing);
        }
    }

    private static string RepositoryRoot =>
        typeof(PgBouncerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == nameof(RepositoryRoot)).Value!;

    private static IEnumerable<string> Candidates =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "pgbouncer"));

    private static string? OnPath(string version) =>
        Candidates.FirstOrDefault(program => File.Exists(program) && VersionOf(program).StartsWith($"PgBouncer {version}.", StringComparison.Ordinal));
}
