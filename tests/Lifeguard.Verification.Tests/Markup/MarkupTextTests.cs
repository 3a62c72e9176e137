namespace Lifeguard.Verification.Tests.Markup;

public sealed class MarkupTextTests
{
    [Theory]
    [InlineData("a", "a", "")]
    [InlineData("[|a|]", "a", "@0-1")]
    [InlineData("x[|a|]y[|b|]", "xayb", "@1-2 @3-4")]
    [InlineData("[||]", "", "@0-0")]
    [InlineData("{|ID1:a|}b", "ab", "ID1@0-1")]
    [InlineData("{|ID1:a{|ID2:b|}c|}", "abc", "ID1@0-3 ID2@1-2")]
    [InlineData("{|ID1:a[|b|]c|}", "abc", "ID1@0-3 @1-2")]
    [InlineData("{|#0:a{|#1:b|#0}c|#1}", "abc", "#0@0-2 #1@1-3")]
    [InlineData("[|a{|ID1:b|]c|}", "abc", "@0-2 ID1@1-3")]
    [InlineData("{|#0:a|}{|#10:b|}", "ab", "#0@0-1 #10@1-2")]
    [InlineData("a[0] | b[1]", "a[0] | b[1]", "")]
    [InlineData("x is { Y: > 0 } || y", "x is { Y: > 0 } || y", "")]
    public void ReadsSpans(string input, string text, string spans)
    {
        var markup = MarkupText.Parse(input);

        Assert.Equal(text, markup.Text);
        Assert.Equal(spans, string.Join(" ", markup.Spans.Select(span => $"{span.Name}@{span.Span.Start}-{span.Span.End}")));
    }

    [Fact]
    public void ReadsPositions()
    {
        var markup = MarkupText.Parse("ab$$c[|$$d|]");

        Assert.Equal("abcd", markup.Text);
        Assert.Equal([2, 3], markup.Positions);
    }

    [Fact]
    public void LeavesDollarSignsAloneWhenTheyAreCode()
    {
        var markup = MarkupText.Parse("$$\"\"\"{{x}}\"\"\"", readsPositions: false);

        Assert.Equal("$$\"\"\"{{x}}\"\"\"", markup.Text);
        Assert.Empty(markup.Positions);
    }

    [Theory]
    [InlineData("[|a", "'[|' is not closed (line 1)")]
    [InlineData("a\n{|ID1:a", "'{|ID1:' is not closed (line 2)")]
    [InlineData("a|]", "'|]' closes nothing")]
    [InlineData("a\n\n|}", "'|}' closes nothing (line 3)")]
    [InlineData("{|#0:a|#1}", "'|#1}' closes nothing")]
    [InlineData("{|ID1:a|]", "'|]' closes nothing")]
    [InlineData("[|a|}", "'|}' closes nothing")]
    public void RefusesUnbalancedMarkup(string input, string complaint) =>
        Assert.Contains(complaint, Assert.Throws<TestErrorException>(() => MarkupText.Parse(input)).Message);
}
