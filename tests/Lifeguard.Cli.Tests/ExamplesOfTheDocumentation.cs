using System.Text.RegularExpressions;

namespace Lifeguard.Cli.Tests;

/// <summary>The examples of docs/cli.md do what they show. With LIFEGUARD_ACCEPT=1 the page is written with what they do.</summary>
public sealed partial class ExamplesOfTheDocumentation
{
    private static readonly string Page = Path.Combine(ThisRepository.Root, "docs", "cli.md");

    [Fact]
    public void DoWhatTheyShow()
    {
        var page = File.ReadAllText(Page);
        using var folder = new TestFolder();
        foreach (Match file in ExampleFile().Matches(page)) folder.With(file.Groups["name"].Value, file.Groups["text"].Value);

        var examples = 0;
        var actual = Example().Replace(page, match =>
        {
            examples++;
            return $"```console\n{Play(match.Groups["lines"].Value, folder)}```";
        });
        if (Environment.GetEnvironmentVariable("LIFEGUARD_ACCEPT") == "1") File.WriteAllText(Page, actual);

        Assert.Equal(3, examples);
        Assert.Equal(actual, page);
    }

    [Fact]
    public void NameEveryOptionThereIs()
    {
        var page = File.ReadAllText(Page);
        var options = Option().Matches(Run.Of("sql", "--help").Output).Select(match => match.Value).Where(option => option != "--help").Distinct().ToList();

        Assert.True(options.Count >= 10, string.Join(' ', options));
        Assert.All(options, option => Assert.Contains($"`{option}`", page, StringComparison.Ordinal));
    }

    // The commands of an example, each with what it writes.
    private static string Play(string lines, TestFolder folder)
    {
        var played = "";
        var exitCode = 0;
        foreach (var command in lines.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
        {
            played += command + "\n";
            if (command == "$ echo $?")
            {
                played += $"{exitCode}\n";
                continue;
            }

            var words = command["$ lifeguard ".Length..].Split(" < ");
            var input = words.Length > 1 ? File.ReadAllText(Path.Combine(folder.Path, words[1])) : "";
            var run = Run.In(folder.Path, input, words[0].Split(' '));
            exitCode = run.ExitCode;
            played += run.Output + run.Error;
        }

        return played;
    }

    [GeneratedRegex(@"^`(?<name>[\w.]+)`:\n\n```\w+\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ExampleFile();

    [GeneratedRegex(@"```console\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"--[a-z][a-z-]+")]
    private static partial Regex Option();
}
