using System.Text.Json;

namespace Lifeguard.Package.Tests;

/// <summary>The sample that the README builds first: it shows what it promises, and the fixes make of it what lies beside it.</summary>
public sealed class OrdersLambdaSample
{
    private static readonly string Samples = Path.Combine(BuildFacts.RepositoryRoot, "samples");

    [Fact]
    public void ItShowsTheExpectedDiagnosticsAndTheFixesRemoveThemAll()
    {
        using var folder = CopyOf("OrdersLambda");
        Build(folder, mustBeSilent: false).MustSucceed().ShowsExactly(ExpectedDiagnostic.Of(Path.Combine(Samples, "OrdersLambda")), folder);

        DotNet.Run(folder.Path, ["format", "analyzers", "OrdersLambda", "--no-restore"], Output(folder)).MustSucceed();

        foreach (var repaired in Directory.EnumerateFiles(Path.Combine(Samples, "OrdersLambda.Repaired"), "*.cs"))
        {
            Assert.Equal(File.ReadAllText(repaired), folder.Read(Path.Combine("OrdersLambda", Path.GetFileName(repaired))));
        }

        Build(folder, mustBeSilent: true).MustBeSilent();
    }

    /// <summary>In a folder of its own, with outputs of its own: other tests run, and other projects build, beside it.</summary>
    private static TemporaryFolder CopyOf(string sample)
    {
        var folder = new TemporaryFolder();
        folder.Write("Directory.Build.props", $"""
            <Project>
              <Import Project="{BuildFacts.RepositoryRoot}Directory.Build.props" />
            </Project>
            """);
        File.Copy(Path.Combine(BuildFacts.RepositoryRoot, ".editorconfig"), Path.Combine(folder.Path, ".editorconfig"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Samples, sample))) folder.Write(Path.Combine(sample, Path.GetFileName(file)), File.ReadAllText(file));
        return folder;
    }

    private static CommandResult Build(TemporaryFolder folder, bool mustBeSilent) =>
        DotNet.Run(folder.Path, ["build", "OrdersLambda", "--no-incremental", "-v:m", "-clp:NoSummary", "-p:UseSharedCompilation=false", $"-p:SampleMustBeSilent={mustBeSilent}"], Output(folder));

    private static (string Name, string Value) Output(TemporaryFolder folder) => ("ArtifactsPath", Path.Combine(folder.Path, "output"));
}

/// <summary>One entry of a sample's <c>expected-diagnostics.json</c>.</summary>
/// <param name="Id">The rule.</param>
/// <param name="File">The file's name.</param>
/// <param name="Snippet">The line, without its indentation, that the finding is on.</param>
/// <param name="MessageContains">A part of the message, such as the handler that it names.</param>
internal sealed record ExpectedDiagnostic(string Id, string File, string Snippet, string MessageContains)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<ExpectedDiagnostic> Of(string sample) =>
        JsonSerializer.Deserialize<List<ExpectedDiagnostic>>(System.IO.File.ReadAllText(Path.Combine(sample, "expected-diagnostics.json")), Json)!;
}

file static class Comparison
{
    public static void ShowsExactly(this CommandResult build, IReadOnlyList<ExpectedDiagnostic> expected, TemporaryFolder folder)
    {
        var found = build.Messages.Select(message => (Message: message, Snippet: folder.Read(Path.Combine("OrdersLambda", message.File)).Split('\n')[message.Line - 1].Trim())).ToList();

        Assert.Equal(
            expected.Select(diagnostic => $"{diagnostic.Id} {diagnostic.File}: {diagnostic.Snippet}").Order(StringComparer.Ordinal),
            found.Select(finding => $"{finding.Message.Id} {finding.Message.File}: {finding.Snippet}").Order(StringComparer.Ordinal));
        Assert.All(expected, diagnostic => Assert.Contains(
            found,
            finding => finding.Message.Id == diagnostic.Id && finding.Snippet == diagnostic.Snippet && finding.Message.Text.Contains(diagnostic.MessageContains, StringComparison.Ordinal)));
    }
}
