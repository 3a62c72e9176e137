using System.Text.Json;
using Lifeguard.Cli.Sql.Findings;
using Lifeguard.Cli.Sql.Reports;

namespace Lifeguard.Cli.Tests.Sql;

public sealed class SarifOutput
{
    [Fact]
    public void HasAResultForEveryFinding()
    {
        using var folder = new TestFolder().With("db/my file.sql", "SELECT 1;\nSELECT pg_advisory_lock(1), set_config('a.b', '1', false);\n");

        var run = folder.Sql(".", "--format", "sarif", "--pooler", "pgbouncer");
        var log = run.Json;
        var results = Only(log.GetProperty("runs")).GetProperty("results").EnumerateArray().ToList();

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Equal(["LFG3002", "LFG3001"], results.Select(result => result.GetProperty("ruleId").GetString()!));
        var place = Only(results[0].GetProperty("locations")).GetProperty("physicalLocation");
        Assert.Equal("db/my%20file.sql", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        var region = place.GetProperty("region");
        Assert.Equal((2, 8, 2, 24), (Number(region, "startLine"), Number(region, "startColumn"), Number(region, "endLine"), Number(region, "endColumn")));
        Assert.Equal((17, 16), (Number(region, "charOffset"), Number(region, "charLength")));
        Assert.Equal("pg_advisory_lock", region.GetProperty("snippet").GetProperty("text").GetString());
        Assert.Equal("warning", results[0].GetProperty("level").GetString());
        Assert.StartsWith("Behind PgBouncer, ", results[0].GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void DescribesEveryRuleAndPointsAtIt()
    {
        var log = Run.In(Environment.CurrentDirectory, "LOAD 'x'; LISTEN a; SELECT currval('s')", "sql", "-", "--format", "sarif", "--pooler", "pgbouncer").Json;
        var driver = Only(log.GetProperty("runs")).GetProperty("tool").GetProperty("driver");
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();

        Assert.Equal(PinningRule.All.Select(rule => rule.Id), rules.Select(rule => rule.GetProperty("id").GetString()!));
        Assert.All(rules, rule => Assert.EndsWith($"docs/rules/{rule.GetProperty("id").GetString()}.md", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal));
        var results = Only(log.GetProperty("runs")).GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Equal(result.GetProperty("ruleId").GetString(), rules[Number(result, "ruleIndex")].GetProperty("id").GetString()));
        Assert.Equal("note", results[2].GetProperty("level").GetString());
    }

    [Fact]
    public void TellsWhatCouldNotBeRead()
    {
        using var folder = new TestFolder().With("a.sql", "LISTEN x");

        var run = folder.Sql("a.sql", "b.sql", "--format", "sarif");
        var invocation = Only(Only(run.Json.GetProperty("runs")).GetProperty("invocations"));

        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal("b.sql: There is no such file or directory.", Only(invocation.GetProperty("toolExecutionNotifications")).GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(ExitCodes.CannotRun, run.ExitCode);
    }

    [Fact]
    public void IsALogWithoutResultsWhereThereIsNothingToSay()
    {
        var run = Run.In(Environment.CurrentDirectory, "SELECT 1", "sql", "-", "--format", "sarif");

        Assert.Empty(Only(run.Json.GetProperty("runs")).GetProperty("results").EnumerateArray());
        Assert.Equal(ExitCodes.Clean, run.ExitCode);
    }

    [Theory]
    [InlineData("db/a.sql", "db/a.sql")]
    [InlineData("db/ä b#1%.sql", "db/%C3%A4%20b%231%25.sql")]
    [InlineData("/var/db/a b.sql", "file:///var/db/a%20b.sql")]
    public void WritesPathsAsUris(string name, string uri) => Assert.Equal(uri, SarifReport.UriOf(name));

    private static JsonElement Only(JsonElement array) => Assert.Single(array.EnumerateArray());

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
