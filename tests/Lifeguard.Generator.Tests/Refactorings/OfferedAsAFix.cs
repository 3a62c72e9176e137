namespace Lifeguard.Generator.Tests.Refactorings;

/// <summary>The same, as a fix: beside the one that is about the finding alone, and never what is applied without being asked.</summary>
public sealed class OfferedAsAFix
{
    private const string Hoistable = """
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        public class Orders
        {
            public async Task<int> FunctionHandler(int id, ILambdaContext context)
            {
                await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB"));
                await connection.OpenAsync();
                return id + await new NpgsqlCommand("select 1", connection).ExecuteNonQueryAsync();
            }
        }
        """;

    private const string Pooled = """
        using Amazon.Lambda.Core;
        using Lifeguard;
        using Npgsql;

        public partial class Orders
        {
            [PooledHandler(Database = "DB")]
            public partial Task<int> FunctionHandler(int id, ILambdaContext context);

            private async Task<int> FunctionHandlerCore(int id, NpgsqlConnection connection)
            {
                return id + await new NpgsqlCommand("select 1", connection).ExecuteNonQueryAsync();
            }
        }
        """;

    [Fact]
    public Task OfAConnectionPerInvocation() => RefactoringTest.IsAFixOf("LFG1002", Hoistable, Pooled);

    [Fact]
    public Task OfAPoolPerInvocation() => RefactoringTest.IsAFixOf("LFG1001", Hoistable.Replace("""
                await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("DB"));
                await connection.OpenAsync();
        """, """
                await using var source = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);
                await using var connection = await source.OpenConnectionAsync();
        """, StringComparison.Ordinal), Pooled);

    [Fact]
    public Task OfAConnectionThatIsNotDisposed() =>
        RefactoringTest.IsAFixOf("LFG2001", Hoistable.Replace("await using var connection", "var connection", StringComparison.Ordinal), Pooled);

    [Fact]
    public async Task WhatIsCalledByOurOwnCodeIsNoHandler() =>
        Assert.DoesNotContain(RefactoringTest.Title, await RefactoringTest.TitlesOf("LFG1002", Hoistable.Replace("public class Orders\n{", "public class Orders\n{\n    public Task<int> Twice(ILambdaContext context) => FunctionHandler(2, context);\n", StringComparison.Ordinal)));

    [Theory]
    [InlineData("LFG1002", "await using var connection")]
    [InlineData("LFG2001", "var connection")]
    public async Task FormattingDoesNotMakeAHandlerPooled(string rule, string declaration)
    {
        var source = Hoistable.Replace("await using var connection", declaration, StringComparison.Ordinal);

        var formatted = await RefactoringTest.FormattedFor(rule, source);

        Assert.DoesNotContain("PooledHandler", formatted, StringComparison.Ordinal);
        Assert.NotEqual(source, formatted);
    }
}
