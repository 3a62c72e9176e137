using System.Globalization;
using Lifeguard.Cli.Sql.Findings;
using Lifeguard.Cli.Sql.Inputs;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql.Reports;

/// <summary>For people: place, rule, sentence, the line itself, and where to read more; at the end what was read.</summary>
/// <param name="output">Where to.</param>
/// <param name="colour">Whether the output takes colour.</param>
/// <param name="profile">The pooler that was asked about, for the summary.</param>
internal sealed class TextReport(TextWriter output, bool colour, PoolerProfile profile) : IReport
{
    private const string Bold = "\u001b[1m";
    private const string Yellow = "\u001b[33m";
    private const string Cyan = "\u001b[36m";
    private const string Green = "\u001b[32m";
    private const string Dim = "\u001b[2m";
    private const string Plain = "\u001b[0m";

    public bool WantsAll => false;

    public void Write(SqlFile file, string text, TextPositions positions, LintedStatement statement)
    {
        foreach (var finding in statement.Findings.OrderBy(finding => finding.Range.Start))
        {
            var (line, column) = positions.Of(finding.Range.Start);
            var frame = CodeFrame.Of(text, positions, finding.Range);
            var level = finding.Rule.IsSuggestion ? Cyan : Yellow;
            var gutter = new string(' ', frame.Number.Length);
            var place = In(Bold, $"{CodeFrame.Printable(file.Name)}:{line}:{column}");
            output.WriteLine($"{place}: {In(level, $"{finding.Rule.Level} {finding.Rule.Id}")}: {CodeFrame.Printable(finding.Message)}");
            output.WriteLine($"  {In(Dim, $"{frame.Number} |")} {frame.Code}");
            output.WriteLine($"  {In(Dim, $"{gutter} |")} {In(level, frame.Mark)}");
            output.WriteLine($"  {In(Dim, finding.Rule.Link)}");
            output.WriteLine();
        }
    }

    // Told on standard error already.
    public void Write(Unreadable unreadable)
    {
    }

    public void End(RunSummary summary)
    {
        var found = summary.Findings == 0
            ? In(summary.Unreadable == 0 ? Green : Plain, "No findings")
            : In(Yellow, Count(summary.Findings, "finding")) + $" in {Count(summary.FilesWithFindings, "file")}";
        var unread = summary.Unreadable == 0 ? "" : $"; {Count(summary.Unreadable, "path")} not read";
        var read = $"read {Count(summary.Files, "file")} with {Count(summary.Statements, "statement")}";
        output.WriteLine($"{found}; {read}, as {Dialect} behind {PoolerProduct.Of(profile.Pooler).Name}{Version}{unread}.");
    }

    public void Flush() => output.Flush();

    private string Dialect => profile.Database switch { SqlDialect.MySql => "MySQL", SqlDialect.SqlServer => "T-SQL", _ => "PostgreSQL" };

    private string Version => profile.Version is null ? "" : $" {profile.Version}";

    private string In(string style, string text) => colour ? style + text + Plain : text;

    private static string Count(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
