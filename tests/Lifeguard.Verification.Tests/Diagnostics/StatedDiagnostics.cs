using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Verify = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Verification.Tests.Subjects.OldNameAnalyzer>;

namespace Lifeguard.Verification.Tests.Diagnostics;

public sealed class StatedDiagnostics
{
    [Fact]
    public Task MayBeNone() => Verify.VerifyAnalyzerAsync("class C { int recent; }");

    [Fact]
    public Task MayBeMarked() => Verify.VerifyAnalyzerAsync("class C { int [|old|]; void M() { int {|OLD1:old|}; } }");

    [Fact]
    public Task MayBeMarkedByPosition() => Verify.VerifyAnalyzerAsync("class C { int $$old; }");

    [Fact]
    public Task MayBeSpelledOut() => Verify.VerifyAnalyzerAsync(
        "class C { int old; void M() { int {|#0:old|}; } }",
        Verify.Diagnostic("OLD1").WithLocation(0).WithArguments("old", "local"),
        Verify.Diagnostic().WithSpan(1, 15, 1, 18).WithMessage("'old' is an old name for a field"));

    [Fact]
    public Task MayStateOnlyTheStart() =>
        Verify.VerifyAnalyzerAsync("class C { int old; }", Verify.Diagnostic(OldNameAnalyzer.Rule).WithLocation(1, 15).WithArguments("old", "field"));

    [Theory]
    [InlineData("class C { int [|old|]; int recent; void M() { int [|old|] = 1; } int [|recent2|]; }", "missing", "(1,62,1,69)")]
    [InlineData("class C { int old; }", "0 expected, 1 reported", "surplus", "int old;", "^^^", "Verify.Diagnostic(\"OLD1\").WithSpan(1, 15, 1, 18).WithArguments(\"old\", \"field\")")]
    [InlineData("class C { int [|old, x|]; }", "it ends at (1,18), expected (1,21)")]
    [InlineData("class C { [|int old|]; }", "it starts at (1,15), expected (1,11)")]
    [InlineData("class C { int [|[|old|]|]; }", "2 expected, 1 reported", "missing")]
    [InlineData("class C { int {|OLD2:old|}; }", "the id is OLD1, expected OLD2")]
    public Task MustMatchTheMarkup(string source, params string[] complaints) =>
        Caught.ByAsync(new AdHocTest { TestCode = source }.WithoutChecks(), complaints);

    [Fact]
    public Task MustMatchInLineOneColumnOne()
    {
        var analyzer = new AdHocAnalyzer(
            context => context.RegisterSyntaxTreeAction(tree => tree.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, Location.Create(tree.Tree, new(0, 1)), "a", "b"))), OldNameAnalyzer.Rule);
        return Caught.ByAsync(new AdHocTest(analyzer) { TestCode = "[|class|] C { }" }.WithoutChecks(), "it ends at (1,2), expected (1,6)");
    }

    public static TheoryData<DiagnosticResult, string> WrongExpectations => new()
    {
        { Expected.WithArguments("old", "local"), "the message is" },
        { Expected.WithArguments("old"), "the message is" },
        { Expected.WithMessage("something else"), "something else" },
        { Expected.WithArguments("old", "field").WithSeverity(DiagnosticSeverity.Error), "the severity is Warning, expected Error" },
        { Expected.WithArguments("old", "field").WithLocation(1, 1), "it has 0 additional locations, expected 1" },
        { Expected.WithArguments("old", "field").WithIsSuppressed(true), "it is not suppressed, expected that it is" },
        { new DiagnosticResult(OldNameAnalyzer.Rule).WithArguments("old", "field"), "expected none" },
        { new DiagnosticResult(OldNameAnalyzer.Rule).WithSpan("/0/Test1.cs", 1, 15, 1, 18).WithArguments("old", "field"), "it is in '/0/Test0.cs', expected '/0/Test1.cs'" },
        { new DiagnosticResult("OLD1", DiagnosticSeverity.Warning).WithSpan(1, 15, 1, 18).WithArguments("old", "local"), "the arguments are (old | field), expected (old | local)" },
    };

    private static DiagnosticResult Expected => new DiagnosticResult(OldNameAnalyzer.Rule).WithSpan(1, 15, 1, 18);

    [Theory]
    [MemberData(nameof(WrongExpectations), DisableDiscoveryEnumeration = true)]
    public async Task MustMatchInEveryDetail(DiagnosticResult expected, string complaint)
    {
        var test = new AdHocTest { TestCode = "class C { int old; }" }.WithoutChecks();
        test.ExpectedDiagnostics.Add(expected);
        await Caught.ByAsync(test, complaint);
    }

    [Fact]
    public async Task ArePairedByLeastDifferenceAndNotByOrder()
    {
        var test = new AdHocTest { TestCode = "class C { int {|#0:old|}; int a; void M() { int {|#1:old|}; } void N() { int {|#2:old|}; } }" }.WithoutChecks();
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(2).WithArguments("old", "local"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(0).WithArguments("old", "local"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(1).WithArguments("old", "local"));

        var complaint = await Caught.ByAsync(test, "3 expected, 3 reported", "'old' is an old name for a field");
        Assert.Single(complaint.Split('\n'), line => line.StartsWith("  but was", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CompareAdditionalLocations()
    {
        var analyzer = AdHocAnalyzer.OldNames(declarator => Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), [declarator.Parent!.GetLocation()], "old", "field"));
        var good = new AdHocTest(analyzer) { TestCode = "class C { {|#1:int {|#0:old|}|}; }" };
        good.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments("old", "field"));
        await good.RunAsync();

        var bad = new AdHocTest(analyzer) { TestCode = "class C { {|#1:int|} {|#0:old|}; }" };
        bad.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(0).WithLocation(1).WithArguments("old", "field"));
        await Caught.ByAsync(bad, "additional location 1 ends at (1,18), expected (1,14)");

        await new AdHocTest(analyzer) { TestCode = "class C { int [|old|]; }" }.RunAsync();
    }

    [Fact]
    public async Task CompareUnnecessaryCode()
    {
        var rule = new DiagnosticDescriptor("OLD1", "Old", "Old", "Naming", DiagnosticSeverity.Warning, true, customTags: [WellKnownDiagnosticTags.Unnecessary]);
        var properties = System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty.Add(WellKnownDiagnosticTags.Unnecessary, "[0]");
        var analyzer = AdHocAnalyzer.OnDeclarators((context, declarator) => context.ReportDiagnostic(Diagnostic.Create(rule, declarator.GetLocation(), [declarator.Parent!.GetLocation()], properties)), rule);

        var good = new AdHocTest(analyzer) { TestCode = "class C { {|#1:int {|#0:old|}|}; }" };
        good.ExpectedDiagnostics.Add(new DiagnosticResult(rule).WithLocation(0).WithLocation(1, DiagnosticLocationOptions.UnnecessaryCode));
        await good.RunAsync();

        var bad = new AdHocTest(analyzer) { TestCode = "class C { {|#1:int {|#0:old|}|}; }" };
        bad.ExpectedDiagnostics.Add(new DiagnosticResult(rule).WithLocation(0).WithLocation(1));
        await Caught.ByAsync(bad, "additional location 1 is marked as unnecessary code");
    }

    [Fact]
    public Task AreShownToTheTestItself() => Caught.ByAsync(
        new AdHocTest { TestCode = "class C { int [|old|]; }", DiagnosticVerifier = (diagnostic, _) => throw new VerificationException($"seen {diagnostic.Id}") }.WithoutChecks(), "seen OLD1");
}
