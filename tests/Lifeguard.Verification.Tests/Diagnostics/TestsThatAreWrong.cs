using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification.Tests.Diagnostics;

public sealed class TestsThatAreWrong
{
    private static readonly DiagnosticDescriptor OtherRule = new("OLD2", "Other", "Other", "Naming", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    [Fact]
    public Task NoSource() => Assert.ThrowsAsync<TestErrorException>(() => new AdHocTest().RunAsync());

    [Fact]
    public Task MarkupWithoutAnIdForSeveralRules() =>
        Caught.AsTestErrorAsync(new AdHocTest(AdHocAnalyzer.OnDeclarators((_, _) => { }, OldNameAnalyzer.Rule, OtherRule)) { TestCode = "class C { int [|old|]; }" }, "exactly one rule");

    [Fact]
    public Task UnlessTheFirstRuleIsAskedFor()
    {
        var analyzer = AdHocAnalyzer.OnDeclarators((context, declarator) => context.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, declarator.GetLocation())), OldNameAnalyzer.Rule, OtherRule);
        return new AdHocTest(analyzer) { TestCode = "class C { int [|old|]; }", MarkupOptions = MarkupOptions.UseFirstDescriptor }.RunAsync();
    }

    [Fact]
    public async Task AKeyUsedInTwoFiles()
    {
        var test = new AdHocTest { TestCode = "class C { {|#0:int|} x; }" };
        test.TestState.AdditionalFiles.Add(("/a.txt", "{|#0:x|}"));
        await Caught.AsTestErrorAsync(test, "used more than once");
    }

    [Fact]
    public async Task AKeyThatIsNowhere()
    {
        var test = new AdHocTest { TestCode = "class C { }" };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(3));
        await Caught.AsTestErrorAsync(test, "{|#3:…|}");
    }

    [Fact]
    public Task FixedCodeWithoutAnythingToFix() =>
        Caught.AsTestErrorAsync(new AdHocTest(new OldNameFix()) { TestCode = "class C { int x; }", FixedCode = "class C { int x; }" }, "no diagnostic is expected");

    [Fact]
    public Task AReportThatIsNotStated() =>
        Caught.AsTestErrorAsync(new AdHocTest { TestCode = "class C { int x; }", Purpose = TestPurpose.Reports }, "does not say what");

    [Fact]
    public Task SilenceWithAnExpectation() =>
        Caught.AsTestErrorAsync(new AdHocTest { TestCode = "class C { int [|old|]; }", Purpose = TestPurpose.StaysQuiet }, "expects a diagnostic");

    [Fact]
    public void AnExpectationOfNoParticularRule() => Assert.Throws<TestErrorException>(() => CSharpAnalyzerVerifier<OldNameAnalyzer>.Diagnostic("OLD7"));

    [Fact]
    public void ACheckLeftOutWithoutAReason() => Assert.Throws<TestErrorException>(() => new AdHocTest().Skip(VerificationChecks.Comments, because: " "));

    [Fact]
    public async Task AReferenceToAProjectThatIsNotThere()
    {
        var test = new AdHocTest { TestCode = "class C { }" };
        test.TestState.AdditionalProjectReferences.Add("Nowhere");
        await Caught.AsTestErrorAsync(test, "'Nowhere'");
    }

    [Fact]
    public void ALibraryThatDoesNotCompile() =>
        Assert.Contains("CS0246", Assert.Throws<TestErrorException>(() => Library.FromSource("Broken", "class C { Missing x; }")).Message);
}
