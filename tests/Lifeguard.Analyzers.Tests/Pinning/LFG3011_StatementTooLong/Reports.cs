using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.StatementTooLongAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3011_StatementTooLong;

public sealed class Reports
{
    private static readonly string Long = "select 1 as a" + string.Concat(Enumerable.Range(0, 4_000).Select(number => $", {number}"));

    [Fact]
    public Task ALiteralOfMoreThanSixteenKilobytes() => Test.Verify($"await connection.ExecuteAsync(\"[|{Long[..80]}|]{Long[80..]}\");", "rds_proxy");

    [Fact]
    public Task ASumOfThatLength() => Test.Verify($"await connection.ExecuteAsync(\"[|select 1 as a|]\\n\" + \"{Long["select 1 as a".Length..]}\");", "rds_proxy");

    [Fact]
    public Task ALongStatementBehindAShortOne() => Test.Verify($"await connection.ExecuteAsync(\"select 1; [|{Long[..80]}|]{Long[80..]}\");", "rds_proxy");
}
