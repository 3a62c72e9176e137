using System.Data.Common;
using FsCheck;
using FsCheck.Fluent;
using Lifeguard.Core.ConnectionStrings;

namespace Lifeguard.Core.Tests.ConnectionStrings;

public sealed class AnyText
{
    // Few letters and much punctuation, so that quotes, doubled signs and empty entries are common.
    private static readonly Arbitrary<string> ConnectionStrings =
        Gen.Elements("a", "B", "=", "==", ";", "\"", "'", " ", "  ", "Host", "Pooling", "=x;", "='y';", "=false").ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<string> PartlyKnown =
        Gen.Elements("a", "=", ";", "\"", "'", " ", "Pooling", "=false;", ConnectionStringText.Hole.ToString(), "\0", "\n", "\uD800").ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(5_000).WithEndSize(24);

    [Fact]
    public void SplitsAsAdoNetDoes() => Prop.ForAll(ConnectionStrings, text =>
    {
        var parsed = ConnectionStringText.Parse(text);
        var builder = new DbConnectionStringBuilder();
        var refused = Record.Exception(() => builder.ConnectionString = text) is not null;
        if (refused) return !parsed.IsWellFormed;

        var expected = builder.Keys.Cast<string>().ToDictionary(keyword => keyword, keyword => (string)builder[keyword]);
        var actual = new Dictionary<string, string>();
        foreach (var entry in parsed.Entries)
        {
            if (entry.Value is { } value) actual[entry.Keyword.ToLowerInvariant()] = value;
            else actual.Remove(entry.Keyword.ToLowerInvariant());
        }

        return parsed.IsWellFormed && SameExceptEmpty(expected, actual);
    }).Check(Often);

    [Fact]
    public void NeverThrows() => Prop.ForAll(PartlyKnown, text =>
    {
        var parsed = ConnectionStringText.Parse(text);
        foreach (var driver in Enum.GetValues<ConnectionStringDriver>())
        {
            parsed.PoolingIsOff(driver);
            parsed.TargetsThisMachine(driver);
        }

        return parsed.Entries.All(entry => entry.Range.Start <= entry.KeywordRange.Start
            && entry.KeywordRange.End <= entry.ValueRange.Start
            && entry.ValueRange.End <= entry.Range.End
            && entry.Range.End <= text.Length);
    }).Check(Often);

    [Fact]
    public void EntriesDoNotOverlap() => Prop.ForAll(PartlyKnown, text =>
    {
        var entries = ConnectionStringText.Parse(text).Entries;
        return entries.Zip(entries.Skip(1)).All(pair => pair.First.Range.End <= pair.Second.Range.Start);
    }).Check(Often);

    [Fact]
    public void RemovingAnEntryLeavesTheOthers() => Prop.ForAll(ConnectionStrings, text =>
    {
        var parsed = ConnectionStringText.Parse(text);
        if (!parsed.IsWellFormed || parsed.Entries.Count == 0) return true;

        var removed = parsed.Entries[parsed.Entries.Count / 2];
        var rest = ConnectionStringText.Parse(text.Remove(removed.Range.Start, removed.Range.Length));
        return rest.Entries.Select(Content).SequenceEqual(parsed.Entries.Where(entry => entry != removed).Select(Content));
    }).Check(Often);

    [Theory]
    [InlineData(";")]
    [InlineData("=")]
    [InlineData("a=b;")]
    [InlineData("a=\"\"\"\"")]
    [InlineData("\uFFFC;")]
    [InlineData("a")]
    public void TakesTimeInProportionToTheText(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        ConnectionStringText.Parse(text);

        // Quadratic work on a million characters would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    private static (string Keyword, string? Value) Content(ConnectionStringEntry entry) => (entry.Keyword, entry.Value);

    // ADO.NET keeps a quoted empty value and drops a plain one; for every driver's keywords both mean the default.
    private static bool SameExceptEmpty(Dictionary<string, string> expected, Dictionary<string, string> actual) =>
        expected.Where(pair => pair.Value.Length > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SequenceEqual(actual.OrderBy(pair => pair.Key, StringComparer.Ordinal));
}
