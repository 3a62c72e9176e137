using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform.Manifests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.SettingsFiles;

/// <summary>Which texts stand in a file that a function takes its settings from: <c>appsettings.json</c>, <c>local.settings.json</c>, a template, a file of environment variables?</summary>
internal static class SettingsFile
{
    // The text of an additional file is one object for as long as it does not change, so rules and keystrokes share one reading.
    private static readonly ConditionalWeakTable<SourceText, Reading> Readings = new();

    /// <summary>True for a file of settings; one that is for a developer's machine, for tests or an example by its name is no business of a pooler's.</summary>
    public static bool Is(string path)
    {
        var name = HandlerManifests.FileName(path).ToLowerInvariant();
        if (name == "local.settings.json") return true;
        var isSettings = (name.StartsWith("appsettings", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            || IsEnvironment(name)
            || (HandlerManifests.IsManifest(path) && !name.StartsWith("aws-lambda-tools", StringComparison.Ordinal));
        return isSettings && !Array.Exists(name.Split('.', '-', '_'), part => Array.Exists(NotDeployed, word => part.StartsWith(word, StringComparison.Ordinal)));
    }

    private static readonly string[] NotDeployed = ["dev", "local", "test", "example", "sample"];

    private static bool IsEnvironment(string name) =>
        name == ".env" || name.EndsWith(".env", StringComparison.Ordinal) || name.StartsWith(".env.", StringComparison.Ordinal);

    /// <summary>The texts in the order of the file. Never throws, whatever the file holds; what stands before a mistake is read.</summary>
    public static ImmutableArray<WrittenValue> Read(AdditionalText file, CancellationToken cancel)
    {
        if (file.GetText(cancel) is not { } source) return ImmutableArray<WrittenValue>.Empty;
        if (Readings.TryGetValue(source, out var known) && known.Path == file.Path) return known.Values;
        var reading = new Reading(file.Path, Read(file.Path, source.ToString()));
        return known is null ? Readings.GetValue(source, _ => reading).Values : reading.Values;
    }

    internal static ImmutableArray<WrittenValue> Read(string path, string text)
    {
        var name = HandlerManifests.FileName(path).ToLowerInvariant();
        if (IsEnvironment(name)) return Lines(text);

        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF')) start++;
        var isJson = name.EndsWith(".json", StringComparison.Ordinal) || (start < text.Length && text[start] is '{' or '/');
        return Scalars(isJson ? new FlowReader(text, start, isYaml: false).Read() : new YamlReader(text).Read());
    }

    private static ImmutableArray<WrittenValue> Scalars(ManifestNode? root)
    {
        var values = ImmutableArray.CreateBuilder<WrittenValue>();
        var pending = new Stack<ManifestNode>();
        if (root is not null) pending.Push(root);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case ManifestScalar scalar:
                    values.Add(new WrittenValue(scalar.Text, scalar.Span));
                    break;
                case ManifestMapping mapping:
                    for (var index = mapping.Entries.Count - 1; index >= 0; index--) pending.Push(mapping.Entries[index].Value);
                    break;
                case ManifestSequence sequence:
                    for (var index = sequence.Items.Count - 1; index >= 0; index--) pending.Push(sequence.Items[index]);
                    break;
            }
        }

        return values.ToImmutable();
    }

    // NAME=value, export NAME="value", # a comment
    private static ImmutableArray<WrittenValue> Lines(string text)
    {
        var values = ImmutableArray.CreateBuilder<WrittenValue>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            var (first, last) = (start, end);
            start = end + 1;
            while (first < last && char.IsWhiteSpace(text[first])) first++;
            var equals = text.IndexOf('=', first, last - first);
            if (equals < 0 || text[first] == '#') continue;

            first = equals + 1;
            while (first < last && char.IsWhiteSpace(text[first])) first++;
            while (last > first && char.IsWhiteSpace(text[last - 1])) last--;
            if (last - first >= 2 && text[first] is '"' or '\'' && text[last - 1] == text[first]) (first, last) = (first + 1, last - 1);
            if (last > first) values.Add(new WrittenValue(text.Substring(first, last - first), TextSpan.FromBounds(first, last)));
        }

        return values.ToImmutable();
    }

    private sealed record Reading(string Path, ImmutableArray<WrittenValue> Values);
}
