using Lifeguard.Core.ConnectionStrings;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>A parameter that Npgsql sends when it connects.</summary>
/// <param name="Keyword">The keyword that asks for it, as the driver's documentation spells it.</param>
/// <param name="Name">The parameter as the server names it; empty where it cannot be seen.</param>
/// <param name="InOptions">True for one that is sent as <c>-c name=value</c> inside <c>Options</c>.</param>
internal sealed record SentParameter(string Keyword, string Name, bool InOptions);

/// <summary>Which parameters does a connection string of Npgsql's ask for?</summary>
internal static class SentParameters
{
    private static readonly (ConnectionStringKeyword Keyword, string Name)[] ByKeyword =
    [
        (ConnectionStringKeyword.ApplicationName, "application_name"), (ConnectionStringKeyword.TimeZone, "timezone"),
        (ConnectionStringKeyword.ClientEncoding, "client_encoding"), (ConnectionStringKeyword.SearchPath, "search_path"),
    ];

    /// <summary>Those that the string certainly sets.</summary>
    public static IEnumerable<SentParameter> Of(ConnectionStringText text)
    {
        foreach (var (keyword, name) in ByKeyword)
        {
            if (text.IsSet(ConnectionStringDriver.Npgsql, keyword) == true) yield return new SentParameter(SpellingOf(keyword), name, InOptions: false);
        }

        if (text.IsSet(ConnectionStringDriver.Npgsql, ConnectionStringKeyword.Options) != true) yield break;
        text.TryFind(ConnectionStringDriver.Npgsql, ConnectionStringKeyword.Options, out var options);
        foreach (var name in NamesIn(options.Value!)) yield return new SentParameter(SpellingOf(ConnectionStringKeyword.Options), name, InOptions: true);
    }

    /// <summary>The parameters of a command line: <c>-c name=value</c>, <c>-cname=value</c>, <c>--name=value</c>; <c>endpoint=…</c> and <c>reference=…</c> are for the pooler itself.</summary>
    public static IEnumerable<string> NamesIn(string options)
    {
        var words = options.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            var setting = word == "-c" && index + 1 < words.Length ? words[++index]
                : word.StartsWith("--", StringComparison.Ordinal) ? word.Substring(2)
                : word.StartsWith("-c", StringComparison.Ordinal) ? word.Substring(2)
                : "";
            var end = setting.IndexOf('=');
            var name = end < 0 ? "" : setting.Substring(0, end).Replace('-', '_').ToLowerInvariant();
            if (name.Length > 0 && name.IndexOf(ConnectionStringText.Hole) < 0) yield return name;
        }
    }

    private static string SpellingOf(ConnectionStringKeyword keyword) => KeywordTable.Of(ConnectionStringDriver.Npgsql).Find(keyword)!.Name;
}
