using System.Text.Encodings.Web;
using System.Text.Json;
using Lifeguard.Cli.Sql.Findings;
using Lifeguard.Cli.Sql.Inputs;

namespace Lifeguard.Cli.Sql.Reports;

/// <summary>One JSON object a statement, each on a line of its own.</summary>
internal sealed class JsonReport : IReport, IDisposable
{
    /// <summary>SQL is full of quotes and of &lt;, which only HTML would have to fear.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;

    /// <param name="output">Where to.</param>
    /// <param name="all">Whether to write statements without findings.</param>
    public JsonReport(Stream output, bool all)
    {
        _output = output;
        _json = new Utf8JsonWriter(output, Options);
        WantsAll = all;
    }

    public bool WantsAll { get; }

    public void Write(SqlFile file, string text, TextPositions positions, LintedStatement statement)
    {
        var range = statement.Statement.Range;
        var (line, column) = positions.Of(range.Start);
        _json.WriteStartObject();
        _json.WriteString("file", file.Name);
        _json.WriteNumber("statement", statement.Number);
        _json.WriteNumber("line", line);
        _json.WriteNumber("column", column);
        _json.WriteNumber("offset", range.Start);
        _json.WriteNumber("length", range.Length);
        _json.WriteString("kind", statement.Statement.Keyword);
        WriteEffects(_json, EffectNames.Of(statement.Effects));
        _json.WriteString("verdict", Verdicts.Word(statement.Verdict));
        if (statement.Findings.Count == 0)
        {
            _json.WriteNull("rule");
            _json.WriteNull("message");
        }
        else
        {
            WriteFinding(statement.Findings[0]);
        }

        if (statement.Findings.Count > 1)
        {
            _json.WriteStartArray("more");
            foreach (var finding in statement.Findings.Skip(1))
            {
                _json.WriteStartObject();
                _json.WriteString("verdict", Verdicts.Word(finding.Verdict));
                WriteFinding(finding);
                _json.WriteEndObject();
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
        EndLine(_json, _output);
    }

    // Told on standard error, and by the exit code.
    public void Write(Unreadable unreadable)
    {
    }

    public void End(RunSummary summary)
    {
    }

    public void Flush() => _output.Flush();

    public void Dispose() => _json.Dispose();

    /// <summary>Writes the names of effects, which both kinds of JSON have.</summary>
    public static void WriteEffects(Utf8JsonWriter json, IEnumerable<string> names)
    {
        json.WriteStartArray("effects");
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    /// <summary>Ends a document and its line.</summary>
    public static void EndLine(Utf8JsonWriter json, Stream output)
    {
        json.Flush();
        output.WriteByte((byte)'\n');
        json.Reset();
    }

    private void WriteFinding(Finding finding)
    {
        _json.WriteString("rule", finding.Rule.Id);
        _json.WriteString("message", finding.Message);
    }
}
