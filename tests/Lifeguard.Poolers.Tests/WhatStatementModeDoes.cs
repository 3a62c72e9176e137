using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Npgsql;

namespace Lifeguard.Poolers.Tests;

/// <summary>The column of PgBouncer in statement mode: the same proofs, where a transaction that stays open is refused.</summary>
public sealed class WhatStatementModeDoes(Servers servers)
{
    private const string ProtocolViolation = "08P01";

    // These hold a server connection by an open transaction to look at it; here that is refused.
    private static readonly SessionFeature[] NeedAnOpenTransaction =
        [SessionFeature.AdvisoryUnlock, SessionFeature.Listen, SessionFeature.Unlisten, SessionFeature.RememberedBackend, SessionFeature.UnnamedStatementSplit, SessionFeature.Cancellation];

    public static TheoryData<string> Names => [.. WhatPgBouncerDoes.Proofs.Where(proof => !NeedAnOpenTransaction.Append(SessionFeature.LocalSetConfig).Contains(proof.Feature)).Select(proof => proof.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsWhatTheTableSaysOf124(string name)
    {
        var proof = WhatPgBouncerDoes.Proofs.Single(proof => proof.ToString() == name);
        var kind = PgBouncerKind.NewInStatementMode;
        var answer = PoolerTable.Find(proof.Feature, kind.Profile, proof.Name);

        Assert.Equal(new Observation(answer.Verdict, answer.Consequences), Observe(proof, kind));
    }

    // So that the table has no verdict on it.
    [Fact]
    public void LocalSettingsAreSafeInOneBatchAndRefusedInATransaction()
    {
        var seen = WhatPgBouncerDoes.Proofs.Where(proof => proof.Feature == SessionFeature.LocalSetConfig).Select(proof => Observe(proof, PgBouncerKind.NewInStatementMode).Verdict);

        Assert.Equal([PoolerVerdict.Safe, PoolerVerdict.Rejected], seen.Order());
        Assert.Equal(PoolerVerdict.Unknown, PoolerTable.Find(SessionFeature.LocalSetConfig, PgBouncerKind.NewInStatementMode.Profile, "app.tenant").Verdict);
    }

    [Fact]
    public void EveryOtherFactIsOfTransactionModeAsWell()
    {
        var here = PoolerTable.Facts.Where(fact => fact.Pooler == Pooler.PgBouncerStatement && fact.Database == SqlDialect.PostgreSql).Select(fact => fact.Feature).Distinct();

        Assert.Equal(here.Order(), WhatPgBouncerDoes.Proofs.Select(proof => proof.Feature).Distinct().Order());
    }

    private Observation Observe(Proof proof, PgBouncerKind kind)
    {
        try
        {
            return proof.Observe(servers.Bench(kind));
        }
        catch (PostgresException refused) when (refused.SqlState == ProtocolViolation)
        {
            return Observation.Rejected;
        }
    }
}
