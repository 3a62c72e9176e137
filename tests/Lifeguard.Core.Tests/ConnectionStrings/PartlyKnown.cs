using Lifeguard.Core.ConnectionStrings;

namespace Lifeguard.Core.Tests.ConnectionStrings;

public sealed class PartlyKnown
{
    [Theory]
    [InlineData("Host=□;Pooling=false", false)]
    [InlineData("□;Pooling=false", true)]
    [InlineData("□Pooling=false", true)]
    [InlineData("Pooling=false;□", true)]
    [InlineData("□=x;Pooling=false", true)]
    [InlineData("□", true)]
    [InlineData("Host=db;Secret='□'", false)]
    public void TellsWhetherKeywordsAreHidden(string text, bool hidden) => Assert.Equal(hidden, Parse(text).HasUnknownKeywords);

    [Theory]
    [InlineData("Pooling=false", true)]
    [InlineData("□;Pooling=false", true)]
    [InlineData("Host=□;Pooling=false;Username=□", true)]
    [InlineData("Pooling=false;□", false)]
    [InlineData("Pooling=false;□=true", false)]
    [InlineData("□Pooling=false", false)]
    [InlineData("Pooling=□", false)]
    [InlineData("Pooling=fal□", false)]
    [InlineData("Pooling=false□", false)]
    [InlineData("□", false)]
    public void SaysThatPoolingIsOffOnlyWhenItCertainlyIs(string text, bool off) => Assert.Equal(off, Parse(text).PoolingIsOff(ConnectionStringDriver.Npgsql));

    [Theory]
    [InlineData("Host=□")]
    [InlineData("Host=□.example.org")]
    [InlineData("Host=localhost;□")]
    [InlineData("□")]
    public void DoesNotGuessTheHost(string text) => Assert.Null(Parse(text).TargetsThisMachine(ConnectionStringDriver.Npgsql));

    [Fact]
    public void MarksValuesWithHoles()
    {
        var entries = Parse("Host=db;Database=orders_□").Entries;

        Assert.True(entries[0].ValueIsKnown);
        Assert.False(entries[1].ValueIsKnown);
    }

    private static ConnectionStringText Parse(string text) => ConnectionStringText.Parse(text.Replace('□', ConnectionStringText.Hole));
}
