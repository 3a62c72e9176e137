using FsCheck;
using FsCheck.Fluent;
using Lifeguard.Core.ConnectionStrings;
using Driver = Lifeguard.Core.ConnectionStrings.ConnectionStringDriver;

namespace Lifeguard.Core.Tests.ConnectionStrings;

public sealed class Edits
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(16);

    [Theory]
    [InlineData("Host=db", "Host=db;No Reset On Close=true")]
    [InlineData("Host=db;", "Host=db;No Reset On Close=true;")]
    [InlineData("Host=db;Database=orders", "Host=db;Database=orders;No Reset On Close=true")]
    [InlineData("Host=db; Database=orders", "Host=db; Database=orders; No Reset On Close=true")]
    [InlineData("Host=db; Database=orders; ", "Host=db; Database=orders; No Reset On Close=true; ")]
    [InlineData("Host = db;Database = orders", "Host = db;Database = orders;No Reset On Close = true")]
    [InlineData("host=db;database=orders", "host=db;database=orders;no reset on close=true")]
    [InlineData("Host=db;MaxPoolSize=2", "Host=db;MaxPoolSize=2;NoResetOnClose=true")]
    [InlineData("Host=db;MaxPoolSize=2;Search Path=a", "Host=db;MaxPoolSize=2;Search Path=a;No Reset On Close=true")]
    [InlineData("Host=db;\n  Database=orders;\n", "Host=db;\n  Database=orders;\n  No Reset On Close=true;\n")]
    [InlineData("Host=db;Password='a;b'", "Host=db;Password='a;b';No Reset On Close=true")]
    [InlineData("Host=□;Database=□", "Host=□;Database=□;No Reset On Close=true")]
    [InlineData("□", "□;No Reset On Close=true")]
    [InlineData("", "No Reset On Close=true")]
    [InlineData("Host=db;No Reset On Close=false;Database=orders", "Host=db;No Reset On Close=true;Database=orders")]
    [InlineData("Host=db;noresetonclose = 'False'", "Host=db;noresetonclose = 'true'")]
    [InlineData("Host=db;No Reset On Close=", "Host=db;No Reset On Close=true")]
    public void SettingKeepsWhatIsThereAndGoesOnInItsStyle(string before, string after) =>
        Assert.Equal(after, Applied(before, text => ConnectionStringEdits.Set(text, Driver.Npgsql, ConnectionStringKeyword.NoResetOnClose, "true")));

    [Theory]
    [InlineData("orders", "Host=db;Search Path=orders")]
    [InlineData("a;b", "Host=db;Search Path=\"a;b\"")]
    [InlineData("\"a\"", "Host=db;Search Path='\"a\"'")]
    [InlineData("'a' \"b\"", "Host=db;Search Path=\"'a' \"\"b\"\"\"")]
    [InlineData(" a", "Host=db;Search Path=\" a\"")]
    public void AValueIsQuotedWhereItMustBe(string value, string after)
    {
        var result = Applied("Host=db", text => ConnectionStringEdits.Set(text, Driver.Npgsql, ConnectionStringKeyword.SearchPath, value));
        Assert.Equal(after, result);
        Assert.Equal(value, new Npgsql.NpgsqlConnectionStringBuilder(result).SearchPath);
    }

    [Theory]
    [InlineData("Host=db;Pooling=false;Database=orders", "Host=db;Database=orders")]
    [InlineData("Host=db;Pooling=false", "Host=db")]
    [InlineData("Host=db;Pooling=false;", "Host=db;")]
    [InlineData("Pooling=false;Host=db", "Host=db")]
    [InlineData("Pooling=false", "")]
    [InlineData("Host=db; Pooling=false; Database=orders", "Host=db; Database=orders")]
    [InlineData("Host=db;Pooling=false;Pooling=true", "Host=db")]
    [InlineData("Pooling=false;Host=db;pooling = true;", "Host=db;")]
    [InlineData("Host=db;\n  Pooling=false;\n  Database=orders;\n", "Host=db;\n  Database=orders;\n")]
    [InlineData("Host=db;Pooling='fal''se';Database=\"a;b\"", "Host=db;Database=\"a;b\"")]
    [InlineData("Host=□;Pooling=□;□", "Host=□;□")]
    [InlineData("Host=db", "Host=db")]
    [InlineData("Host=db;Pooling=false;oops", "Host=db;Pooling=false;oops")]
    public void RemovingTakesTheEntryAndOneSeparator(string before, string after) =>
        Assert.Equal(after, Applied(before, text => ConnectionStringEdits.Remove(text, Driver.Npgsql, ConnectionStringKeyword.Pooling)));

    [Fact]
    public void WhatADriverDoesNotKnowIsNotSet() => Assert.Empty(ConnectionStringEdits.Set(Parse("Server=db"), Driver.SqlClient, ConnectionStringKeyword.NoResetOnClose, "true"));

    [Fact]
    public void AnyTextThatIsWellFormedStaysSoAndHoldsWhatWasSet()
    {
        var pieces = Gen.Elements("Host", "=", ";", " ", "db", "'", "\"", "Pooling", "false", "\n", "Max Pool Size", "□", "a=b", "==");
        Prop.ForAll(Gen.ListOf(pieces).Select(list => string.Concat(list)).ToArbitrary(), before =>
        {
            var text = Parse(before);
            var result = Parse(Applied(before, parsed => ConnectionStringEdits.Set(parsed, Driver.Npgsql, ConnectionStringKeyword.NoResetOnClose, "true")));
            if (!text.IsWellFormed) Assert.Equal(text.Text, result.Text);
            else if (text.Entries.All(entry => entry.KeywordIsKnown)) Assert.True(result.GetBoolean(Driver.Npgsql, ConnectionStringKeyword.NoResetOnClose), result.Text);
        }).Check(Often);
    }

    [Fact]
    public void AnyTextHasNothingOfWhatWasRemoved()
    {
        var entries = Gen.Elements("Host=db", "Pooling=false", "pooling = 'true'", " Pooling=", "Database=\"a;b\"", "\n Username=app ", "□", "Password=□");
        Prop.ForAll(Gen.ListOf(entries).Select(list => string.Join(";", list)).ToArbitrary(), before =>
        {
            var text = Parse(before);
            var result = Parse(Applied(before, parsed => ConnectionStringEdits.Remove(parsed, Driver.Npgsql, ConnectionStringKeyword.Pooling)));
            Assert.Equal(
                text.Entries.Where(entry => entry.NormalizedKeyword != "pooling").Select(entry => (entry.Keyword, entry.Value)),
                result.Entries.Select(entry => (entry.Keyword, entry.Value)));
        }).Check(Often);
    }

    private static string Applied(string before, Func<ConnectionStringText, IEnumerable<ConnectionStringEdit>> edits)
    {
        var text = Parse(before);
        return ConnectionStringEdits.Apply(text.Text, edits(text)).Replace(ConnectionStringText.Hole, '□');
    }

    private static ConnectionStringText Parse(string text) => ConnectionStringText.Parse(text.Replace('□', ConnectionStringText.Hole));
}
