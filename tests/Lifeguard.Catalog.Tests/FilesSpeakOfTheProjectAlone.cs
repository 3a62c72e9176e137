using System.Text.RegularExpressions;

namespace Lifeguard.Catalog.Tests;

public sealed partial class FilesSpeakOfTheProjectAlone
{
    private static readonly string[] BinaryEndings = [".png", ".snk", ".ico"];

    [Fact]
    public void NoFileNamesAFolderOfSomebodysMachine() => Offenders.None(Lines(HomeFolder()));

    [Fact]
    public void NoFileNamesAPackageRegistry() => Offenders.None(Lines(RegistryHost()));

    [Fact]
    public void EveryRelativeLinkLeadsToAFile()
    {
        var broken =
            from file in ThisRepository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            from Match link in MarkdownLink().Matches(CodeFence().Replace(ThisRepository.Value.Read(file), ""))
            let target = link.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal) && target.Length > 0
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(ThisRepository.Value.FullPath(file))!, target))
            select $"{file}: {target}";

        Offenders.None(broken);
    }

    [Fact]
    public void TextIsStoredWithLineFeedsOnly()
    {
        var withReturns = ThisRepository.Files.Where(file => !IsBinary(file) && ThisRepository.Value.Read(file).Contains('\r', StringComparison.Ordinal));

        Offenders.None(withReturns);
    }

    private static IEnumerable<string> Lines(Regex forbidden) =>
        from file in ThisRepository.Files
        where !IsBinary(file)
        from line in ThisRepository.Value.Read(file).Split('\n')
        where forbidden.IsMatch(line)
        select $"{file}: {line.Trim()}";

    private static bool IsBinary(string file) => BinaryEndings.Contains(Path.GetExtension(file));

    // Absolute paths only: a relative 'samples/work/x' or the path of a URL is nobody's machine.
    [GeneratedRegex("""(?<![\w.:/*-])/(?:work|root|home|Users)/\w|[A-Za-z]:\\Users\\""")]
    private static partial Regex HomeFolder();

    [GeneratedRegex("""//[\w.-]*(?:nuget|npmjs|pypi|artifactory|nexus|jfrog|myget)[\w-]*\.[a-z]""")]
    private static partial Regex RegistryHost();

    [GeneratedRegex("""\]\((?<target>[^)#\s]*)(?:#[^)]*)?\)""")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex CodeFence();
}
