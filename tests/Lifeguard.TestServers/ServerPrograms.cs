using System.Reflection;

namespace Lifeguard.TestServers;

/// <summary>Where the programs of an installed server are.</summary>
internal sealed class ServerPrograms
{
    // Where distributions put what they keep off the PATH, newest version first.
    private static readonly (string Folder, string Versions)[] KnownFolders = [("/usr/lib/postgresql", "*"), ("/opt/homebrew/opt", "postgresql@*"), ("/usr", "pgsql-*")];

    private readonly string _folder;

    private ServerPrograms(string folder) => _folder = folder;

    /// <summary>Finds the programs, all in one folder; installs the server first where they are missing.</summary>
    /// <param name="server">As <c>eng/install-servers.sh</c> calls it.</param>
    /// <param name="names">The programs.</param>
    /// <exception cref="InvalidOperationException">They are not there and could not be installed; the message says how to.</exception>
    public static ServerPrograms Find(string server, string[] names)
    {
        if (Installed(names) is { } found) return found;

        SystemCommand.Run("/bin/sh", [System.IO.Path.Combine(RepositoryRoot, "eng", "install-servers.sh"), server]);
        return Installed(names) ?? throw new InvalidOperationException($"{server} was installed, but {string.Join(" and ", names)} are not on the PATH. Add their folder.");
    }

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    private static string RepositoryRoot =>
        typeof(ServerPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == nameof(RepositoryRoot)).Value!;

    private static ServerPrograms? Installed(string[] names)
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var kept = from place in KnownFolders
                   where Directory.Exists(place.Folder)
                   from version in Directory.EnumerateDirectories(place.Folder, place.Versions).OrderByDescending(Version)
                   select System.IO.Path.Combine(version, "bin");

        var folder = onPath.Concat(kept).FirstOrDefault(folder => names.All(name => File.Exists(System.IO.Path.Combine(folder, name))));
        return folder is null ? null : new ServerPrograms(folder);
    }

    private static int Version(string folder) =>
        int.TryParse(System.IO.Path.GetFileName(folder).Split('@', '-')[^1], out var version) ? version : 0;
}
