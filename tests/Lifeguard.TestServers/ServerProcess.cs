using System.Diagnostics;

namespace Lifeguard.TestServers;

/// <summary>A server that ends with this process, however this process ends.</summary>
internal sealed class ServerProcess : IDisposable
{
    // A shell waits on a pipe whose other end this process holds. The system closes that end even where the test run is killed; the shell then stops
    // the server and removes its folder. SIGQUIT is 'at once' to PostgreSQL and to later PgBouncers; those before 1.23 do not know it, a shell's background process ignores it
    // by default, and SIGTERM is 'at once' to them. A server that has ended by itself leaves its folder, to be read or tried again.
    private const string Watch = """
        folder=$1; shift
        exec 3<&0
        "$@" >"$folder/log" 2>&1 </dev/null 3<&- &
        server=$!
        (
            read -r _ <&3
            : >"$folder/ended"
            kill -QUIT $server 2>/dev/null
            kill -TERM $server 2>/dev/null
        ) &
        reader=$!
        wait $server
        if [ -e "$folder/ended" ]; then rm -rf "$folder"; else kill $reader 2>/dev/null; fi
        """;

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process _watch;

    private ServerProcess(Process watch) => _watch = watch;

    public bool IsRunning => !_watch.HasExited;

    /// <param name="program">The server's path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it writes its log.</param>
    public static ServerProcess Start(string program, string[] arguments, ServerFolder folder)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Watch, "watch", folder.Root, .. UnprivilegedUser.Command(program), .. arguments])
        {
            RedirectStandardInput = true,
            WorkingDirectory = folder.Root,
        };
        return new ServerProcess(Process.Start(start)!);
    }

    public void Dispose()
    {
        _watch.StandardInput.Close();
        if (!_watch.WaitForExit(StopLimit)) _watch.Kill(entireProcessTree: true);
        _watch.Dispose();
    }
}
