namespace Lifeguard.TestServers;

/// <summary>Whom a server runs as where the tests run as root, which PostgreSQL refuses to serve.</summary>
internal static class UnprivilegedUser
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    private static readonly Lazy<(string Id, string Group)> User = new(Find);

    private static bool IsNeeded => Environment.IsPrivilegedProcess;

    /// <summary>The command line that runs a program as that user; the program takes the place of the command, under the same process id.</summary>
    public static string[] Command(string program) => IsNeeded
        ? ["setpriv", $"--reuid={User.Value.Id}", $"--regid={User.Value.Group}", "--clear-groups", program]
        : [program];

    /// <summary>Runs a program as that user and waits for it.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static void Run(string program, string[] arguments)
    {
        var command = Command(program);
        SystemCommand.Run(command[0], [.. command[1..], .. arguments]);
    }

    /// <summary>Gives a folder and what is in it to that user.</summary>
    public static void Own(string folder)
    {
        if (IsNeeded) SystemCommand.Run("chown", ["-R", $"{User.Value.Id}:{User.Value.Group}", folder]);
    }

    private static (string Id, string Group) Find()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var user = Candidates.Select(name => users.Find(fields => fields[0] == name)).FirstOrDefault(fields => fields is not null)
            ?? throw new InvalidOperationException($"PostgreSQL refuses to run as root, and this machine has no user {string.Join(" or ", Candidates)} to run it as.");
        return (user[2], user[3]);
    }
}
