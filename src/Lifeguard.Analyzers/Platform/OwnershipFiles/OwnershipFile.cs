using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.OwnershipFiles;

/// <summary>A line that says nothing that can be followed, in the parts of LFG0001's message.</summary>
/// <param name="Span">Where the line is.</param>
/// <param name="Text">The line, or the word of it that is wrong.</param>
/// <param name="Expected">What it is not.</param>
/// <param name="Advice">What would be right.</param>
internal sealed record OwnershipProblem(TextSpan Span, string Text, string Expected, string Advice);

/// <summary>Who owns what compiled code gives out and takes, by a file of the user's: <c>lifeguard.ownership.txt</c>, one member a line.</summary>
internal sealed class OwnershipFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "lifeguard.ownership.txt";

    private const char Quote = '\'';

    // The text of an additional file is one object for as long as it does not change.
    private static readonly ConditionalWeakTable<SourceText, OwnershipFile> Readings = new();

    private static readonly string[] ResultWords = ["owned", "borrowed"];
    private static readonly string[] ParameterWords = ["disposed", "borrowed", "kept"];

    private OwnershipFile(ImmutableDictionary<string, string> words, ImmutableArray<OwnershipProblem> problems)
    {
        Words = words;
        Problems = problems;
    }

    /// <summary>The word for each member (<c>M:Shop.Db.Open</c>) and parameter (<c>M:Shop.Db.Use(System.Data.IDbConnection)#connection</c>).</summary>
    public ImmutableDictionary<string, string> Words { get; }

    /// <summary>The lines that say nothing, in the order of the file.</summary>
    public ImmutableArray<OwnershipProblem> Problems { get; }

    /// <summary>True for a file of this name.</summary>
    public static bool Is(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1).Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file. Never throws, whatever it holds.</summary>
    public static OwnershipFile Read(AdditionalText file, CancellationToken cancel) =>
        file.GetText(cancel) is { } text ? Readings.GetValue(text, Read) : new OwnershipFile(ImmutableDictionary<string, string>.Empty, ImmutableArray<OwnershipProblem>.Empty);

    internal static OwnershipFile Read(SourceText text)
    {
        var words = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<OwnershipProblem>();
        foreach (var line in text.Lines)
        {
            var content = line.ToString().Trim();
            if (content.Length == 0 || content[0] == '#' || content.StartsWith("//", StringComparison.Ordinal)) continue;
            var start = line.Start + line.ToString().IndexOf(content[0]);
            if (Problem(content, words, out var text1, out var expected, out var advice)) problems.Add(new OwnershipProblem(new TextSpan(start, content.Length), text1, expected, advice));
        }

        return new OwnershipFile(words.ToImmutable(), problems.ToImmutable());
    }

    private static bool Problem(string line, ImmutableDictionary<string, string>.Builder words, out string text, out string expected, out string advice)
    {
        text = line;
        expected = "a line of 'lifeguard.ownership.txt'";
        advice = "write a member and what becomes of it, such as 'M:Shop.Db.Open = owned'";
        var equals = line.LastIndexOf('=');
        if (equals < 0) return true;
        var member = line.Substring(0, equals).Trim();
        var word = line.Substring(equals + 1).Trim();
        var parameter = ParameterMark(member);
        if (member.Length < 3 || member.IndexOf(' ') >= 0 || member[1] != ':' || member[0] is not ('M' or 'P') || (parameter >= 0 && parameter == member.Length - 1))
        {
            advice = "a member is written by its documentation id, which begins with 'M:' or 'P:', a parameter with '#' and its name after it";
            return true;
        }

        var allowed = parameter >= 0 ? ParameterWords : ResultWords;
        var known = Array.Find(allowed, candidate => candidate.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            text = word;
            expected = parameter >= 0 ? "what can become of an argument" : "what a member can give out";
            advice = NearestWord.Of(word, allowed) is { } nearest ? $"the nearest is '{nearest}'" : "it takes " + Choice(allowed);
            return true;
        }

        if (words.ContainsKey(member))
        {
            expected = "the first line about this member";
            advice = "remove one of them";
            return true;
        }

        words.Add(member, known);
        return false;
    }

    // The '#' before the name of a parameter: behind the list of types or, where that is left out, the last one; '.#ctor' is part of the member.
    private static int ParameterMark(string member)
    {
        var mark = member.IndexOf('#', member.LastIndexOf(')') + 1);
        while (mark > 0 && member[mark - 1] == '.') mark = member.IndexOf('#', mark + 1);
        return mark;
    }

    private static string Choice(string[] words) =>
        string.Join(", ", words.Take(words.Length - 1).Select(word => Quote + word + Quote)) + " or " + Quote + words[words.Length - 1] + Quote;
}
