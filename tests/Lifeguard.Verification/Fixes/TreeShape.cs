using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification;

/// <summary>Is a tree the one a parser builds from its text? A fix can build others: tokens glued together, nodes nested as no parser would.</summary>
internal static class TreeShape
{
    /// <exception cref="VerificationException">It is not.</exception>
    public static void Verify(string path, SyntaxNode root)
    {
        var text = root.ToFullString();
        var parsed = SyntaxFactory.ParseSyntaxTree(text, root.SyntaxTree.Options, path).GetRoot();

        using var actual = root.DescendantNodesAndTokensAndSelf(descendIntoTrivia: true).GetEnumerator();
        using var expected = parsed.DescendantNodesAndTokensAndSelf(descendIntoTrivia: true).GetEnumerator();
        while (true)
        {
            var (hasActual, hasExpected) = (actual.MoveNext(), expected.MoveNext());
            if (!hasActual && !hasExpected) return;

            if (hasActual != hasExpected || Difference(actual.Current, expected.Current) is not null)
            {
                var difference = hasActual && hasExpected ? Difference(actual.Current, expected.Current) : "one of the trees ends earlier";
                throw new VerificationException($"The fix built a tree of '{path}' that differs from the one its text parses to: {difference}.\n\nThe text:\n{text}");
            }
        }
    }

    private static string? Difference(SyntaxNodeOrToken actual, SyntaxNodeOrToken expected)
    {
        if (actual.RawKind != expected.RawKind) return $"{actual.Kind()} '{Short(actual)}' where the parser reads {expected.Kind()} '{Short(expected)}'";
        if (!actual.IsToken) return null;

        var (token, parsed) = (actual.AsToken(), expected.AsToken());
        if (token.Text != parsed.Text) return $"the token '{token.Text}' where the parser reads '{parsed.Text}'";
        return Difference(token.LeadingTrivia, parsed.LeadingTrivia, token) ?? Difference(token.TrailingTrivia, parsed.TrailingTrivia, token);
    }

    private static string? Difference(SyntaxTriviaList actual, SyntaxTriviaList expected, SyntaxToken token)
    {
        var isSame = actual.Count == expected.Count && actual.Zip(expected).All(pair => pair.First.RawKind == pair.Second.RawKind && pair.First.ToFullString() == pair.Second.ToFullString());
        return isSame ? null : $"the trivia at '{token.Text}' is [{Kinds(actual)}] where the parser reads [{Kinds(expected)}]";
    }

    private static string Kinds(SyntaxTriviaList trivia) => string.Join(", ", trivia.Select(item => item.Kind()));

    private static string Short(SyntaxNodeOrToken item) => item.ToString() is { Length: > 60 } text ? $"{text[..60]}…" : item.ToString();
}
