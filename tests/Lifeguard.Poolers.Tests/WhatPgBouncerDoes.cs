using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Lifeguard.Poolers.Tests.Proofs;

namespace Lifeguard.Poolers.Tests;

/// <summary>The column of PgBouncer in transaction mode, cell by cell, on the versions that Debian ships.</summary>
public sealed class WhatPgBouncerDoes(Servers servers)
{
    internal static readonly Proof[] Proofs = [.. SettingProofs.All, .. ObjectProofs.All, .. StatementProofs.All, .. ConnectionProofs.All];

    public static TheoryData<string> Names => [.. Proofs.Select(proof => proof.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void IsWhatTheTableSaysOf118(string proof) => Check(proof, PgBouncerKind.Old);

    [Theory]
    [MemberData(nameof(Names))]
    public void IsWhatTheTableSaysOf124(string proof) => Check(proof, PgBouncerKind.New);

    [Theory]
    [InlineData(nameof(SessionFeature.DriverPreparedStatement))]
    [InlineData(nameof(SessionFeature.SqlPreparedStatement))]
    [InlineData(nameof(SessionFeature.UnnamedStatement))]
    [InlineData(nameof(SessionFeature.ResetOnReuse))]
    public void IsWhatTheTableSaysOf124WithoutTracking(string proof) => Check(proof, PgBouncerKind.NewWithoutTracking);

    [Fact]
    public void EveryMeasuredFactIsMeasuredHere()
    {
        var measured = PoolerTable.Facts
            .Where(fact => fact is { Pooler: Pooler.PgBouncer, Database: SqlDialect.PostgreSql, Certainty: Certainty.Measured })
            .Select(fact => fact.Feature).Distinct();

        Assert.Equal(measured.Order(), Proofs.Select(proof => proof.Feature).Distinct().Order());
    }

    private void Check(string name, PgBouncerKind kind)
    {
        var proof = Proofs.Single(proof => proof.ToString() == name);
        var answer = PoolerTable.Find(proof.Feature, kind.Profile, proof.Name);

        Assert.Equal(new Observation(answer.Verdict, answer.Consequences), proof.Observe(servers.Bench(kind)));
    }
}
