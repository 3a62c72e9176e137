using Test = Lifeguard.Analyzers.Tests.Lifetime.FixTest<Lifeguard.Analyzers.Rules.Pinning.StartupParameterThroughPoolerAnalyzer, Lifeguard.CodeFixes.Rules.Pinning.StartupParameterThroughPoolerFix>;

namespace Lifeguard.Analyzers.Tests.Pinning.LFG3009_StartupParameterThroughPooler;

public sealed class Fixes
{
    [Theory]
    [InlineData("\"Host=db;Port=6432;{|LFG3009:Search Path=orders|};Database=orders\"", "\"Host=db;Port=6432;Database=orders\"")]
    [InlineData("\"Host=db;Port=6432;{|LFG3009:Options='-c search_path=a;b'|}\"", "\"Host=db;Port=6432\"")]
    [InlineData("\"Host=db;Port=6432;{|LFG3009:Search Path=orders|};{|LFG3009:Options=-c statement_timeout=5s|};\"", "\"Host=db;Port=6432;\"")]
    [InlineData("$\"Host=db;Port=6432;{|LFG3009:Search Path=orders|};Password={input}\"", "$\"Host=db;Port=6432;Password={input}\"")]
    [InlineData("new NpgsqlConnectionStringBuilder { Host = \"db\", Port = 6432, {|LFG3009:SearchPath = \"orders\"|} }.ConnectionString", "new NpgsqlConnectionStringBuilder { Host = \"db\", Port = 6432 }.ConnectionString")]
    public Task TheSettingGoesAndNothingElse(string text, string without) => Test.FixesOrders(
        $"""
        await using var connection = new NpgsqlConnection({text});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """,
        "",
        $"""
        await using var connection = new NpgsqlConnection({without});
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);

    [Fact]
    public Task WhatIsPutTogetherStays() => Test.OffersNothingInOrders("""
        await using var connection = new NpgsqlConnection($"Host=db;Port=6432;{|LFG3009:Search Path={input}|}");
        return await connection.ExecuteScalarAsync<int>("select 1");
        """);
}
