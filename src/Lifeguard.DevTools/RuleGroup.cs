using System.Collections.Immutable;
using System.Reflection;
using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools;

/// <summary>A category with the digit that its rules' ids start with and the short name that its folders bear.</summary>
internal sealed record RuleGroup(int Digit, string Category)
{
    /// <summary>Every category, ordered by digit.</summary>
    public static ImmutableArray<RuleGroup> All { get; } =
        [.. Categories().Select(category => new RuleGroup(DigitOf(category), category)).OrderBy(group => group.Digit)];

    /// <summary>The last part of the category: <c>Lifetime</c>.</summary>
    public string Name => Category[(Category.LastIndexOf('.') + 1)..];

    /// <summary>The ids of the group, for headings: <c>LFG1xxx</c>.</summary>
    public string Ids => $"LFG{Digit}xxx";

    public static RuleGroup Of(string id) => All.Single(group => group.Category == RuleCategory.Of(id));

    private static int DigitOf(string category) =>
        Enumerable.Range(0, Categories().Count()).Single(digit => RuleCategory.Of($"LFG{digit}000") == category);

    private static IEnumerable<string> Categories() =>
        typeof(RuleCategory).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
