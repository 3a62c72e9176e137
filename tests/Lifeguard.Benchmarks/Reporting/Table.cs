using System.Globalization;
using System.Text;

namespace Lifeguard.Benchmarks.Reporting;

/// <summary>A table in Markdown.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    /// <summary>What is measured; the page has one table of a title.</summary>
    public string Title => title;

    /// <summary>Said below the title: what was measured, and how often.</summary>
    public string Note { get; set; } = "";

    public void Add(params string[] cells)
    {
        _rows.Add(cells);
        Console.Error.WriteLine($"  {title}: {string.Join(" | ", cells)}");
    }

    public override string ToString()
    {
        var text = new StringBuilder($"### {title}\n\n");
        if (Note.Length > 0) text.Append(Note).Append("\n\n");
        text.Append(Line(columns)).Append(Line(columns.Select((_, index) => index == 0 ? "---" : "---:")));
        foreach (var row in _rows) text.Append(Line(row));
        return text.ToString();
    }

    public static string Milliseconds(double value) => value.ToString(value < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture) + " ms";

    public static string Seconds(double milliseconds) => (milliseconds / 1_000).ToString("0.0", CultureInfo.InvariantCulture) + " s";

    public static string Megabytes(double bytes) => (bytes / 1e6).ToString("#,0.0", CultureInfo.InvariantCulture) + " MB";

    public static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Percent(double ratio) => ((ratio - 1) * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";

    public static string Count(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}
