using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Pinning.SessionSettingAnalyzer, Lifeguard.CodeFixes.Rules.Pinning.SessionSettingFix>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3001_SessionSetting;

public sealed class Fixes
{
    private const string Begin = "await using var connection = new NpgsqlConnection(\"\");\nawait connection.OpenAsync();\nawait using var transaction = await connection.BeginTransactionAsync();\n";
    private const string End = "\nawait transaction.CommitAsync();\nreturn 1;";

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"{SET app.tenant = 'a'}\");", "await connection.ExecuteAsync(\"SET LOCAL app.tenant = 'a'\");")]
    [InlineData("await connection.ExecuteAsync(\"{set role auditor}; select 1\");", "await connection.ExecuteAsync(\"set local role auditor; select 1\");")]
    [InlineData("await connection.ExecuteAsync(\"{SET SESSION search_path = s1}\");", "await connection.ExecuteAsync(\"SET LOCAL search_path = s1\");")]
    [InlineData("await connection.ExecuteAsync(@\"{SET ROLE \"\"auditor\"\"}\");", "await connection.ExecuteAsync(@\"SET LOCAL ROLE \"\"auditor\"\"\");")]
    [InlineData("await connection.ExecuteAsync(\"select {set_config}('app.tenant', 'a', false)\");", "await connection.ExecuteAsync(\"select set_config('app.tenant', 'a', true)\");")]
    [InlineData("await connection.ExecuteAsync(\"{SET app.tenant = '\" + input + \"'}\");", "await connection.ExecuteAsync(\"SET LOCAL app.tenant = '\" + input + \"'\");")]
    public Task InTheTransactionThatEnclosesIt(string statement, string repaired) => Test.FixesOrders(Begin + statement.Replace("{", "{|LFG3001:", StringComparison.Ordinal).Replace("}", "|}", StringComparison.Ordinal) + End, "", Begin + repaired + End);

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"{SET app.tenant = 'a'}\");")]
    [InlineData("await using (var transaction = await connection.BeginTransactionAsync())\n    await transaction.CommitAsync();\nawait connection.ExecuteAsync(\"{SET app.tenant = 'a'}\");")]
    [InlineData("await using var transaction = await connection.BeginTransactionAsync();\nawait transaction.CommitAsync();\nawait connection.ExecuteAsync(\"{SET app.tenant = 'a'}\");")]
    [InlineData("if (input == \"\")\n    await connection.BeginTransactionAsync();\nawait connection.ExecuteAsync(\"{SET app.tenant = 'a'}\");")]
    [InlineData("await using var other = new NpgsqlConnection(\"\");\nawait using var transaction = await other.BeginTransactionAsync();\nawait connection.ExecuteAsync(\"{SET app.tenant = 'a'}\");")]
    public Task NothingWhereNoTransactionIsProven(string body) => Test.OffersNothingInOrders("await using var connection = new NpgsqlConnection(\"\");\n" + body.Replace("{", "{|LFG3001:", StringComparison.Ordinal).Replace("}", "|}", StringComparison.Ordinal) + "\nreturn 1;");
}
