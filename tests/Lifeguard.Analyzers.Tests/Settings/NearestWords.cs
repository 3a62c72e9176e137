using FsCheck;
using FsCheck.Fluent;
using Lifeguard.Analyzers.Settings;

namespace Lifeguard.Analyzers.Tests.Settings;

public sealed class NearestWords
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("pooler", "pooler", 0)]
    [InlineData("Pooler", "pOOLER", 0)]
    [InlineData("rds-proxy", "rds_proxy", 0)]
    [InlineData("a.b", "a_b", 0)]
    [InlineData("poler", "pooler", 1)]
    [InlineData("poooler", "pooler", 1)]
    [InlineData("pooker", "pooler", 1)]
    [InlineData("poolre", "pooler", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void CountsEdits(string left, string right, int expected)
    {
        Assert.Equal(expected, NearestWord.Distance(left, right));
        Assert.Equal(expected, NearestWord.Distance(right, left));
    }

    [Theory]
    [InlineData("pgbouncr", "pgbouncer")]
    [InlineData("PgBouncer", "pgbouncer")]
    [InlineData("rdsproxy", "rds_proxy")]
    [InlineData("nnoe", "none")]
    [InlineData("pgpool", null)]
    [InlineData("", null)]
    public void FindsTheNearestWithinAThirdOfTheLetters(string word, string? expected) => Assert.Equal(expected, NearestWord.Of(word, SettingCatalog.Pooler.AllowedValues));

    [Fact]
    public void DoesNotMeasureTextsThatAreNoWords() => Assert.Null(NearestWord.Of(new string('a', 100_000), [new string('a', 100_000)]));

    [Fact]
    public void IsSymmetricAndAtMostTheLongerWord() => Prop.ForAll(Words, Words, (left, right) =>
        NearestWord.Distance(left, right) == NearestWord.Distance(right, left)
        && NearestWord.Distance(left, right) <= Math.Max(left.Length, right.Length)
        && NearestWord.Distance(left, right) >= Math.Abs(left.Length - right.Length)).Check(Config.QuickThrowOnFailure.WithEndSize(40)); // 64 letters are the longest word that is measured

    private static Arbitrary<string> Words => Gen.Elements('a', 'b', 'c', '_').ListOf().Select(letters => new string([.. letters])).ToArbitrary();
}
