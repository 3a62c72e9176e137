using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>The files after a fix against the files that should be there: number, names, folders, encoding, checksum and every character.</summary>
internal static class SolutionComparison
{
    /// <param name="what">What made the files, as a noun: "Fix All in Document".</param>
    public static async Task VerifyAsync(string what, ImmutableArray<ProjectFiles> expected, Solution actual, CancellationToken cancel)
    {
        foreach (var project in expected)
        {
            var actualProject = actual.Projects.SingleOrDefault(candidate => candidate.Name == project.Name)
                ?? throw new VerificationException($"After {what} there is no project '{project.Name}'.");
            await VerifyAsync(what, project.Name, project.Sources, [.. actualProject.Documents], cancel).ConfigureAwait(false);
            await VerifyAsync(what, project.Name, project.AdditionalFiles, [.. actualProject.AdditionalDocuments], cancel).ConfigureAwait(false);
            await VerifyAsync(what, project.Name, project.ConfigFiles, [.. actualProject.AnalyzerConfigDocuments], cancel).ConfigureAwait(false);
        }
    }

    private static async Task VerifyAsync(string what, string projectName, ImmutableArray<(string Filename, SourceText Content)> expected, ImmutableArray<TextDocument> actual, CancellationToken cancel)
    {
        var left = actual.ToDictionary(Key);
        foreach (var (path, content) in expected)
        {
            var (name, folders) = TestSolution.NameAndFolders(projectName, path);
            if (!left.Remove(Key(folders, name), out var document)) throw new VerificationException($"After {what} there is no file '{path}', but {Names(actual)}.");

            Verify(what, path, content, await document.GetTextAsync(cancel).ConfigureAwait(false));
        }

        if (left.Count > 0) throw new VerificationException($"After {what} there is a file that is not expected: {string.Join(", ", left.Keys)}.");
    }

    private static void Verify(string what, string path, SourceText expected, SourceText actual)
    {
        if (!expected.ContentEquals(actual) && expected.ToString() != actual.ToString()) throw new VerificationException($"After {what}, '{path}' is not as expected.\n\n{TextDifference.Of(expected.ToString(), actual.ToString())}");
        if (!Equals(expected.Encoding, actual.Encoding)) throw new VerificationException($"After {what}, '{path}' is encoded as {Name(actual.Encoding)}, expected {Name(expected.Encoding)}.");
        if (expected.ChecksumAlgorithm != actual.ChecksumAlgorithm) throw new VerificationException($"After {what}, '{path}' has the checksum algorithm {actual.ChecksumAlgorithm}, expected {expected.ChecksumAlgorithm}.");
    }

    private static string Key(TextDocument document) => Key(document.Folders, document.Name);

    private static string Key(IEnumerable<string> folders, string name) => string.Join('/', folders.Append(name));

    private static string Names(ImmutableArray<TextDocument> documents) => documents.IsEmpty ? "none at all" : string.Join(", ", documents.Select(Key));

    private static string Name(Encoding? encoding) => encoding?.WebName ?? "nothing in particular";
}
