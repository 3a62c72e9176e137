using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification;

/// <summary>Every comment of the input must be in the output, as often as before: lost comments are what users forgive a fix least.</summary>
internal static partial class KeptComments
{
    public static async Task VerifyAsync(Solution before, Solution after, CancellationToken cancel)
    {
        var (expected, actual) = (await CommentsAsync(before, cancel).ConfigureAwait(false), await CommentsAsync(after, cancel).ConfigureAwait(false));
        foreach (var (comment, count) in expected)
        {
            var found = actual.GetValueOrDefault(comment);
            if (found != count) throw new VerificationException($"The fix {(found < count ? "loses" : "repeats")} a comment ({count} before, {found} after): {comment}");
        }
    }

    private static async Task<Dictionary<string, int>> CommentsAsync(Solution solution, CancellationToken cancel)
    {
        var comments = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            var root = (await document.GetSyntaxRootAsync(cancel).ConfigureAwait(false))!;
            foreach (var comment in root.DescendantTrivia().Where(IsComment).Select(trivia => Whitespace().Replace(trivia.ToString().Trim(), " ")))
            {
                comments[comment] = comments.GetValueOrDefault(comment) + 1;
            }
        }

        return comments;
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    // A comment that moves to another level is indented anew.
    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
