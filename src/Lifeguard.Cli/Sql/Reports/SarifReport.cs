using System.Reflection;
using System.Text.Json;
using Lifeguard.Cli.Sql.Findings;
using Lifeguard.Cli.Sql.Inputs;

namespace Lifeguard.Cli.Sql.Reports;

/// <summary>SARIF 2.1.0, which code hosts and editors read. Results are written as they are found; what could not be read is told at the end.</summary>
internal sealed class SarifReport : IReport, IDisposable
{
    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;
    private readonly List<Unreadable> _unreadable = [];

    /// <param name="output">Where to.</param>
    public SarifReport(Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(output, JsonReport.Options with { Indented = true });
        _json.WriteStartObject();
        _json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        WriteTool();
        _json.WriteString("columnKind", "utf16CodeUnits");
        _json.WriteStartArray("results");
    }

    public bool WantsAll => false;

    public void Write(SqlFile file, string text, TextPositions positions, LintedStatement statement)
    {
        foreach (var finding in statement.Findings.OrderBy(finding => finding.Range.Start))
        {
            _json.WriteStartObject();
            _json.WriteString("ruleId", finding.Rule.Id);
            _json.WriteNumber("ruleIndex", IndexOf(finding.Rule));
            _json.WriteString("level", finding.Rule.Level);
            WriteText("message", finding.Message);
            _json.WriteStartArray("locations");
            _json.WriteStartObject();
            _json.WriteStartObject("physicalLocation");
            WriteArtifact(file);
            WriteRegion(text, positions, finding);
            _json.WriteEndObject();
            _json.WriteEndObject();
            _json.WriteEndArray();
            _json.WriteStartObject("properties");
            _json.WriteString("verdict", Verdicts.Word(finding.Verdict));
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
    }

    public void Write(Unreadable unreadable) => _unreadable.Add(unreadable);

    public void End(RunSummary summary)
    {
        _json.WriteEndArray();
        _json.WriteStartArray("invocations");
        _json.WriteStartObject();
        _json.WriteBoolean("executionSuccessful", _unreadable.Count == 0);
        if (_unreadable.Count > 0) WriteNotifications();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        JsonReport.EndLine(_json, _output);
    }

    public void Flush() => _json.Flush();

    public void Dispose() => _json.Dispose();

    /// <summary>A path as a URI reference: relative as it is, absolute with its scheme.</summary>
    public static string UriOf(string name) =>
        Path.IsPathRooted(name) ? new Uri(name).AbsoluteUri : string.Join('/', name.Split('/').Select(Uri.EscapeDataString));

    private void WriteTool()
    {
        _json.WriteStartObject("tool");
        _json.WriteStartObject("driver");
        _json.WriteString("name", "Lifeguard");
        _json.WriteString("informationUri", "https://github.com/lifeguard-dotnet/lifeguard");
        _json.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        _json.WriteStartArray("rules");
        foreach (var rule in PinningRule.All)
        {
            _json.WriteStartObject();
            _json.WriteString("id", rule.Id);
            _json.WriteString("name", rule.Name);
            WriteText("shortDescription", rule.Title + ".");
            _json.WriteString("helpUri", rule.Link);
            _json.WriteStartObject("defaultConfiguration");
            _json.WriteString("level", rule.Level);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteArtifact(SqlFile file)
    {
        _json.WriteStartObject("artifactLocation");
        _json.WriteString("uri", UriOf(file.Name));
        _json.WriteEndObject();
    }

    private void WriteRegion(string text, TextPositions positions, Finding finding)
    {
        var (startLine, startColumn) = positions.Of(finding.Range.Start);
        var (endLine, endColumn) = positions.Of(finding.Range.End);
        _json.WriteStartObject("region");
        _json.WriteNumber("startLine", startLine);
        _json.WriteNumber("startColumn", startColumn);
        _json.WriteNumber("endLine", endLine);
        _json.WriteNumber("endColumn", endColumn);
        _json.WriteNumber("charOffset", finding.Range.Start);
        _json.WriteNumber("charLength", finding.Range.Length);
        WriteText("snippet", finding.Range.Length <= 400 ? finding.Range.Of(text) : text.Substring(finding.Range.Start, 399) + "…");
        _json.WriteEndObject();
    }

    private void WriteNotifications()
    {
        _json.WriteStartArray("toolExecutionNotifications");
        foreach (var unreadable in _unreadable)
        {
            _json.WriteStartObject();
            _json.WriteString("level", "error");
            WriteText("message", $"{unreadable.Name}: {unreadable.Reason}");
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteText(string property, string text)
    {
        _json.WriteStartObject(property);
        _json.WriteString("text", text);
        _json.WriteEndObject();
    }

    private static int IndexOf(PinningRule rule)
    {
        for (var index = 0; index < PinningRule.All.Count; index++)
        {
            if (PinningRule.All[index] == rule) return index;
        }

        return -1;
    }
}
