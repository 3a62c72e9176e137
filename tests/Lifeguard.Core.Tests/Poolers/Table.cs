using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using F = Lifeguard.Core.Poolers.SessionFeature;
using P = Lifeguard.Core.Poolers.Pooler;
using V = Lifeguard.Core.Poolers.PoolerVerdict;

namespace Lifeguard.Core.Tests.Poolers;

public sealed class Table
{
    private static readonly SqlDialect[] Databases = [SqlDialect.PostgreSql, SqlDialect.MySql, SqlDialect.SqlServer];

    // What a reader of the sources would check first, pooler by pooler.
    [Theory]
    [InlineData(F.Setting, P.PgBouncer, "work_mem", V.Breaks)]
    [InlineData(F.ReportedSetting, P.PgBouncer, "timezone", V.Safe)]
    [InlineData(F.Setting, P.RdsProxy, "work_mem", V.Pins)]
    [InlineData(F.ReportedSetting, P.RdsProxy, "timezone", V.Pins)]
    [InlineData(F.ReportedSetting, P.Supavisor, "timezone", V.Breaks)]
    [InlineData(F.ReportedSetting, P.PgCat, "timezone", V.Safe)]
    [InlineData(F.ReportedSetting, P.PgCat, "intervalstyle", V.Breaks)]
    [InlineData(F.Setting, P.PgDog, "work_mem", V.Safe)]
    [InlineData(F.LocalSetting, P.PgBouncer, "work_mem", V.Safe)]
    [InlineData(F.LocalSetting, P.PgBouncerStatement, "work_mem", V.Rejected)]
    [InlineData(F.LocalSettingOutsideTransaction, P.PgBouncer, "work_mem", V.NoEffect)]
    [InlineData(F.SetConfig, P.PgBouncer, "app.tenant", V.Breaks)]
    [InlineData(F.SetConfig, P.PgBouncer, "TimeZone", V.Safe)]
    [InlineData(F.Role, P.PgDog, "", V.Unknown)]
    [InlineData(F.Listen, P.Odyssey, "", V.Breaks)]
    [InlineData(F.Listen, P.Hyperdrive, "", V.Rejected)]
    [InlineData(F.AdvisoryLock, P.RdsProxy, "", V.Pins)]
    [InlineData(F.TransactionAdvisoryLock, P.RdsProxy, "", V.Safe)]
    [InlineData(F.SequenceWrite, P.RdsProxy, "", V.Pins)]
    [InlineData(F.SequenceWrite, P.PgBouncer, "", V.Safe)]
    [InlineData(F.SequenceRead, P.RdsProxy, "lastval", V.Breaks)]
    [InlineData(F.StateSetInRoutine, P.RdsProxy, "", V.Breaks)]
    [InlineData(F.DiscardPart, P.PgBouncer, "plans", V.Safe)]
    [InlineData(F.DiscardPart, P.PgBouncer, "temp", V.Breaks)]
    [InlineData(F.ResetOnReuse, P.RdsProxy, "", V.Pins)]
    [InlineData(F.ResetOnReuse, P.PgBouncer, "", V.Safe)]
    [InlineData(F.TempTable, P.Neon, "", V.Breaks)]
    [InlineData(F.TempTable, P.CloudSqlManagedPooling, "", V.Breaks)]
    [InlineData(F.CommandOutsideTransaction, P.RdsProxy, "", V.Unknown)]
    [InlineData(F.Setting, P.None, "work_mem", V.Safe)]
    public void PostgreSql(SessionFeature feature, Pooler pooler, string name, PoolerVerdict expected) =>
        Assert.Equal(expected, PoolerTable.Find(feature, new PoolerProfile(pooler, SqlDialect.PostgreSql), name).Verdict);

    [Theory]
    [InlineData(F.Setting, P.RdsProxy, "sql_mode", V.Safe)]
    [InlineData(F.Setting, P.RdsProxy, "sort_buffer_size", V.Pins)]
    [InlineData(F.Setting, P.ProxySql, "sort_buffer_size", V.Unknown)]
    [InlineData(F.UserVariable, P.Vitess, "", V.Safe)]
    [InlineData(F.UserVariable, P.ProxySql, "", V.Pins)]
    [InlineData(F.AdvisoryLock, P.Vitess, "", V.Pins)]
    [InlineData(F.CurrentDatabase, P.Hyperdrive, "", V.Rejected)]
    [InlineData(F.TempTable, P.Hyperdrive, "", V.Breaks)]
    [InlineData(F.SequenceRead, P.RdsProxy, "", V.Unknown)]
    [InlineData(F.Setting, P.PgBouncer, "sql_mode", V.Unknown)]
    public void MySql(SessionFeature feature, Pooler pooler, string name, PoolerVerdict expected) =>
        Assert.Equal(expected, PoolerTable.Find(feature, new PoolerProfile(pooler, SqlDialect.MySql), name).Verdict);

    [Theory]
    [InlineData(F.Setting, "NOCOUNT", V.Pins)]
    [InlineData(F.Setting, "ANSI_NULLS", V.Safe)]
    [InlineData(F.Setting, "TRANSACTION ISOLATION LEVEL", V.Safe)]
    [InlineData(F.Setting, "transaction_isolation_level", V.Safe)]
    [InlineData(F.MultipleActiveResultSets, "", V.Pins)]
    [InlineData(F.TempTable, "#t", V.Pins)]
    [InlineData(F.SessionContext, "tenant", V.Pins)]
    [InlineData(F.ContextInfo, "", V.Unknown)]
    [InlineData(F.SequenceRead, "@@identity", V.Breaks)]
    public void SqlServer(SessionFeature feature, string name, PoolerVerdict expected) =>
        Assert.Equal(expected, PoolerTable.Find(feature, new PoolerProfile(P.RdsProxy, SqlDialect.SqlServer), name).Verdict);

    [Fact]
    public void ASettingWhoseNameIsNotKnownGetsAVerdictOnlyWhereAllNamesShareIt()
    {
        Assert.Equal(V.Unknown, PoolerTable.Find(F.SetConfig, new PoolerProfile(P.PgBouncer, SqlDialect.PostgreSql)).Verdict);
        Assert.Equal(V.Pins, PoolerTable.Find(F.SetConfig, new PoolerProfile(P.RdsProxy, SqlDialect.PostgreSql)).Verdict);
        Assert.Equal(V.Unknown, PoolerTable.Find(F.Diagnostics, new PoolerProfile(P.RdsProxy, SqlDialect.MySql)).Verdict);
    }

    [Theory]
    [InlineData(P.PgBouncer, V.Unknown)]
    [InlineData(P.Transaction, V.Unknown)]
    [InlineData(P.RdsProxy, V.Pins)]
    [InlineData(P.Supavisor, V.Breaks)]
    public void ASetWithoutItsNameMayBeOfASettingThatTheServerReports(Pooler pooler, PoolerVerdict expected)
    {
        var effect = Assert.Single(SessionEffects.Find("SET \uFFFC = 'x'", SqlDialect.PostgreSql));

        Assert.Equal(expected, PoolerTable.Find(effect, new PoolerProfile(pooler, SqlDialect.PostgreSql))?.Verdict);
    }

    [Fact]
    public void WhatIsNotKnownToBeTheCaseIsNotReportedEither()
    {
        foreach (var feature in Enum.GetValues<SessionFeature>())
        {
            foreach (var (pooler, database) in from pooler in Enum.GetValues<Pooler>() from database in Enum.GetValues<SqlDialect>() select (pooler, database))
            {
                var answer = PoolerTable.Find(feature, new PoolerProfile(pooler, database));

                // A harmful verdict needs a fact; the table must answer any question without an exception.
                if (answer.IsHarmful && pooler != P.Transaction) Assert.NotEmpty(PoolerTable.FactsOn(feature, pooler, database));
                if (answer.Verdict != V.Unknown) Assert.NotEqual("", answer.Sentence);
            }
        }
    }

    [Fact]
    public void SourcesDisputeSoNothingStrongerThanASuggestionFollows()
    {
        var answer = PoolerTable.Find(F.LocalSetting, new PoolerProfile(P.RdsProxy, SqlDialect.PostgreSql), "app.tenant");

        Assert.Equal(V.Pins, answer.Verdict);
        Assert.Equal(Certainty.Disputed, answer.Certainty);
        Assert.True(answer.IsHarmful);
        Assert.False(answer.IsCertainlyHarmful);
    }

    [Fact]
    public void WhatIsOnlyConcludedForAServiceIsNoMoreThanInferred() =>
        Assert.Equal(Certainty.Inferred, PoolerTable.Find(F.TempTable, new PoolerProfile(P.CloudSqlManagedPooling, SqlDialect.PostgreSql)).Certainty);

    // In a cell every version and setting has one answer, so that the order of the lines decides nothing but "all others".
    [Fact]
    public void OneFactAtMostHoldsBesideTheGeneralOne()
    {
        var cells = PoolerTable.Facts.GroupBy(fact => (fact.Pooler, fact.Database, fact.Feature));
        foreach (var cell in cells)
        {
            var last = cell.Last();
            foreach (var fact in cell.Where(fact => fact != last)) Assert.False(IsAlways(fact.Condition), $"{cell.Key}: a line behind '{fact.Verdict}' can never hold.");
        }
    }

    [Fact]
    public void EveryFactThatIsNotInferredNamesItsSourceAndEverySourceIsUsed()
    {
        Assert.All(PoolerTable.Facts, fact => Assert.True(fact.Certainty == Certainty.Inferred || fact.Sources.Count > 0, $"{fact.Pooler} {fact.Feature}"));
        Assert.All(PoolerTable.Facts, fact => Assert.Equal(fact.Certainty == Certainty.Measured, fact.Sources.Any(source => source.Key == "M")));

        var used = PoolerTable.Facts.SelectMany(fact => fact.Sources).Concat(StartupParameters.Facts.SelectMany(fact => fact.Sources)).ToHashSet();
        string[] ofThePageOnly = ["A3", "N1", "N2", "Z1", "L1"];
        Assert.Equal(ofThePageOnly, PoolerSources.All.Where(source => !used.Contains(source)).Select(source => source.Key));
    }

    [Fact]
    public void EveryDatabaseHasItsPoolers()
    {
        foreach (var database in Databases) Assert.Contains(PoolerTable.Facts, fact => fact.Database == database);
        Assert.All(Enum.GetValues<Pooler>(), pooler => Assert.NotEqual("", PoolerProduct.Of(pooler).Name));
    }

    private static bool IsAlways(PoolerCondition condition) => condition is { Since: null, Before: null, Option: null, Names.Count: 0 };
}
