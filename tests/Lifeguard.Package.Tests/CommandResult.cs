using System.Text.RegularExpressions;

namespace Lifeguard.Package.Tests;

/// <summary>What a command said, and with which exit code it ended.</summary>
internal sealed partial record CommandResult(string Command, int ExitCode, string Output)
{
    // An analyzer that throws, cannot be loaded, or is too new for the compiler: mere warnings, after which a build succeeds without having been checked.
    private static readonly string[] LoadFailures = ["AD0001", "CS8032", "CS8033", "CS8034", "CS8785", "CS9057"];

    /// <summary>Warnings and errors, each once.</summary>
    public IReadOnlyList<BuildMessage> Messages { get; } = [.. Message().Matches(Output).Select(BuildMessage.From).Distinct()];

    /// <summary>What Lifeguard said.</summary>
    public IReadOnlyList<BuildMessage> Findings => [.. Messages.Where(message => message.Id.StartsWith("LFG", StringComparison.Ordinal))];

    /// <summary>The ids of the findings, ordered, as often as they were found.</summary>
    public IReadOnlyList<string> FindingIds => [.. Findings.Select(finding => finding.Id).Order(StringComparer.Ordinal)];

    /// <summary>Succeeded, and the analyzers were really there.</summary>
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return AnalyzersMustHaveLoaded();
    }

    public CommandResult AnalyzersMustHaveLoaded()
    {
        Assert.True(!LoadFailures.Any(id => Output.Contains(id, StringComparison.Ordinal)), $"{Command} could not use the analyzers:\n{Output}");
        return this;
    }

    /// <summary>Nothing was found, and nothing else was wrong either.</summary>
    public void MustBeSilent() => Assert.True(MustSucceed().Messages.Count == 0, $"{Command} was not silent:\n{Output}");

    [GeneratedRegex("""^\s*(?<origin>[^\r\n]*?)(?:\((?<line>\d+),\d+\))? ?: (?<severity>warning|error) (?<id>[A-Z]+\d+): (?<text>[^\r\n]*?)(?: \[(?<project>[^\]\r\n]+)\])?\r?$""", RegexOptions.Multiline)]
    private static partial Regex Message();
}

/// <summary>One warning or error of a build.</summary>
/// <param name="File">The file's name, without its folder; the tool's name where there is no file.</param>
/// <param name="Line">From 1; 0 where there is none.</param>
/// <param name="Severity"><c>warning</c> or <c>error</c>.</param>
/// <param name="Id">Such as <c>LFG1001</c>.</param>
/// <param name="Text">The message, with the link to the rule's page.</param>
/// <param name="Project">The project's path, with its framework where it has several.</param>
internal sealed record BuildMessage(string File, int Line, string Severity, string Id, string Text, string Project)
{
    public static BuildMessage From(Match match) => new(
        Path.GetFileName(match.Groups["origin"].Value),
        match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0,
        match.Groups["severity"].Value,
        match.Groups["id"].Value,
        match.Groups["text"].Value,
        match.Groups["project"].Value);
}
