using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Which comments has the author written here? No fix may lose one.</summary>
internal static class Comments
{
    /// <summary>True for <c>//</c> and <c>/* */</c>.</summary>
    public static bool Is(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>The comments that begin within a span of the node.</summary>
    public static IEnumerable<SyntaxTrivia> In(SyntaxNode node, TextSpan span) =>
        span.IsEmpty ? [] : node.DescendantTrivia(span).Where(trivia => Is(trivia) && span.Contains(trivia.SpanStart));
}
