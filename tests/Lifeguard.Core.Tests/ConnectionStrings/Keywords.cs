using Lifeguard.Core.ConnectionStrings;
using Npgsql;
using static Lifeguard.Core.ConnectionStrings.ConnectionStringKeyword;
using Driver = Lifeguard.Core.ConnectionStrings.ConnectionStringDriver;

namespace Lifeguard.Core.Tests.ConnectionStrings;

public sealed class Keywords
{
    [Theory]
    [InlineData(Driver.Npgsql, Host, "Host", "Server", "HOST")]
    [InlineData(Driver.Npgsql, MaximumPoolSize, "Maximum Pool Size", "MaxPoolSize", "maximum pool size")]
    [InlineData(Driver.Npgsql, ConnectTimeout, "Timeout")]
    [InlineData(Driver.MySqlConnector, Host, "Server", "Host", "Data Source", "DataSource", "Address", "Addr", "Network Address")]
    [InlineData(Driver.MySqlConnector, MaximumPoolSize, "Maximum Pool Size", "Max Pool Size", "maxpoolsize", "MaximumPoolSize")]
    [InlineData(Driver.MySqlConnector, ConnectTimeout, "Connection Timeout", "Connect Timeout", "ConnectionTimeout")]
    [InlineData(Driver.MySqlData, Host, "server", "host", "data source", "address")]
    [InlineData(Driver.MySqlData, MaximumPoolSize, "maximum pool size", "max pool size")]
    [InlineData(Driver.MySqlData, ConnectTimeout, "connect timeout", "connection timeout")]
    [InlineData(Driver.SqlClient, Host, "Data Source", "Server", "Address", "Addr", "Network Address")]
    [InlineData(Driver.SqlClient, MaximumPoolSize, "Max Pool Size")]
    [InlineData(Driver.SqlClient, ConnectTimeout, "Connect Timeout", "Connection Timeout", "Timeout")]
    [InlineData(Driver.Oracle, MaximumPoolSize, "Max Pool Size")]
    [InlineData(Driver.Oracle, ConnectTimeout, "Connection Timeout")]
    public void FindsEachSpelling(ConnectionStringDriver driver, ConnectionStringKeyword keyword, params string[] spellings)
    {
        foreach (var spelling in spellings)
        {
            Assert.True(ConnectionStringText.Parse($"{spelling}=7;Database=orders").TryFind(driver, keyword, out var entry), spelling);
            Assert.Equal("7", entry.Value);
        }
    }

    [Theory]
    [InlineData(Driver.Npgsql, ConnectTimeout, "Connect Timeout=7")]
    [InlineData(Driver.Npgsql, ConnectTimeout, "Command Timeout=7")]
    [InlineData(Driver.Npgsql, Host, "Data Source=db")]
    [InlineData(Driver.SqlClient, Host, "Host=db")]
    [InlineData(Driver.SqlClient, MaximumPoolSize, "Maximum Pool Size=7")]
    [InlineData(Driver.MySqlConnector, ConnectTimeout, "Timeout=7")]
    [InlineData(Driver.MySqlConnector, ConnectTimeout, "Default Command Timeout=7")]
    [InlineData(Driver.Oracle, Host, "Data Source=orders")]
    [InlineData(Driver.Npgsql, Pooling, "")]
    public void LeavesOtherKeywordsAlone(ConnectionStringDriver driver, ConnectionStringKeyword keyword, string text) =>
        Assert.False(ConnectionStringText.Parse(text).TryFind(driver, keyword, out _));

    [Theory]
    [InlineData("Pooling=true;Pooling=false", true)]
    [InlineData("Pooling=false;Pooling=true", false)]
    [InlineData("Pooling=false;Pooling=", false)]
    [InlineData("Pooling=;Pooling=false", true)]
    public void LetsTheLastEntryDecide(string text, bool off) => Assert.Equal(off, ConnectionStringText.Parse(text).PoolingIsOff(Driver.Npgsql));

    [Theory]
    [InlineData("false", true, true)]
    [InlineData("False", true, true)]
    [InlineData("'FALSE'", true, true)]
    [InlineData("no", false, true)]
    [InlineData("No", false, true)]
    [InlineData("true", false, false)]
    [InlineData("yes", false, false)]
    [InlineData("0", false, false)]
    [InlineData("off", false, false)]
    public void ReadsBooleansAsTheDriverDoes(string value, bool offForNpgsql, bool offForOthers)
    {
        var text = ConnectionStringText.Parse($"Pooling={value}");

        Assert.Equal(offForNpgsql, text.PoolingIsOff(Driver.Npgsql));
        Assert.All([Driver.MySqlConnector, Driver.MySqlData, Driver.SqlClient, Driver.Oracle], driver => Assert.Equal(offForOthers, text.PoolingIsOff(driver)));
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Server")]
    [InlineData("Data Source")]
    [InlineData("Pooling")]
    [InlineData("MaxPoolSize")]
    [InlineData("Maximum Pool Size")]
    [InlineData("Timeout")]
    [InlineData("Connect Timeout")]
    [InlineData("Connection Timeout")]
    public void AcceptsOfNpgsqlsKeywordsWhatNpgsqlAccepts(string spelling)
    {
        var value = spelling == "Pooling" ? "false" : "7";
        var accepted = Record.Exception(() => new NpgsqlConnectionStringBuilder($"{spelling}={value}")) is null;

        var found = Enum.GetValues<ConnectionStringKeyword>().Any(keyword => ConnectionStringText.Parse($"{spelling}={value}").TryFind(Driver.Npgsql, keyword, out _));
        Assert.Equal(accepted, found);
    }

    [Fact]
    public void ForgivesASpaceThatNpgsqlDoesNot()
    {
        // A string that throws when it is used needs no second opinion about its pool's size.
        Assert.Throws<ArgumentException>(() => new NpgsqlConnectionStringBuilder("Max Pool Size=7"));
        Assert.True(ConnectionStringText.Parse("Max Pool Size=7").TryFind(Driver.Npgsql, MaximumPoolSize, out _));
    }

    [Fact]
    public void PrefersASpellingThatTheDriverAccepts()
    {
        foreach (var driver in Enum.GetValues<ConnectionStringDriver>())
        {
            foreach (var keyword in Enum.GetValues<ConnectionStringKeyword>())
            {
                if (ConnectionStringVocabulary.PreferredSpelling(driver, keyword) is { } spelling) Assert.True(ConnectionStringVocabulary.Names(driver, keyword, spelling));
            }
        }

        Assert.Equal("Maximum Pool Size", ConnectionStringVocabulary.PreferredSpelling(Driver.Npgsql, MaximumPoolSize));
        Assert.Equal("Max Pool Size", ConnectionStringVocabulary.PreferredSpelling(Driver.SqlClient, MaximumPoolSize));
        Assert.Null(ConnectionStringVocabulary.PreferredSpelling(Driver.Oracle, Host));
    }
}
