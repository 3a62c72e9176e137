using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using F = Lifeguard.Core.Poolers.SessionFeature;
using P = Lifeguard.Core.Poolers.Pooler;
using V = Lifeguard.Core.Poolers.PoolerVerdict;

namespace Lifeguard.Core.Tests.Poolers;

public sealed class AnyTransactionPooler
{
    // Harmful on every one of them.
    [Theory]
    [InlineData(F.Setting, "search_path")]
    [InlineData(F.Role, "")]
    [InlineData(F.SessionAuthorization, "")]
    [InlineData(F.SetConfig, "app.tenant")]
    [InlineData(F.SessionCharacteristics, "")]
    [InlineData(F.Listen, "")]
    [InlineData(F.AdvisoryLock, "")]
    [InlineData(F.TempTable, "")]
    [InlineData(F.OtherTempObject, "")]
    [InlineData(F.HoldCursor, "")]
    [InlineData(F.Load, "")]
    [InlineData(F.SqlPreparedStatement, "")]
    [InlineData(F.StateSetInRoutine, "")]
    public void LosesLeaksOrPins(SessionFeature feature, string name)
    {
        var answer = Ask(feature, name);

        Assert.Equal(V.Breaks, answer.Verdict);
        Assert.All(PoolerTable.Generic(SqlDialect.PostgreSql), pooler => Assert.NotEqual(V.Safe, PoolerTable.Find(feature, answer.Profile with { Pooler = pooler }, name).Verdict));
    }

    [Theory]
    [InlineData(F.ReportedSetting, "timezone")]
    [InlineData(F.DriverPreparedStatement, "")]
    [InlineData(F.SequenceWrite, "")]
    [InlineData(F.LongStatement, "")]
    [InlineData(F.ResetOnReuse, "")]
    public void DiffersFromPoolerToPoolerSoNothingIsSaid(SessionFeature feature, string name) => Assert.Equal(V.Unknown, Ask(feature, name).Verdict);

    [Theory]
    [InlineData(F.LocalSetting, V.Safe)]
    [InlineData(F.LocalSetConfig, V.Safe)]
    [InlineData(F.TempTableOnCommitDrop, V.Unknown)]
    [InlineData(F.TransactionAdvisoryLock, V.Safe)]
    [InlineData(F.LocalSettingOutsideTransaction, V.NoEffect)]
    [InlineData(F.OpenTransaction, V.Pins)]
    public void KeepsWhatEndsWithItsTransaction(SessionFeature feature, PoolerVerdict expected) => Assert.Equal(expected, Ask(feature, "work_mem").Verdict);

    [Fact]
    public void PreparedStatementsThatAreSaidNotToBeTrackedBreakOrPin()
    {
        var answer = PoolerTable.Find(F.DriverPreparedStatement, new PoolerProfile(P.Transaction, SqlDialect.PostgreSql, null, false));

        Assert.Equal(V.Breaks, answer.Verdict);
        Assert.Contains("depending on the pooler", answer.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOnePoolerThatReplaysSettingsIsNamed() =>
        Assert.Equal("works with pgdog", Ask(F.Setting, "work_mem").DependsOnText);

    [Theory]
    [InlineData(F.TempTable)]
    [InlineData(F.Setting)]
    [InlineData(F.SessionContext)]
    public void SqlServerHasNoSuchKindOfPooler(SessionFeature feature) =>
        Assert.Equal(V.Unknown, PoolerTable.Find(feature, new PoolerProfile(P.Transaction, SqlDialect.SqlServer)).Verdict);

    [Theory]
    [InlineData(F.AdvisoryLock, V.Pins)]
    [InlineData(F.TempTable, V.Breaks)]
    [InlineData(F.UserVariable, V.Unknown)]
    [InlineData(F.Diagnostics, V.Unknown)]
    [InlineData(F.ExecutableComment, V.Unknown)]
    [InlineData(F.SqlPreparedStatement, V.Unknown)]
    public void MySql(SessionFeature feature, PoolerVerdict expected) =>
        Assert.Equal(expected, PoolerTable.Find(feature, new PoolerProfile(P.Transaction, SqlDialect.MySql)).Verdict);

    private static PoolerAnswer Ask(SessionFeature feature, string name) => PoolerTable.Find(feature, new PoolerProfile(P.Transaction, SqlDialect.PostgreSql), name);
}
