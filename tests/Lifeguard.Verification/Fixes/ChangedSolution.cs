using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>The solution a fix made, read back as an editor would: from its texts.</summary>
internal static class ChangedSolution
{
    /// <exception cref="VerificationException">A tree is not the one its text parses to.</exception>
    public static async Task<Solution> ReadBackAsync(Solution before, Solution after, bool verifiesShape, CancellationToken cancel)
    {
        var result = after;
        foreach (var project in after.GetChanges(before).GetProjectChanges().Select(change => change.NewProject).Concat(after.GetChanges(before).GetAddedProjects()))
        {
            foreach (var document in project.Documents.Where(document => IsChanged(document, before)))
            {
                var root = await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false) ?? throw new InvalidOperationException("A C# document has a syntax tree.");
                if (verifiesShape) TreeShape.Verify(document.FilePath ?? document.Name, root);

                var text = await document.GetTextAsync(cancel).ConfigureAwait(false);
                result = result.WithDocumentText(document.Id, SourceText.From(root.ToFullString(), text.Encoding, text.ChecksumAlgorithm));
            }
        }

        return result;
    }

    /// <summary>Whether two solutions have the same files with the same texts.</summary>
    public static async Task<bool> HasSameTextsAsync(Solution some, Solution other, CancellationToken cancel)
    {
        var changes = other.GetChanges(some);
        if (changes.GetAddedProjects().Any() || changes.GetRemovedProjects().Any()) return false;

        foreach (var change in changes.GetProjectChanges())
        {
            if (change.GetAddedDocuments().Concat(change.GetRemovedDocuments()).Concat(change.GetAddedAdditionalDocuments()).Concat(change.GetRemovedAdditionalDocuments())
                .Concat(change.GetAddedAnalyzerConfigDocuments()).Concat(change.GetRemovedAnalyzerConfigDocuments()).Any()) return false;

            foreach (var id in change.GetChangedDocuments().Concat(change.GetChangedAdditionalDocuments()).Concat(change.GetChangedAnalyzerConfigDocuments()))
            {
                var (before, after) = (Text(some, id), Text(other, id));
                if (!(await before.GetTextAsync(cancel).ConfigureAwait(false)).ContentEquals(await after.GetTextAsync(cancel).ConfigureAwait(false))) return false;
            }
        }

        return true;
    }

    private static bool IsChanged(Document document, Solution before) => before.GetDocument(document.Id) is not { } old || old != document;

    private static TextDocument Text(Solution solution, DocumentId id) =>
        solution.GetDocument(id) ?? solution.GetAdditionalDocument(id) ?? solution.GetAnalyzerConfigDocument(id) ?? throw new InvalidOperationException($"The solution has no document {id}.");
}
