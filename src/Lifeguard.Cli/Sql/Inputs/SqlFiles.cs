using System.IO.Enumeration;

namespace Lifeguard.Cli.Sql.Inputs;

/// <summary>Which files are meant by paths?</summary>
internal sealed class SqlFiles
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private static readonly string[] SkippedDirectories = ["bin", "obj", "node_modules", ".git"];

    private readonly SqlRequest _request;
    private readonly string _workingDirectory;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<SqlFile> _files = [];
    private readonly List<Unreadable> _unreadable = [];

    private SqlFiles(SqlRequest request, string workingDirectory)
    {
        _request = request;
        _workingDirectory = workingDirectory;
    }

    /// <summary>The files of a request: in the order of its paths, those of a directory by name, each once.</summary>
    /// <param name="request">The request.</param>
    /// <param name="workingDirectory">Paths are relative to it.</param>
    /// <param name="unreadable">Paths that lead nowhere, and directories that cannot be listed.</param>
    public static IReadOnlyList<SqlFile> Of(SqlRequest request, string workingDirectory, out IReadOnlyList<Unreadable> unreadable)
    {
        var files = new SqlFiles(request, workingDirectory);
        foreach (var path in request.Paths) files.Add(path);
        unreadable = files._unreadable;
        return files._files;
    }

    private void Add(string path)
    {
        if (path == StandardInput)
        {
            if (_seen.Add(path)) _files.Add(new SqlFile(path, "stdin"));
            return;
        }

        try
        {
            var full = Path.GetFullPath(path, _workingDirectory);
            if (Directory.Exists(full)) AddDirectory(full);
            else if (File.Exists(full)) AddFile(full);
            else _unreadable.Add(new Unreadable(path, "There is no such file or directory."));
        }
        catch (Exception exception) when (Unreadable.ReasonOf(exception) is { } reason)
        {
            _unreadable.Add(new Unreadable(path, reason));
        }
    }

    private void AddFile(string full)
    {
        if (_seen.Add(full)) _files.Add(new SqlFile(full, NameOf(full)));
    }

    // A link to a directory may lead back to one above it, so no link is followed.
    private void AddDirectory(string root)
    {
        var work = new Stack<string>([root]);
        while (work.TryPop(out var directory))
        {
            try
            {
                var wanted = Directory.EnumerateFiles(directory).Where(file => IsWanted(Path.GetRelativePath(root, file)));
                foreach (var file in wanted.Order(StringComparer.Ordinal)) AddFile(file);
                var below = new DirectoryInfo(directory).EnumerateDirectories()
                    .Where(child => !child.Attributes.HasFlag(FileAttributes.ReparsePoint) && !SkippedDirectories.Contains(child.Name, StringComparer.OrdinalIgnoreCase));
                foreach (var child in below.OrderByDescending(child => child.Name, StringComparer.Ordinal)) work.Push(child.FullName);
            }
            catch (Exception exception) when (Unreadable.ReasonOf(exception) is { } reason)
            {
                _unreadable.Add(new Unreadable(NameOf(directory), reason));
            }
        }
    }

    private bool IsWanted(string relative)
    {
        var path = relative.Replace('\\', '/');
        var isIncluded = _request.Include.Count == 0 ? Matches("*.sql", path) : _request.Include.Any(pattern => Matches(pattern, path));
        return isIncluded && !_request.Exclude.Any(pattern => Matches(pattern, path));
    }

    // A pattern without a slash is about the name, wherever the file is.
    private static bool Matches(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern.Replace('\\', '/'), pattern.Contains('/', StringComparison.Ordinal) ? path : Path.GetFileName(path));

    private string NameOf(string full)
    {
        var relative = Path.GetRelativePath(_workingDirectory, full);
        var isOutside = relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || relative.StartsWith("..\\", StringComparison.Ordinal);
        return (isOutside ? full : relative).Replace('\\', '/');
    }
}
