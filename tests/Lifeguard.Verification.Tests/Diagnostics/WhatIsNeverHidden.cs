using System.Collections.Immutable;
using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification.Tests.Diagnostics;

public sealed class WhatIsNeverHidden
{
    [Fact]
    public Task AnExceptionInTheAnalyzer() => Caught.ByAsync(
        new AdHocTest(AdHocAnalyzer.OnDeclarators((_, _) => throw new InvalidOperationException("boom"))) { TestCode = "class C { int x; }" }.WithoutChecks(), "AD0001", "boom");

    [Fact]
    public Task AnExceptionBesideTheStatedDiagnostics()
    {
        var analyzer = AdHocAnalyzer.OnDeclarators((context, declarator) =>
        {
            if (declarator.Identifier.Text != "old") throw new InvalidOperationException("boom");
            context.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "field"));
        });
        return Caught.ByAsync(new AdHocTest(analyzer) { TestCode = "class C { int [|old|]; int x; }" }.WithoutChecks(), "AD0001");
    }

    [Fact]
    public Task AnUndeclaredId() => Caught.ByAsync(
        new AdHocTest(AdHocAnalyzer.OldNames(declarator => Diagnostic.Create("OLD9", "Naming", "x", DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, true, 1, location: declarator.GetLocation())))
        { TestCode = "class C { int old; }" }.WithoutChecks(), "AD0001", "OLD9");

    [Fact]
    public Task ACompilerError() => Caught.ByAsync(new AdHocTest { TestCode = "class C { Missing x; }" }.WithoutChecks(), "CS0246");

    [Fact]
    public Task ACompilerErrorMayBeStated() => new AdHocTest { TestCode = "class C { {|CS0246:Missing|} x; }" }.RunAsync();

    [Fact]
    public async Task ACompilerErrorInAnotherProject()
    {
        var test = new AdHocTest { TestCode = "class C { }" }.WithoutChecks();
        test.TestState.AdditionalProjects["Other"].Sources.Add("class D { Missing x; }");
        await Caught.ByAsync(test, "CS0246", "/Other/Test0.cs");
    }

    [Fact]
    public Task ACompilerErrorInTheFixedCode() => Caught.ByAsync(
        new AdHocTest(AdHocFix.OfText((text, span) => text.Remove(span.Start, span.Length).Insert(span.Start, "new1 new2"))) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int new1 new2; }" }.WithoutChecks(),
        "the fixed code", "CS1002");

    [Theory]
    [InlineData(CompilerDiagnostics.None, "class C { Missing x; }")]
    [InlineData(CompilerDiagnostics.Errors, "class C { void M() { int x = 1; } }")]
    [InlineData(CompilerDiagnostics.Warnings, "class C { void M() { int {|CS0219:x|} = 1; } }")]
    [InlineData(CompilerDiagnostics.All, "{|CS8019:using System;|} class C { }")]
    public async Task CompilerDiagnosticsAreTakenInAsStated(CompilerDiagnostics level, string source)
    {
        var test = new AdHocTest { TestCode = source, CompilerDiagnostics = level };
        if (level == CompilerDiagnostics.All) test.DisabledDiagnostics.Add("CS8933");
        await test.RunAsync();
    }

    [Fact]
    public Task ACompilerWarningThatTheFixClaims() => Caught.ByAsync(
        new AdHocTest(new AdHocFix(_ => Task.CompletedTask, id: "CS0219")) { TestCode = "class C { void M() { int x = 1; } }" }.WithoutChecks(), "CS0219");

    [Fact]
    public async Task WhatTheSourceSuppressesIsNotReported()
    {
        await new AdHocTest { TestCode = "#pragma warning disable OLD1\nclass C { int old; }" }.RunAsync();
        await new AdHocTest { TestCode = "class C { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Naming\", \"OLD1\")] int old; }" }.RunAsync();
    }

    [Fact]
    public async Task WhatASuppressorSuppressesIsKept()
    {
        var test = new SuppressorTest { TestCode = "class C { int {|#0:old|}; }" };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(0).WithArguments("old", "field").WithIsSuppressed(true));
        await test.RunAsync();

        var wrong = new SuppressorTest { TestCode = "class C { int {|#0:old|}; }" };
        wrong.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(0).WithArguments("old", "field").WithIsSuppressed(false));
        await Caught.ByAsync(wrong, "it is suppressed, expected that it is not");
    }

    private sealed class SuppressorTest : CSharpAnalyzerTest<OldNameAnalyzer>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new OldNameAnalyzer(), new Suppressor()];
    }

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Suppressor : DiagnosticSuppressor
    {
        private static readonly SuppressionDescriptor Descriptor = new("SPR1", "OLD1", "Old names are fine here");

        public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Descriptor];

        public override void ReportSuppressions(SuppressionAnalysisContext context)
        {
            foreach (var diagnostic in context.ReportedDiagnostics) context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
        }
    }
}
