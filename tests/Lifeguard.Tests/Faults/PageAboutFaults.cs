using System.Globalization;
using System.Reflection;
using System.Text;

namespace Lifeguard.Tests.Faults;

/// <summary>The page about faults is written from what the tests hold.</summary>
public sealed class PageAboutFaults
{
    private const string Start = "<!-- What follows is written by the tests (LIFEGUARD_ACCEPT=1): tests/Lifeguard.Tests/Faults -->";

    [Fact]
    public void The_page_about_faults_says_what_the_tests_show()
    {
        var root = typeof(PageAboutFaults).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "RepositoryRoot").Value!;
        var path = Path.Combine(root, "docs", "faults.md");
        var page = File.ReadAllText(path);
        var expected = page[..page.IndexOf(Start, StringComparison.Ordinal)] + Start + "\n\n" + Table("In front of PostgreSQL", PostgresFaults.All) + "\n" + Table("Behind PgBouncer in transaction mode", PgBouncerFaults.All);
        if (Environment.GetEnvironmentVariable("LIFEGUARD_ACCEPT") == "1") File.WriteAllText(path, expected);
        else Assert.Equal(expected, page.ReplaceLineEndings("\n"));
    }

    private static string Table(string title, IEnumerable<Fault> faults)
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"## {title}\n\n")
            .Append("| What goes wrong | The caller sees: `Acquire` | `Transaction` | `ReadOnly` | `Idempotent` | The connection is |\n|---|---|---|---|---|---|\n");
        foreach (var fault in faults)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {fault.Name} | {string.Join(" | ", FaultCases.Scopes.Select(scope => fault.Of(scope).ToString()))} | {fault.Connection} |\n");
        }

        return table.ToString();
    }
}
