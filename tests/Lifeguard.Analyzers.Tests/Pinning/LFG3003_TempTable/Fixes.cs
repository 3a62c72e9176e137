using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Pinning.TempTableAnalyzer, Lifeguard.CodeFixes.Rules.Pinning.TempTableFix>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3003_TempTable;

public sealed class Fixes
{
    private const string Begin = "await using var connection = new NpgsqlConnection(\"\");\nawait connection.OpenAsync();\nawait using var transaction = await connection.BeginTransactionAsync();\n";
    private const string End = "\nawait transaction.CommitAsync();\nreturn 1;";

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"{CREATE TEMP TABLE totals} (id int)\");", "await connection.ExecuteAsync(\"CREATE TEMP TABLE totals (id int) ON COMMIT DROP\");")]
    [InlineData("await connection.ExecuteAsync(\"{create temp table totals} as select 1\");", "await connection.ExecuteAsync(\"create temp table totals on commit drop as select 1\");")]
    [InlineData("await connection.ExecuteAsync(\"{CREATE TEMP TABLE totals} (id int) ON COMMIT PRESERVE ROWS\");", "await connection.ExecuteAsync(\"CREATE TEMP TABLE totals (id int) ON COMMIT DROP\");")]
    public Task InTheTransactionThatEnclosesIt(string statement, string repaired) => Test.FixesOrders(Begin + statement.Replace("{", "{|LFG3003:", StringComparison.Ordinal).Replace("}", "|}", StringComparison.Ordinal) + End, "", Begin + repaired + End);

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"{CREATE TEMP TABLE totals} (id int)\");")]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync();\nawait connection.ExecuteAsync(\"{CREATE TEMP VIEW v} AS SELECT 1\");")]
    public Task NothingWhereNoTransactionIsProven(string body) => Test.OffersNothingInOrders("await using var connection = new NpgsqlConnection(\"\");\n" + body.Replace("{", "{|LFG3003:", StringComparison.Ordinal).Replace("}", "|}", StringComparison.Ordinal) + "\nreturn 1;");
}
