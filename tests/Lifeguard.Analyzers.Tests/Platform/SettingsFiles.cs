using Lifeguard.Analyzers.Platform.SettingsFiles;
using Lifeguard.Core;

namespace Lifeguard.Analyzers.Tests.Platform;

public sealed class SettingsFiles
{
    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("/src/shop/AppSettings.Production.json")]
    [InlineData(@"C:\src\appsettings.Latest.json")]
    [InlineData("local.settings.json")]
    [InlineData(".env")]
    [InlineData(".env.production")]
    [InlineData("orders.env")]
    [InlineData("template.yaml")]
    [InlineData("serverless.template")]
    public void AreRead(string path) => Assert.True(SettingsFile.Is(path));

    [Theory]
    [InlineData("appsettings.Development.json")]
    [InlineData("appsettings.Local.json")]
    [InlineData("appsettings.Test.json")]
    [InlineData("appsettings.dev.json")]
    [InlineData(".env.example")]
    [InlineData("settings.json")]
    [InlineData("appsettings.txt")]
    [InlineData("aws-lambda-tools-defaults.json")]
    [InlineData("environment")]
    public void OfDevelopersAndOthersAreNot(string path) => Assert.False(SettingsFile.Is(path));

    [Theory]
    [InlineData("appsettings.json", "{ \"A\": { \"B\": \"one\", \"C\": [\"two\", 3] }, \"D\": true }", "one|two|3|true")]
    [InlineData("appsettings.json", "\uFEFF{ // remark\n \"A\": \"o\\u006Ee\", }", "one")]
    [InlineData("appsettings.json", "{ \"A\": \"one\", \"B\": ", "one")]
    [InlineData("appsettings.json", "", "")]
    [InlineData("template.yaml", "A:\n  B: one\n  C: 'two'\nD: [three]\n", "one|two|three")]
    [InlineData("serverless.template", "{ \"A\": \"one\" }", "one")]
    [InlineData("x.env", "A=one\n#B=two\n export C = \"three\"\r\nD=\nE='f=g'\nnothing", "one|three|f=g")]
    public void GiveTheirTextsInOrder(string path, string text, string expected)
    {
        var values = SettingsFile.Read(path, text);

        Assert.Equal(expected, string.Join("|", values.Select(value => value.Text)));
        Assert.All(values.Where(value => value.Text.Length == value.Span.Length), value => Assert.Equal(value.Text, text.Substring(value.Span.Start, value.Span.Length)));
    }

    [Fact]
    public void AStretchBehindAnEscapeIsTheWholeText()
    {
        var value = Assert.Single(SettingsFile.Read("appsettings.json", "{ \"A\": \"Host=d\\u0062;Port=6432\" }"));

        Assert.Equal("Host=db;Port=6432", value.Text);
        Assert.Equal(value.Span, value.SpanOf(new TextRange(8, 17)));
    }

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("template.yaml")]
    [InlineData("x.env")]
    public void NoTextIsTooBroken(string path)
    {
        var random = new Random(7);
        const string letters = "{}[]\":,\\=#'- \n\r\tab;$u0";
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => letters[random.Next(letters.Length)]));
            foreach (var value in SettingsFile.Read(path, text)) Assert.InRange(value.Span.End, 0, text.Length);
        }
    }
}
