using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using P = Lifeguard.Core.Poolers.Pooler;

namespace Lifeguard.Core.Tests.Poolers;

public sealed class Startup
{
    [Theory]
    [InlineData("timezone", false, "1.18", StartupOutcome.Applied)]
    [InlineData("timezone", true, "1.18", StartupOutcome.NotApplied)]
    [InlineData("timezone", true, "1.20.1", StartupOutcome.Applied)]
    [InlineData("TimeZone", true, null, StartupOutcome.Applied)]
    [InlineData("intervalstyle", true, "1.24", StartupOutcome.Applied)]
    [InlineData("application_name", false, "1.18", StartupOutcome.Applied)]
    [InlineData("client_encoding", false, "1.25.2", StartupOutcome.Applied)]
    [InlineData("search_path", false, "1.18", StartupOutcome.NotApplied)]
    [InlineData("search_path", false, "1.25.2", StartupOutcome.NotApplied)]
    [InlineData("search_path", true, "1.25.2", StartupOutcome.NotApplied)]
    [InlineData("statement_timeout", true, null, StartupOutcome.NotApplied)]
    [InlineData("replication", false, "1.22", StartupOutcome.NotApplied)]
    [InlineData("replication", false, "1.23", StartupOutcome.Applied)]
    public void PgBouncer(string name, bool inOptions, string? version, StartupOutcome expected) =>
        Assert.Equal(expected, StartupParameters.Find(name, inOptions, new PoolerProfile(P.PgBouncer, SqlDialect.PostgreSql, version is null ? null : Version.Parse(version))).Outcome);

    [Theory]
    [InlineData("search_path", P.Supavisor, StartupOutcome.Applied)]
    [InlineData("statement_timeout", P.Supavisor, StartupOutcome.Unknown)]
    [InlineData("search_path", P.PgDog, StartupOutcome.Applied)]
    [InlineData("search_path", P.AzurePgBouncer, StartupOutcome.NotApplied)]
    [InlineData("search_path", P.Neon, StartupOutcome.NotApplied)]
    [InlineData("search_path", P.PgBouncerStatement, StartupOutcome.NotApplied)]
    [InlineData("search_path", P.RdsProxy, StartupOutcome.Unknown)]
    [InlineData("search_path", P.Transaction, StartupOutcome.Unknown)]
    [InlineData("search_path", P.None, StartupOutcome.Applied)]
    public void Others(string name, Pooler pooler, StartupOutcome expected) =>
        Assert.Equal(expected, StartupParameters.Find(name, false, new PoolerProfile(pooler, SqlDialect.PostgreSql)).Outcome);

    [Theory]
    [InlineData(true, StartupOutcome.NotApplied)]
    [InlineData(false, StartupOutcome.Unknown)]
    public void RdsProxyRefusesOptions(bool inOptions, StartupOutcome expected) =>
        Assert.Equal(expected, StartupParameters.Find("statement_timeout", inOptions, new PoolerProfile(P.RdsProxy, SqlDialect.PostgreSql)).Outcome);

    [Fact]
    public void WhatPgBouncerKeepsEndsWithTheDriversReset()
    {
        var profile = new PoolerProfile(P.PgBouncer, SqlDialect.PostgreSql);

        Assert.True(StartupParameters.Find("timezone", false, profile).IsLostOnReset);
        Assert.False(StartupParameters.Find("search_path", false, profile).IsLostOnReset);
        Assert.False(StartupParameters.Find("timezone", false, profile with { Pooler = P.PgDog }).IsLostOnReset);
    }

    [Fact]
    public void OnlyPostgreSqlHasThem() =>
        Assert.Equal(StartupOutcome.Unknown, StartupParameters.Find("timezone", false, new PoolerProfile(P.RdsProxy, SqlDialect.MySql)).Outcome);
}
