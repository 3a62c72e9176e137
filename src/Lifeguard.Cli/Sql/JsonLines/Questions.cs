using System.Text.Json;
using Lifeguard.Cli.Sql.Findings;
using Lifeguard.Cli.Sql.Inputs;
using Lifeguard.Cli.Sql.Reports;

namespace Lifeguard.Cli.Sql.JsonLines;

/// <summary>
/// Answers <c>{"id","sql"}</c> lines with <c>{"id","effects","verdict"}</c> lines, in order and at once; a line that is no question is answered with an <c>error</c>.
/// </summary>
internal sealed class Questions : IDisposable
{
    private static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true };

    private readonly Stream _output;
    private readonly Utf8JsonWriter _json;
    private readonly PoolerAnswers _answers;
    private readonly Surroundings _surroundings;

    private Questions(SqlRequest request, Stream output)
    {
        _output = output;
        _json = new Utf8JsonWriter(output, JsonReport.Options);
        _answers = new PoolerAnswers(request.Profile);
        _surroundings = request.InTransaction ? Surroundings.Transaction : Surroundings.OneText;
    }

    /// <summary>Answers all questions of the files of a request.</summary>
    /// <returns>One of <see cref="ExitCodes"/>; an answer is no finding.</returns>
    public static int Answer(SqlRequest request, Terminal terminal)
    {
        // Not disposed: what it writes to is not ours to close.
        using var questions = new Questions(request, new BufferedStream(terminal.Output, 64 * 1024));
        var allRead = true;
        foreach (var path in request.Paths) allRead &= questions.Answer(path, terminal);
        return allRead ? ExitCodes.Clean : ExitCodes.CannotRun;
    }

    public void Dispose() => _json.Dispose();

    private bool Answer(string path, Terminal terminal)
    {
        try
        {
            if (path == SqlFiles.StandardInput) return Answer(terminal.Input);
            using var file = File.OpenRead(Path.GetFullPath(path, terminal.WorkingDirectory));
            return Answer(file);
        }
        catch (Exception exception) when (Unreadable.ReasonOf(exception) is { } reason)
        {
            terminal.Error.WriteLine($"error: {CodeFrame.Printable(path)}: {CodeFrame.Printable(reason)}");
            return false;
        }
    }

    private bool Answer(Stream input)
    {
        var lines = new LineReader(input, (int)SqlFileReader.LongestInBytes);
        var allRead = true;
        while (lines.MoveNext())
        {
            if (lines.IsTooLong) allRead = Refuse(default, lines.Number, $"The line is longer than {SqlFileReader.LongestInMegabytes} MB.");
            else if (!IsBlank(lines.Current.Span)) allRead &= Answer(lines.Current, lines.Number);
            if (!lines.HasMoreAtHand) _output.Flush();
        }

        _output.Flush();
        return allRead;
    }

    private bool Answer(ReadOnlyMemory<byte> line, long number)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line, Reading);
        }
        catch (JsonException exception)
        {
            return Refuse(default, number, $"The line is no JSON: {FirstSentence(exception.Message)}");
        }

        using (document)
        {
            var question = document.RootElement;
            if (question.ValueKind != JsonValueKind.Object) return Refuse(default, number, "The line is no object with id and sql.");
            question.TryGetProperty("id", out var id);
            question.TryGetProperty("sql", out var sql);
            if (sql.ValueKind != JsonValueKind.String) return Refuse(id, number, "The object has no sql, or one that is no string.");
            if (TextOf(sql) is not { } text) return Refuse(id, number, "The sql is no valid text.");

            Answer(id, new SqlLint(text, _answers, _surroundings));
            return true;
        }
    }

    private void Answer(JsonElement id, SqlLint lint)
    {
        _json.WriteStartObject();
        WriteId(id);
        JsonReport.WriteEffects(_json, EffectNames.Of(lint.Effects));
        _json.WriteString("verdict", Verdicts.Word(lint.Verdict));
        _json.WriteEndObject();
        JsonReport.EndLine(_json, _output);
    }

    private bool Refuse(JsonElement id, long line, string reason)
    {
        _json.WriteStartObject();
        WriteId(id);
        _json.WriteNumber("line", line);
        _json.WriteString("error", reason);
        _json.WriteEndObject();
        JsonReport.EndLine(_json, _output);
        return false;
    }

    // As it came: a string, a number, or whatever the asker tells its questions apart by.
    private void WriteId(JsonElement id)
    {
        _json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined) _json.WriteNullValue();
        else _json.WriteRawValue(id.GetRawText(), skipInputValidation: true);
    }

    // Half of a surrogate pair, or bytes that are no UTF-8.
    private static string? TextOf(JsonElement sql)
    {
        try
        {
            return sql.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
