using Test = Lifeguard.Analyzers.Tests.Pinning.PinningTest<Lifeguard.Analyzers.Rules.Pinning.StatementTooLongAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3011_StatementTooLong;

public sealed class StaysQuiet
{
    private static readonly string Long = "select 1 as a" + string.Concat(Enumerable.Range(0, 4_000).Select(number => $", {number}"));

    [Theory]
    [InlineData("pgbouncer")]
    [InlineData("none")]
    [InlineData(null)]
    public Task WhereItDoesNotMatter(string? pooler) => Test.StaysQuiet($"await connection.ExecuteAsync(\"{Long}\");", pooler);

    [Fact]
    public Task ManyShortStatements() => Test.StaysQuiet($"await connection.ExecuteAsync(\"{string.Concat(Enumerable.Repeat("select 1; ", 4_000))}\");", "rds_proxy");

    [Fact]
    public Task ALongTextThatIsNotSent() => Test.StaysQuiet($"Console.WriteLine(\"{Long}\");", "rds_proxy");
}
