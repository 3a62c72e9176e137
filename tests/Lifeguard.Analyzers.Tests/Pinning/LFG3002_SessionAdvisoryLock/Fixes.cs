using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Pinning.SessionAdvisoryLockAnalyzer, Lifeguard.CodeFixes.Rules.Pinning.SessionAdvisoryLockFix>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3002_SessionAdvisoryLock;

public sealed class Fixes
{
    private const string Begin = "await using var connection = new NpgsqlConnection(\"\");\nawait connection.OpenAsync();\nawait using var transaction = await connection.BeginTransactionAsync();\n";
    private const string End = "\nawait transaction.CommitAsync();\nreturn 1;";

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"select {pg_advisory_lock}(1)\");", "await connection.ExecuteAsync(\"select pg_advisory_xact_lock(1)\");")]
    [InlineData("await connection.ExecuteScalarAsync(\"SELECT {pg_try_advisory_lock}(@key)\", input);", "await connection.ExecuteScalarAsync(\"SELECT pg_try_advisory_xact_lock(@key)\", input);")]
    public Task InTheTransactionThatEnclosesIt(string statement, string repaired) => Test.FixesOrders(Begin + statement.Replace("{", "{|LFG3002:", StringComparison.Ordinal).Replace("}", "|}", StringComparison.Ordinal) + End, "", Begin + repaired + End);

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"select {pg_advisory_lock}(1)\");")]
    public Task NothingWhereNoTransactionIsProven(string body) => Test.OffersNothingInOrders("await using var connection = new NpgsqlConnection(\"\");\n" + body.Replace("{", "{|LFG3002:", StringComparison.Ordinal).Replace("}", "|}", StringComparison.Ordinal) + "\nreturn 1;");

    // RDS Proxy reserves the connection although the lock is given up; a lock of the transaction could not be.
    [Fact]
    public Task NothingWhereTheMethodUnlocks() => Test.OffersNothingInOrders(
        Begin.Replace("(\"\")", "(\"Host=shop.proxy-abc.eu-central-1.rds.amazonaws.com\")", StringComparison.Ordinal)
        + "await connection.ExecuteAsync(\"select {|LFG3002:pg_advisory_lock|}(1)\");\nawait connection.ExecuteAsync(\"select pg_advisory_unlock(1)\");" + End);
}
