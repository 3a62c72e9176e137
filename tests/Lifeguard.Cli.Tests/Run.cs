using System.Text;
using System.Text.Json;

namespace Lifeguard.Cli.Tests;

/// <summary>One run of the command line, in process.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    /// <summary>The output as JSON, a document a line.</summary>
    public IReadOnlyList<JsonElement> Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>The output as one JSON document.</summary>
    public JsonElement Json => Parse(Output);

    /// <summary>The rules of <c>--format json</c>, in the order of the statements.</summary>
    public IEnumerable<string> Rules => Lines.Where(line => line.GetProperty("rule").ValueKind != JsonValueKind.Null).Select(line => line.GetProperty("rule").GetString()!);

    /// <summary>Runs <c>lifeguard</c> with these arguments.</summary>
    public static Run Of(params string[] args) => In(Environment.CurrentDirectory, "", args);

    /// <summary>Runs <c>lifeguard sql - --format json</c> on a text, behind PgBouncer where the arguments name no other.</summary>
    public static Run On(string sql, params string[] args) =>
        In(Environment.CurrentDirectory, sql, ["sql", "-", "--format", "json", .. args.Contains("--pooler") ? args : [.. args, "--pooler", "pgbouncer"]]);

    /// <summary>Runs <c>lifeguard</c> in a directory, with this standard input.</summary>
    public static Run In(string directory, string input, params string[] args) => In(directory, Encoding.UTF8.GetBytes(input), terminal => terminal, args);

    /// <summary>Runs <c>lifeguard</c> on a terminal of one's own.</summary>
    public static Run In(string directory, byte[] input, Func<Terminal, Terminal> change, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = CommandLine.Run(args, change(new Terminal(new MemoryStream(input), output, error, directory)));
        return new Run(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
