using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>Which handlers do the templates and defaults files among the additional files name?</summary>
internal static class HandlerManifests
{
    // The text of an additional file is one object for as long as it does not change, so rules and keystrokes share one reading.
    private static readonly ConditionalWeakTable<SourceText, HandlerManifest> Readings = new();

    private static readonly string[] OtherRuntimes = ["nodejs", "python", "java", "ruby", "go1.x"];

    /// <summary>Names of the files that are read, with <c>*</c> for any text; the package's props pass files of these names to the compiler.</summary>
    public static ImmutableArray<string> FileNames { get; } = ImmutableArray.Create(
        "aws-lambda-tools-*.json",
        "*.template",
        "template.json",
        "template.yaml",
        "template.yml",
        "*.template.json",
        "*.template.yaml",
        "*.template.yml",
        "*.sam.json",
        "*.sam.yaml",
        "*.sam.yml",
        "serverless.json",
        "serverless.yaml",
        "serverless.yml");

    /// <summary>True when a file of this name may name handlers.</summary>
    public static bool IsManifest(string path)
    {
        var name = FileName(path);
        foreach (var pattern in FileNames)
        {
            if (Matches(name, pattern)) return true;
        }

        return false;
    }

    /// <summary>Reads a manifest. Never throws, whatever the file holds.</summary>
    public static HandlerManifest Read(AdditionalText text, CancellationToken cancel)
    {
        // Null when the file is gone; the compiler tells about that itself.
        if (text.GetText(cancel) is not { } source) return new(text.Path, ImmutableArray<ManifestHandler>.Empty, ImmutableArray<ManifestProblem>.Empty);
        if (Readings.TryGetValue(source, out var known) && known.Path == text.Path) return known;

        var manifest = Read(text.Path, source.ToString());
        return known is null ? Readings.GetValue(source, _ => manifest) : manifest;
    }

    /// <summary>Reads a manifest's text; the file's name tells what kind of manifest it is.</summary>
    internal static HandlerManifest Read(string path, string text)
    {
        var name = FileName(path);
        var words = VocabularyOf(name);
        var (documents, syntaxProblem) = Parse(name, text);
        var functions = new ManifestFunctions(words);
        foreach (var document in documents) functions.Add(document);

        var problems = functions.Problems;
        if (syntaxProblem is not null && IsFunctionManifest(words, text)) problems = problems.Add(syntaxProblem);
        return new(path, functions.Handlers, problems);
    }

    private static (IReadOnlyList<ManifestNode> Documents, ManifestProblem? Problem) Parse(string name, string text)
    {
        if (IsJson(name, text))
        {
            var json = new FlowReader(text, 0, isYaml: false);
            var root = json.Read();
            return (root is null ? [] : [root], json.Problem);
        }

        var yaml = new YamlReader(text);
        return (yaml.Read().Items, yaml.Problem);
    }

    // serverless.template and *.template hold either; "//" may stand above the first brace.
    private static bool IsJson(string name, string text)
    {
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return true;
        if (!name.EndsWith(".template", StringComparison.OrdinalIgnoreCase)) return false;
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF')) start++;
        return start < text.Length && text[start] is '{' or '/';
    }

    private static ManifestVocabulary VocabularyOf(string name)
    {
        if (Matches(name, "aws-lambda-tools-*.json")) return ManifestVocabulary.LambdaTools;
        return name.StartsWith("serverless.", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".template", StringComparison.OrdinalIgnoreCase)
            ? ManifestVocabulary.Serverless
            : ManifestVocabulary.CloudFormation;
    }

    // Helm charts, Angular templates and other languages' functions bear the same file names; their mistakes are none of ours.
    private static bool IsFunctionManifest(ManifestVocabulary words, string text)
    {
        if (words.IsAlwaysDotNet) return true;
        if (words == ManifestVocabulary.Serverless) return Mentions(text, "provider") && Mentions(text, "dotnet");
        return (Mentions(text, "AWS::Serverless::Function") || Mentions(text, "AWS::Lambda::Function"))
            && (Mentions(text, "dotnet") || !Array.Exists(OtherRuntimes, runtime => Mentions(text, runtime)));
    }

    private static bool Mentions(string text, string word) => text.IndexOf(word, StringComparison.Ordinal) >= 0;

    /// <summary>The last part of a path. Windows paths may be read on other systems, in tests and from build logs.</summary>
    internal static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static bool Matches(string name, string pattern)
    {
        var star = pattern.IndexOf('*');
        if (star < 0) return name.Equals(pattern, StringComparison.OrdinalIgnoreCase);
        return name.Length >= pattern.Length - 1
            && name.StartsWith(pattern.Substring(0, star), StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(pattern.Substring(star + 1), StringComparison.OrdinalIgnoreCase);
    }
}
