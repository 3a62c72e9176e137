using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Pinning.HoldCursorAnalyzer, Lifeguard.CodeFixes.Rules.Pinning.HoldCursorFix>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3006_HoldCursor;

public sealed class Fixes
{
    private const string Begin = "await using var connection = new NpgsqlConnection(\"\");\nawait connection.OpenAsync();\nawait using var transaction = await connection.BeginTransactionAsync();\n";
    private const string End = "\nawait transaction.CommitAsync();\nreturn 1;";

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"{DECLARE c CURSOR WITH HOLD} FOR SELECT 1\");", "await connection.ExecuteAsync(\"DECLARE c CURSOR FOR SELECT 1\");")]
    public Task InTheTransactionThatEnclosesIt(string statement, string repaired) => Test.FixesOrders(Begin + statement.Replace("{", "{|LFG3006:", StringComparison.Ordinal).Replace("}", "|}", StringComparison.Ordinal) + End, "", Begin + repaired + End);

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"{DECLARE c CURSOR WITH HOLD} FOR SELECT 1\");")]
    public Task NothingWhereNoTransactionIsProven(string body) => Test.OffersNothingInOrders("await using var connection = new NpgsqlConnection(\"\");\n" + body.Replace("{", "{|LFG3006:", StringComparison.Ordinal).Replace("}", "|}", StringComparison.Ordinal) + "\nreturn 1;");
}
