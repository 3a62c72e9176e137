using System.Text.Json;

namespace Lifeguard.Package.Tests;

/// <summary>One entry of a sample's <c>expected-diagnostics.json</c>.</summary>
/// <param name="Id">The rule.</param>
/// <param name="File">The file's name.</param>
/// <param name="Snippet">The line, without its indentation, that the finding is on.</param>
/// <param name="MessageContains">A part of the message, such as the handler that it names.</param>
/// <param name="Fix">False where the repair is left to people, as some rules have no fix.</param>
internal sealed record ExpectedDiagnostic(string Id, string File, string Snippet, string MessageContains, bool Fix = true)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<ExpectedDiagnostic> Of(string sample) =>
        JsonSerializer.Deserialize<List<ExpectedDiagnostic>>(System.IO.File.ReadAllText(Path.Combine(sample, "expected-diagnostics.json")), Json)!;

    /// <summary>Is this the finding, in that line?</summary>
    public bool Is(BuildMessage finding, string line) =>
        finding.Id == Id && finding.File == File && line == Snippet && finding.Text.Contains(MessageContains, StringComparison.Ordinal);
}
