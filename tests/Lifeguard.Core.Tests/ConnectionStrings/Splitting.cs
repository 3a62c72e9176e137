using Lifeguard.Core.ConnectionStrings;

namespace Lifeguard.Core.Tests.ConnectionStrings;

public sealed class Splitting
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" ; ;; ", "")]
    [InlineData("Host=db", "Host=db")]
    [InlineData("Host=db;", "Host=db")]
    [InlineData(" Host = db ; Username = app ", "Host=db|Username=app")]
    [InlineData("Host=db;;;Username=app", "Host=db|Username=app")]
    [InlineData("Host=db;\n    Username=app;\r\n", "Host=db|Username=app")]
    [InlineData("Application Name=two words ;x=1", "Application Name=two words|x=1")]
    [InlineData("Options=-c a=b;x=1", "Options=-c a=b|x=1")]
    [InlineData("a==b=c", "a=b=c")]
    [InlineData("a====b=c", "a==b=c")]
    [InlineData("Secret='a;b';x=1", "Secret=a;b|x=1")]
    [InlineData("Secret=\"a;b\" ; x=1", "Secret=a;b|x=1")]
    [InlineData("Secret='it''s';x=1", "Secret=it's|x=1")]
    [InlineData("Secret=\"say \"\"hi\"\"\"", "Secret=say \"hi\"")]
    [InlineData("Secret='say \"hi\"'", "Secret=say \"hi\"")]
    [InlineData("Secret=a'b;x=1", "Secret=a'b|x=1")]
    [InlineData("Pooling=;x=1", "Pooling=(default)|x=1")]
    [InlineData("Pooling=", "Pooling=(default)")]
    [InlineData("Pooling=''", "Pooling=(default)")]
    [InlineData("Pooling;Host=db", "Pooling;Host=db")]
    [InlineData("x=1;X=2", "x=1|X=2")]
    public void SplitsIntoKeywordsAndValues(string text, string expected)
    {
        var parsed = ConnectionStringText.Parse(text);

        Assert.Equal(expected, string.Join('|', parsed.Entries.Select(entry => $"{entry.Keyword}={entry.Value ?? "(default)"}")));
        Assert.True(parsed.IsWellFormed);
    }

    [Theory]
    [InlineData("Pooling", "")]
    [InlineData("=x", "")]
    [InlineData("Host=db;=x;y=1", "Host=db")]
    [InlineData("Host=db;Secret='a;x=1", "Host=db")]
    [InlineData("Host=db;Secret=\"a\"b;x=1", "Host=db")]
    [InlineData("Host=db;Secret=ab\";x=1", "Host=db")]
    [InlineData("Host=db;Secret=ab'", "Host=db")]
    [InlineData("Host=db;Max\nPool Size=3;x=1", "Host=db")]
    public void KeepsWhatStandsBeforeAMistake(string text, string expected)
    {
        var parsed = ConnectionStringText.Parse(text);

        Assert.Equal(expected, string.Join('|', parsed.Entries.Select(entry => $"{entry.Keyword}={entry.Value}")));
        Assert.False(parsed.IsWellFormed);
    }

    [Theory]
    [InlineData("Host=db; Pooling = false ;x=1", "Pooling", "false", "Pooling = false ;")]
    [InlineData("Host=db;Pooling='false'", "Pooling", "'false'", "Pooling='false'")]
    [InlineData("Pooling=\"false\";", "Pooling", "\"false\"", "Pooling=\"false\";")]
    [InlineData("Pooling=;", "Pooling", "", "Pooling=;")]
    [InlineData("Max Pool Size=3;x=1", "Max Pool Size", "3", "Max Pool Size=3;")]
    [InlineData("a==b=c;", "a==b", "c", "a==b=c;")]
    public void KnowsWhereKeywordValueAndEntryStand(string text, string keyword, string value, string entryText)
    {
        var entry = Assert.Single(ConnectionStringText.Parse(text).Entries, entry => entry.KeywordRange.Of(text) == keyword);

        Assert.Equal(value, entry.ValueRange.Of(text));
        Assert.Equal(entryText, entry.Range.Of(text));
    }

    [Theory]
    [InlineData("Pooling", "pooling")]
    [InlineData("Max Pool Size", "maxpoolsize")]
    [InlineData("MAXPOOLSIZE", "maxpoolsize")]
    public void NormalizesKeywords(string keyword, string expected) =>
        Assert.Equal(expected, ConnectionStringText.Parse($"{keyword}=1").Entries.Single().NormalizedKeyword);
}
