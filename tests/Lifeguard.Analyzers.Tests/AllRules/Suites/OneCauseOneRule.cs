using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>Who makes one mistake is told once: no two rules report the same stretch of code.</summary>
public sealed class OneCauseOneRule
{
    // Pairs that may meet, each with the reason why they are two causes.
    private static readonly (string Rule, string Other, string Because)[] Exceptions =
    [
        .. from creation in new[] { "LFG1001", "LFG1002", "LFG1004", "LFG1005" }
           from setting in new[] { "LFG3007", "LFG3008", "LFG3009" }
           select (creation, setting, "where the connection is made is one thing, what its string says to the pooler another: either is left when the other is repaired"),
        .. from other in new[] { "LFG1002", "LFG1008", "LFG1010", "LFG1011" }
           select (other, "LFG2001", "how often it is made and whether it is given back are two mistakes: either is left when the other is repaired"),
        .. from disposal in new[] { "LFG2001", "LFG2002", "LFG2003", "LFG2004", "LFG2005", "LFG2006" }
           from pinning in Enumerable.Range(3001, 16).Select(number => $"LFG{number}")
           select (disposal, pinning, "what the pooler makes of a string or a statement, and what becomes of the object that carries it"),
        .. from connection in new[] { "LFG1002", "LFG1011", "LFG2001" }
           select (connection, "LFG2002", "a command that is made in one expression with its connection: each of the two is a mistake of its own"),
        .. from leak in new[] { "LFG2001", "LFG2002", "LFG2003" }
           select (leak, "LFG2004", "work that nobody awaits, and what that work does not give back: either is left when the other is repaired"),
        ("LFG1002", "LFG1010", "where a data source is at hand, the connection from a string stays when its 'Pooling=false' goes, and the setting stays when the string moves to a data source"),
    ];

    [Fact]
    public async Task NoTwoRulesReportTheSameCode()
    {
        var doubled = new List<string>();
        foreach (var corpus in (await Corpus.RuleTests()).Where(corpus => !corpus.Name.Contains(".StaysQuiet.", StringComparison.Ordinal)).Concat(Corpus.Samples))
        {
            var found = (await RuleRun.Of(corpus.Project)).Where(diagnostic => diagnostic.Location.IsInSource).ToList();
            doubled.AddRange(
                from diagnostic in found
                from other in found
                where string.CompareOrdinal(diagnostic.Id, other.Id) < 0 && diagnostic.Location.SourceTree == other.Location.SourceTree && diagnostic.Location.SourceSpan.OverlapsWith(other.Location.SourceSpan)
                where !Exceptions.Any(pair => (pair.Rule, pair.Other) == (diagnostic.Id, other.Id))
                select $"{corpus.Name}: {RuleRun.Show(diagnostic)} and {other.Id}");
        }

        Assert.True(doubled.Count == 0, string.Join("\n", doubled.Take(30)));
    }
}
