using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification.Tests.Diagnostics;

public sealed class Inputs
{
    private static readonly DiagnosticDescriptor FileRule = new("FILE1", "File", "'{0}'", "Files", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    [Fact]
    public async Task SeveralSourcesMayCarryMarkup()
    {
        var test = new AdHocTest();
        test.TestState.Sources.Add("class C { int [|old|]; }");
        test.TestState.Sources.Add("class D { int {|#0:old|}; }");
        test.TestState.Sources.Add(("/0/Folder/Named.cs", "class E { int {|OLD1:old|}; }"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(0).WithArguments("old", "field"));
        await test.RunAsync();
    }

    [Fact]
    public async Task AdditionalFilesMayCarryMarkup()
    {
        var test = new AdHocTest(WordFinder("bad")) { TestCode = "class C { }" };
        test.TestState.AdditionalFiles.Add(("/template.yaml", "good: 1\n{|FILE1:bad|}: 2\n"));
        await test.RunAsync();

        var wrong = new AdHocTest(WordFinder("bad")) { TestCode = "class C { }" };
        wrong.TestState.AdditionalFiles.Add(("/template.yaml", "good: 1\n{|FILE1:bad: 2|}\n"));
        await Caught.ByAsync(wrong, "/template.yaml", "it ends at (2,4), expected (2,7)");
    }

    [Fact]
    public async Task ConfigFilesAreReadAndMayCarryMarkup()
    {
        var test = new AdHocTest { TestCode = "class C { int {|#0:old|}; }" };
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.OLD1.severity = {|#1:error|}\n"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OldNameAnalyzer.Rule).WithLocation(0).WithArguments("old", "field").WithSeverity(DiagnosticSeverity.Error));
        await test.RunAsync();
    }

    [Fact]
    public async Task OtherProjectsAreReferencedAndAnalysed()
    {
        var test = new AdHocTest { TestCode = "class C : D { int [|old|]; }" };
        test.TestState.AdditionalProjects["Other"].Sources.Add("public class D { int [|old|]; }");
        test.TestState.AdditionalProjectReferences.Add("Other");
        await test.RunAsync();
    }

    [Fact]
    public async Task AProgramMayHaveTopLevelStatements()
    {
        var test = new AdHocTest { TestCode = "int [|old|] = 1; System.Console.WriteLine(old);" };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        await test.RunAsync();
    }

    [Fact]
    public Task TheFrameworkIsReferenced() =>
        new AdHocTest { TestCode = "class C { System.Data.Common.DbConnection c; System.Collections.Immutable.ImmutableArray<int> a; }" }.RunAsync();

    [Fact]
    public Task AspNetCoreCanBeReferenced() =>
        new AdHocTest { TestCode = "class C { Microsoft.AspNetCore.Http.HttpContext c; }", ReferenceAssemblies = ReferenceAssemblies.AspNetCore.Net100 }.RunAsync();

    [Fact]
    public async Task RulesThatAreOffByDefaultAreOn()
    {
        var rule = new DiagnosticDescriptor("OFF1", "Off", "Off", "Naming", DiagnosticSeverity.Info, isEnabledByDefault: false);
        var analyzer = AdHocAnalyzer.OnDeclarators((context, declarator) => context.ReportDiagnostic(Diagnostic.Create(rule, declarator.GetLocation())), rule);
        await new AdHocTest(analyzer) { TestCode = "class C { int [|x|]; }" }.RunAsync();

        var disabled = new AdHocTest(analyzer) { TestCode = "class C { int x; }" };
        disabled.DisabledDiagnostics.Add("OFF1");
        await disabled.RunAsync();
    }

    [Fact]
    public async Task TheSolutionMayBeChanged()
    {
        var test = new AdHocTest { TestCode = "class C { string {|CS8618:[|old|]|}; }", CompilerDiagnostics = CompilerDiagnostics.Warnings };
        test.DisabledDiagnostics.Add("CS0169");
        test.Skip(VerificationChecks.LanguageVersions, because: "nullable references begin with C# 8");
        test.SolutionTransforms.Add((solution, id) =>
            solution.WithProjectCompilationOptions(id, ((CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Enable)));
        await test.RunAsync();
    }

    private static AdHocAnalyzer WordFinder(string word) => new(
        context => context.RegisterAdditionalFileAction(file =>
        {
            var text = file.AdditionalFile.GetText()!;
            var start = text.ToString().IndexOf(word, StringComparison.Ordinal);
            if (start < 0) return;

            var span = new Microsoft.CodeAnalysis.Text.TextSpan(start, word.Length);
            file.ReportDiagnostic(Diagnostic.Create(FileRule, Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), word));
        }),
        FileRule);
}
