using Verify = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Verification.Tests.Subjects.OldNameAnalyzer>;

namespace Lifeguard.Verification.Tests.Diagnostics;

public sealed class CollectedCode
{
    private const string Wrong = "class C { int [|fresh|]; }";

    [Fact]
    public async Task ATestHandsOverItsCodeInsteadOfItsVerdict()
    {
        var collected = await CollectedTests.OfAsync(() => Verify.VerifyAnalyzerAsync(Wrong));

        var document = Assert.Single(Assert.Single(Assert.Single(collected).Projects).Documents);
        Assert.Equal("class C { int fresh; }", (await document.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task AfterwardsTestsVerifyAgain()
    {
        await CollectedTests.OfAsync(() => Verify.VerifyAnalyzerAsync(Wrong));

        await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyAnalyzerAsync(Wrong));
    }
}
