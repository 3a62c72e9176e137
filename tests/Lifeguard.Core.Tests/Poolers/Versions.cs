using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using F = Lifeguard.Core.Poolers.SessionFeature;
using P = Lifeguard.Core.Poolers.Pooler;
using V = Lifeguard.Core.Poolers.PoolerVerdict;

namespace Lifeguard.Core.Tests.Poolers;

public sealed class Versions
{
    [Theory]
    [InlineData("1.18", null, V.Breaks)]
    [InlineData("1.20.1", true, V.Breaks)]
    [InlineData("1.21.0", null, V.Breaks)]
    [InlineData("1.21", true, V.Breaks)]
    [InlineData("1.22", true, V.Safe)]
    [InlineData("1.22", null, V.Breaks)]
    [InlineData("1.23.1", null, V.Breaks)]
    [InlineData("1.24", null, V.Safe)]
    [InlineData("1.24.1", false, V.Breaks)]
    [InlineData("1.25.2", null, V.Safe)]
    [InlineData(null, null, V.Breaks)]
    [InlineData(null, true, V.Safe)]
    public void PgBouncerTracksPreparedStatements(string? version, bool? tracks, PoolerVerdict expected) =>
        Assert.Equal(expected, PgBouncer(F.DriverPreparedStatement, version, tracks).Verdict);

    [Theory]
    [InlineData(P.AzurePgBouncer, null, V.Breaks)]
    [InlineData(P.AzurePgBouncer, true, V.Safe)]
    [InlineData(P.Neon, null, V.Safe)]
    [InlineData(P.CloudSqlManagedPooling, null, V.Breaks)]
    [InlineData(P.Supavisor, null, V.Breaks)]
    [InlineData(P.Supavisor, true, V.Safe)]
    [InlineData(P.PgCat, null, V.Breaks)]
    [InlineData(P.PgCat, true, V.Safe)]
    [InlineData(P.Odyssey, null, V.Safe)]
    [InlineData(P.PgDog, null, V.Safe)]
    [InlineData(P.PgDog, false, V.Breaks)]
    [InlineData(P.RdsProxy, null, V.Pins)]
    [InlineData(P.Hyperdrive, null, V.Unknown)]
    public void OthersByTheirOwnDefault(Pooler pooler, bool? tracks, PoolerVerdict expected) =>
        Assert.Equal(expected, PoolerTable.Find(F.DriverPreparedStatement, new PoolerProfile(pooler, SqlDialect.PostgreSql, null, tracks)).Verdict);

    [Theory]
    [InlineData("1.19", V.Breaks)]
    [InlineData("1.20", V.Safe)]
    [InlineData(null, V.Safe)]
    public void IntervalStyleIsFollowedFrom120On(string? version, PoolerVerdict expected) =>
        Assert.Equal(expected, PgBouncer(F.ReportedSetting, version, name: "IntervalStyle").Verdict);

    [Theory]
    [InlineData("1.21.0", V.Breaks)]
    [InlineData("1.22.0", V.Safe)]
    public void ApplicationNameLeaksBefore122(string version, PoolerVerdict expected) =>
        Assert.Equal(expected, PgBouncer(F.ReportedSetting, version, name: "application_name").Verdict);

    [Fact]
    public void AVerdictSaysWhatItDependsOnWhereNobodyGaveTheVersion()
    {
        var open = PgBouncer(F.DriverPreparedStatement, null);
        Assert.Equal("works with PgBouncer 1.22 or later where max_prepared_statements is above 0 (the default since 1.24)", open.DependsOnText);
        Assert.Equal(new Version(1, 24), Assert.Single(open.DependsOn).DefaultSince);

        Assert.Equal("", PgBouncer(F.DriverPreparedStatement, "1.18").DependsOnText);
        Assert.Equal("", PgBouncer(F.DriverPreparedStatement, "1.25", false).DependsOnText);
        Assert.Equal("", PgBouncer(F.TempTable, null).DependsOnText);
    }

    [Fact]
    public void AServiceWithOneVersionDependsOnItsOptionOnly()
    {
        var answer = PoolerTable.Find(F.DriverPreparedStatement, new PoolerProfile(P.AzurePgBouncer, SqlDialect.PostgreSql));

        Assert.Equal("works with PgBouncer 1.22 or later where pgbouncer.max_prepared_statements is above 0", answer.DependsOnText);
    }

    [Fact]
    public void TheNameThatIsAskedForIsNotWhatAVerdictDependsOn() =>
        Assert.Equal("", PgBouncer(F.SetConfig, "1.24", name: "app.tenant").DependsOnText);

    private static PoolerAnswer PgBouncer(SessionFeature feature, string? version, bool? tracks = null, string name = "") =>
        PoolerTable.Find(feature, new PoolerProfile(P.PgBouncer, SqlDialect.PostgreSql, version is null ? null : Version.Parse(version), tracks), name);
}
