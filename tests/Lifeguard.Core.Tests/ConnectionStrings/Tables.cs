using Lifeguard.Core.ConnectionStrings;
using Driver = Lifeguard.Core.ConnectionStrings.ConnectionStringDriver;

namespace Lifeguard.Core.Tests.ConnectionStrings;

public sealed class Tables
{
    public static TheoryData<ConnectionStringDriver> Drivers => new(Enum.GetValues<ConnectionStringDriver>());

    [Theory, MemberData(nameof(Drivers))]
    public void NoSpellingMeansTwoThings(ConnectionStringDriver driver) => Assert.All(KeywordTable.Of(driver).Keywords, row =>
        Assert.All(row.Spellings, spelling => Assert.Same(row, KeywordTable.Of(driver).Find(spelling))));

    [Theory, MemberData(nameof(Drivers))]
    public void NoMeaningHasTwoKeywords(ConnectionStringDriver driver)
    {
        var meanings = KeywordTable.Of(driver).Keywords.Select(row => row.Keyword).Where(keyword => keyword is not null).ToList();
        Assert.Equal(meanings.Distinct(), meanings);
    }

    [Theory, MemberData(nameof(Drivers))]
    public void DefaultsAreOfTheirKind(ConnectionStringDriver driver) => Assert.All(KeywordTable.Of(driver).Keywords.Where(row => row.Default is not null), row =>
    {
        switch (row.Kind)
        {
            case KeywordValueKind.Boolean:
                Assert.True(bool.TryParse(row.Default, out _), row.Name);
                break;
            case KeywordValueKind.Choice:
                if (row.Choices.Count > 0) Assert.Contains(row.Default, row.Choices);
                break;
            case KeywordValueKind.Secret:
                Assert.Fail($"{row.Name} has a default");
                break;
            case KeywordValueKind.Text:
                break;
            default:
                Assert.True(int.TryParse(row.Default, out _), row.Name);
                break;
        }
    });

    [Theory]
    [InlineData(Driver.MySqlConnector, "100", "15", "0")]
    [InlineData(Driver.MySqlData, "100", "15", "0")]
    [InlineData(Driver.SqlClient, "100", "15", "0")]
    [InlineData(Driver.Npgsql, "100", "15", "3600")]
    public void DefaultsThatDecideAboutConnections(ConnectionStringDriver driver, string pool, string timeout, string lifetime)
    {
        Assert.Equal(pool, KeywordTable.Of(driver).Find(ConnectionStringKeyword.MaximumPoolSize)!.Default);
        Assert.Equal(timeout, KeywordTable.Of(driver).Find(ConnectionStringKeyword.ConnectTimeout)!.Default);
        Assert.Equal(lifetime, KeywordTable.Of(driver).Find(ConnectionStringKeyword.ConnectionLifetime)!.Default);
    }

    [Theory]
    [InlineData(Driver.MySqlConnector, "true")]
    [InlineData(Driver.MySqlData, "false")]
    public void TheMySqlDriversDifferInConnectionReset(ConnectionStringDriver driver, string value) =>
        Assert.Equal(value, KeywordTable.Of(driver).Find(ConnectionStringKeyword.ConnectionReset)!.Default);

    [Theory]
    [InlineData(Driver.Npgsql, "Cancellation Timeout", KeywordValueKind.Milliseconds)]
    [InlineData(Driver.MySqlConnector, "Cancellation Timeout", KeywordValueKind.Seconds)]
    public void UnitsAreTheDrivers(ConnectionStringDriver driver, string keyword, KeywordValueKind kind) => Assert.Equal(kind, KeywordTable.Of(driver).Find(keyword)!.Kind);

    [Theory]
    [InlineData("Host=db;Search Path=orders", true, false)]
    [InlineData("Host=db;Username=app;Database=orders", true, true)]
    [InlineData("Server=db;Allow User Variables=true", false, true)]
    [InlineData("Host=db;□=7", true, true)]
    [InlineData("Host=db;Pooling Strategy=7", false, false)]
    public void TellsWhetherADriverKnowsAllKeywords(string text, bool npgsql, bool mySqlConnector)
    {
        var parsed = ConnectionStringText.Parse(text.Replace('□', ConnectionStringText.Hole));
        Assert.Equal(npgsql, KeywordTable.Of(Driver.Npgsql).Accepts(parsed));
        Assert.Equal(mySqlConnector, KeywordTable.Of(Driver.MySqlConnector).Accepts(parsed));
    }
}
