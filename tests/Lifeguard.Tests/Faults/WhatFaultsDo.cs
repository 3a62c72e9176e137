using System.Globalization;
using System.Reflection;
using System.Text;

namespace Lifeguard.Tests.Faults;

/// <summary>After every fault: nothing is written twice, nothing is reported as written that is not, no connection is lost for good, and the error says what happened.</summary>
public sealed class WhatFaultsDo(Database server)
{
    private const string Start = "<!-- What follows is written by the tests (LIFEGUARD_ACCEPT=1): tests/Lifeguard.Tests/Faults -->";

    private static readonly RetryScope[] Scopes = [RetryScope.Acquire, RetryScope.Transaction, RetryScope.ReadOnly, RetryScope.Idempotent];

    public static TheoryData<string, RetryScope> OnPostgres => Cases(PostgresFaults.All);

    public static TheoryData<string, RetryScope> BehindPgBouncer => Cases(PgBouncerFaults.All);

    [Theory]
    [MemberData(nameof(OnPostgres))]
    public Task In_front_of_PostgreSQL(string fault, RetryScope scope) => HoldsAsync(PostgresFaults.All.Single(candidate => candidate.Name == fault), scope, null);

    [Theory]
    [MemberData(nameof(BehindPgBouncer))]
    public Task Behind_PgBouncer_1_18(string fault, RetryScope scope) => HoldsAsync(PgBouncerFaults.All.Single(candidate => candidate.Name == fault), scope, "1.18");

    [Theory]
    [MemberData(nameof(BehindPgBouncer))]
    public Task Behind_PgBouncer_1_24(string fault, RetryScope scope) => HoldsAsync(PgBouncerFaults.All.Single(candidate => candidate.Name == fault), scope, "1.24");

    [Fact]
    public void The_page_about_faults_says_what_the_tests_show()
    {
        var root = typeof(WhatFaultsDo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "RepositoryRoot").Value!;
        var path = Path.Combine(root, "docs", "faults.md");
        var page = File.ReadAllText(path);
        var expected = page[..page.IndexOf(Start, StringComparison.Ordinal)] + Start + "\n\n" + Table("In front of PostgreSQL", PostgresFaults.All) + "\n" + Table("Behind PgBouncer in transaction mode", PgBouncerFaults.All);
        if (Environment.GetEnvironmentVariable("LIFEGUARD_ACCEPT") == "1") File.WriteAllText(path, expected);
        else Assert.Equal(expected, page.ReplaceLineEndings("\n"));
    }

    private async Task HoldsAsync(Fault fault, RetryScope scope, string? poolerVersion)
    {
        await using var stage = new FaultStage(server, fault, poolerVersion);
        if (fault.Before is { } before) await before(stage);
        var error = await stage.CallAsync(scope);
        var expected = fault.Of(scope);
        if (expected.Error is null)
        {
            Assert.Null(error);
        }
        else
        {
            Assert.IsAssignableFrom(expected.Error, error);
            if (expected.Detail.Length > 0) Assert.Equal(expected.Detail, Seen.DetailOf(error!));
            Assert.Contains(expected.Words, error!.Message, StringComparison.Ordinal);
        }

        Assert.Equal(expected.Runs, stage.Runs);
        await stage.AssertWrittenAsync(scope, error);
        if (fault.Afterwards is { } afterwards) await afterwards(stage);
        await stage.AssertNoneLostAsync();
        await stage.AssertWrittenAsync(scope, error);
    }

    private static TheoryData<string, RetryScope> Cases(IEnumerable<Fault> faults)
    {
        var cases = new TheoryData<string, RetryScope>();
        foreach (var fault in faults)
        {
            foreach (var scope in Scopes) cases.Add(fault.Name, scope);
        }

        return cases;
    }

    private static string Table(string title, IEnumerable<Fault> faults)
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"## {title}\n\n")
            .Append("| What goes wrong | The caller sees: `Acquire` | `Transaction` | `ReadOnly` | `Idempotent` | The connection is |\n|---|---|---|---|---|---|\n");
        foreach (var fault in faults)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | {string.Join(" | ", Scopes.Select(scope => fault.Of(scope).ToString()))} | {fault.Connection} |\n");
        }

        return table.ToString();
    }
}
