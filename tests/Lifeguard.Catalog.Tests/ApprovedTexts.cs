namespace Lifeguard.Catalog.Tests;

public sealed class ApprovedTexts
{
    [Fact]
    public void AnEqualTextPassesAndLeavesNothingBehind()
    {
        using var copy = RepositoryCopy.Empty();
        Approved.Equal(copy.Value, "a.txt", "one\n", accept: true);

        Approved.Equal(copy.Value, "a.txt", "one\n", accept: false);

        Assert.False(copy.Value.Exists("a.txt.received"));
    }

    [Fact]
    public void ADifferentTextFailsAtItsFirstLineAndIsKeptForReview()
    {
        using var copy = RepositoryCopy.Empty();
        Approved.Equal(copy.Value, "a.txt", "one\ntwo\n", accept: true);

        var failure = Assert.ThrowsAny<Exception>(() => Approved.Equal(copy.Value, "a.txt", "one\nthree\n", accept: false));

        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\nthree\n", copy.Value.Read("a.txt.received"));
        Assert.Equal("one\ntwo\n", copy.Value.Read("a.txt"));
    }

    [Fact]
    public void ATextThatNobodyApprovedFails()
    {
        using var copy = RepositoryCopy.Empty();

        Assert.ThrowsAny<Exception>(() => Approved.Equal(copy.Value, "a.txt", "one\n", accept: false));
    }
}
