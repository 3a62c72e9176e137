using Lifeguard.Core.ConnectionStrings;
using static Lifeguard.Core.ConnectionStrings.ConnectionStringKeyword;
using Driver = Lifeguard.Core.ConnectionStrings.ConnectionStringDriver;

namespace Lifeguard.Core.Tests.ConnectionStrings;

public sealed class EffectiveValues
{
    [Theory]
    [InlineData("Host=db", false)]
    [InlineData("Host=db;Max Auto Prepare=7", true)]
    [InlineData("Max Auto Prepare=7;Max Auto Prepare=", false)]
    [InlineData("Max Auto Prepare=□", true)]
    [InlineData("Host=□", false)]
    [InlineData("□", null)]
    [InlineData("Host=db;□", null)]
    [InlineData("□;Max Auto Prepare=7", true)]
    [InlineData("Max Auto Prepare=7;□", null)]
    [InlineData("Max Auto Prepare=7;Host", null)]
    public void IsSetOrNotOrUnknown(string text, bool? isSet) => Assert.Equal(isSet, Parse(text).IsSet(Driver.Npgsql, MaxAutoPrepare));

    [Theory]
    [InlineData("Host=db", 0)]
    [InlineData("Max Auto Prepare=7", 7)]
    [InlineData("Max Auto Prepare= 7 ", 7)]
    [InlineData("MaxAutoPrepare='7'", 7)]
    [InlineData("Max Auto Prepare=7;Max Auto Prepare=8", 8)]
    [InlineData("Max Auto Prepare=1□", null)]
    [InlineData("Max Auto Prepare=many", null)]
    [InlineData("Max Auto Prepare=7;□", null)]
    [InlineData("□;Host=db", null)]
    public void ANumberIsTheOneThatHolds(string text, int? value) => Assert.Equal(value, Parse(text).GetInt32(Driver.Npgsql, MaxAutoPrepare));

    [Theory]
    [InlineData("Host=db", false)]
    [InlineData("No Reset On Close=True", true)]
    [InlineData("NoResetOnClose=false", false)]
    [InlineData("No Reset On Close=yes", null)]
    [InlineData("No Reset On Close=□", null)]
    [InlineData("Host=db;□", null)]
    public void AFlagIsTheOneThatHolds(string text, bool? value) => Assert.Equal(value, Parse(text).GetBoolean(Driver.Npgsql, NoResetOnClose));

    [Theory]
    [InlineData("Host=db", null)]
    [InlineData("Search Path=a,b", "a,b")]
    [InlineData("Search Path=\"a;b\"", "a;b")]
    [InlineData("Search Path=t□", null)]
    public void ATextIsTheOneThatHolds(string text, string? value) => Assert.Equal(value, Parse(text).GetText(Driver.Npgsql, SearchPath));

    [Fact]
    public void WhatADriverDoesNotKnowHasNoValue()
    {
        Assert.Null(Parse("Server=db").GetBoolean(Driver.SqlClient, NoResetOnClose));
        Assert.Null(Parse("Server=db").GetInt32(Driver.SqlClient, MaxAutoPrepare));
        Assert.True(Parse("Server=db;MultipleActiveResultSets=yes").GetBoolean(Driver.SqlClient, MultipleActiveResultSets));
    }

    private static ConnectionStringText Parse(string text) => ConnectionStringText.Parse(text.Replace('□', ConnectionStringText.Hole));
}
