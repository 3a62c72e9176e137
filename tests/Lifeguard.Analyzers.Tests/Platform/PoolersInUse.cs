using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Settings;
using Lifeguard.Analyzers.Tests.Settings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Analyzers.Tests.Platform;

public sealed class PoolersInUse
{
    private static readonly RecognisedPooler Neon = new(Pooler.Neon, null, "the host is Neon's");
    private static readonly RecognisedPooler SupabaseDedicated = new(Pooler.PgBouncer, false, "the address is Supabase's");

    [Fact]
    public void WithoutASettingOrAnAddressItIsAnyTransactionPooler()
    {
        var found = Find("", null);

        Assert.Equal(new PoolerProfile(Pooler.Transaction, SqlDialect.PostgreSql), found.Profile);
        Assert.Equal(PoolerOrigin.Assumed, found.Origin);
        Assert.True(found.MattersToSessions);
    }

    [Fact]
    public void AnAddressTells()
    {
        var found = Find("", Neon);

        Assert.Equal(Pooler.Neon, found.Profile.Pooler);
        Assert.Equal((PoolerOrigin.Recognised, "the host is Neon's"), (found.Origin, found.Sign));
    }

    [Theory]
    [InlineData("lifeguard_pooler = pgbouncer", Pooler.PgBouncer)]
    [InlineData("lifeguard_pooler = transaction", Pooler.Transaction)]
    [InlineData("lifeguard_pooler = none", Pooler.None)]
    public void ASettingGoesBeforeTheAddress(string setting, Pooler expected)
    {
        var found = Find(setting, Neon);

        Assert.Equal(expected, found.Profile.Pooler);
        Assert.Equal((PoolerOrigin.Set, ""), (found.Origin, found.Sign));
    }

    [Fact]
    public void NoneMeansThatSessionsAreNobodysBusiness() => Assert.False(Find("lifeguard_pooler = none", null).MattersToSessions);

    [Theory]
    [InlineData("lifeguard_pooler = pgbouncer\nlifeguard_pooler_version = 1.24\nlifeguard_pooler_prepared_statements = off", "1.24", false)]
    [InlineData("lifeguard_pooler = pgbouncer\nlifeguard_pooler_version = 1.21.0", "1.21.0", null)]
    [InlineData("lifeguard_pooler = pgbouncer\nlifeguard_pooler_version = newest", null, null)]
    public void VersionAndTrackingBelongToTheProfile(string settings, string? version, bool? tracks)
    {
        var profile = Find(settings, null).Profile;

        Assert.Equal(version, profile.Version?.ToString());
        Assert.Equal(tracks, profile.TracksPreparedStatements);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("lifeguard_pooler_prepared_statements = on", true)]
    public void WhatAnAddressTellsOfTrackingGivesWayToASetting(string setting, bool expected) =>
        Assert.Equal(expected, Find(setting, SupabaseDedicated).Profile.TracksPreparedStatements);

    [Fact]
    public void AMisspeltPoolerIsNoSetting() => Assert.Equal(PoolerOrigin.Assumed, Find("lifeguard_pooler = pgbouncr", null).Origin);

    private static PoolerInUse Find(string settings, RecognisedPooler? recognised)
    {
        var project = new Configuration($"[*.cs]\n{settings}");
        return PoolerInUse.For(LifeguardSettings.For(project.Options), project.Orders, SqlDialect.PostgreSql, recognised);
    }
}
