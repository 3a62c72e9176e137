using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Verify = Lifeguard.Verification.CSharpCodeFixVerifier<Lifeguard.Verification.Tests.Subjects.OldNameAnalyzer, Lifeguard.Verification.Tests.Subjects.OldNameFix>;

namespace Lifeguard.Verification.Tests.Fixes;

public sealed class FixedCode
{
    [Fact]
    public Task IsReachedOneByOneAndAllAtOnce() => Verify.VerifyCodeFixAsync(
        """
        using System;

        // The class.
        class C
        {
            /// <summary>The field.</summary>
            int [|old|];

            void M()
            {
                var [|old|] = 1; // keep
                Console.WriteLine(1);
            }
        }
        """,
        """
        using System;

        // The class.
        class C
        {
            /// <summary>The field.</summary>
            int recent;

            void M()
            {
                var recent = 1; // keep
                Console.WriteLine(1);
            }
        }
        """);

    [Fact]
    public Task MayBeStatedWithItsDiagnostic() => Verify.VerifyCodeFixAsync(
        "class C { int {|#0:old|}; }", Verify.Diagnostic().WithLocation(0).WithArguments("old", "field"), "class C { int recent; }");

    [Fact]
    public Task MayBeStatedWithSeveralDiagnostics() => Verify.VerifyCodeFixAsync(
        "class C { int {|#0:old|}; void M() { int {|#1:old|}; } }",
        [Verify.Diagnostic().WithLocation(1).WithArguments("old", "local"), Verify.Diagnostic().WithLocation(0).WithArguments("old", "field")],
        "class C { int recent; void M() { int recent; } }");

    [Theory]
    [InlineData("class C { int recent ; }", "- class C { int recent ; }")]
    [InlineData("class C { int recent; }\n", "is not as expected")]
    [InlineData("class C { int recent; }\r\n", "<CR><LF>")]
    [InlineData("class C { int\trecent; }", "<TAB>")]
    public Task IsComparedToTheLastCharacter(string expected, string complaint) =>
        Caught.ByAsync(new AdHocTest(new OldNameFix()) { TestCode = "class C { int [|old|]; }", FixedCode = expected }.WithoutChecks(), "'/0/Test0.cs' is not as expected", complaint);

    [Fact]
    public async Task IsComparedInEveryFile()
    {
        var test = new AdHocTest(new OldNameFix()).WithoutChecks();
        test.TestState.Sources.Add("class C { int [|old|]; }");
        test.TestState.Sources.Add("class D { int [|old|]; }");
        test.FixedState.Sources.Add("class C { int recent; }");
        test.FixedState.Sources.Add("class D { int other; }");
        await Caught.ByAsync(test, "'/0/Test1.cs' is not as expected");
    }

    [Fact]
    public async Task MayHaveANewFile()
    {
        var addsFile = new AdHocFix(context =>
        {
            context.RegisterCodeFix(CodeAction.Create("Add", _ => Task.FromResult(Renamed(context).Project.AddDocument("New.cs", SourceText.From("class New { }", System.Text.Encoding.UTF8)).Project.Solution), "add"), context.Diagnostics);
            return Task.CompletedTask;
        });
        var test = new AdHocTest(addsFile) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent; }" };
        test.FixedState.Sources.Add(("/0/New.cs", "class New { }"));
        await test.RunAsync();

        var without = new AdHocTest(addsFile) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent; }" };
        await Caught.ByAsync(without, "a file that is not expected: New.cs");

        var otherwiseNamed = new AdHocTest(addsFile) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent; }" };
        otherwiseNamed.FixedState.Sources.Add(("/0/Folder/New.cs", "class New { }"));
        await Caught.ByAsync(otherwiseNamed, "no file '/0/Folder/New.cs'");
    }

    [Fact]
    public async Task IncludesAdditionalFiles()
    {
        var spoils = new AdHocFix(context =>
        {
            context.RegisterCodeFix(
                CodeAction.Create("Rename", _ => Task.FromResult(Renamed(context).Project.Solution.WithAdditionalDocumentText(context.Document.Project.AdditionalDocuments.Single().Id, SourceText.From("changed", System.Text.Encoding.UTF8))), "x"), context.Diagnostics);
            return Task.CompletedTask;
        });
        var test = new AdHocTest(spoils) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent; }" };
        test.TestState.AdditionalFiles.Add(("/settings.json", "original"));
        await Caught.ByAsync(test.WithoutChecks(), "'/settings.json' is not as expected");
    }

    [Fact]
    public Task KeepsItsEncoding()
    {
        var forgets = new AdHocFix(context =>
        {
            context.RegisterCodeFix(CodeAction.Create("Rename", _ => Task.FromResult(context.Document.WithText(SourceText.From("class C { int recent; }", System.Text.Encoding.Unicode))), "x"), context.Diagnostics);
            return Task.CompletedTask;
        });
        return Caught.ByAsync(new AdHocTest(forgets) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent; }" }.WithoutChecks(), "is encoded as utf-16, expected utf-8");
    }

    [Fact]
    public async Task MustNotKeepADiagnosticThatIsNotStated()
    {
        var addsAnother = new AdHocFix(context =>
        {
            if (context.Document.TryGetText(out var text) && !text.ToString().Contains("recent")) context.RegisterCodeFix(CodeAction.Create("Rewrite", _ => Task.FromResult(context.Document.WithText(SourceText.From("class C { int recent, old; }", text.Encoding))), "x"), context.Diagnostics);
            return Task.CompletedTask;
        });
        await Caught.ByAsync(new AdHocTest(addsAnother) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent, [|old|]; }" }.WithoutChecks(), "the fixed code", "0 expected, 1 reported");

        var stated = new AdHocTest(addsAnother) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent, [|old|]; }" }.WithoutChecks();
        stated.FixedState.MarkupHandling = MarkupMode.Allow;
        await stated.RunAsync();
    }

    [Fact]
    public Task InheritsDiagnosticsThatNoFixClaims()
    {
        var test = new AdHocTest(new OldNameFix()) { TestCode = "class C { int [|old|]; {|CS0246:Missing|} x; }", FixedCode = "class C { int recent; {|CS0246:Missing|} x; }" };
        return test.RunAsync();
    }

    [Fact]
    public async Task OfTheBatchMayDiffer()
    {
        // One by one the newest name wins; all at once everything is called the same.
        var numbering = AdHocFix.OfText((text, span) => text.Remove(span.Start, span.Length).Insert(span.Start, text.Contains("recent") ? "newer" : "recent"), WellKnownFixAllProviders.BatchFixer);
        var test = new AdHocTest(numbering) { TestCode = "class C { int [|old|]; void M() { int [|old|]; } }", FixedCode = "class C { int recent; void M() { int newer; } }", BatchFixedCode = "class C { int recent; void M() { int recent; } }" };
        await test.Only(VerificationChecks.FixAll).RunAsync();

        var same = new AdHocTest(numbering) { TestCode = "class C { int [|old|]; void M() { int [|old|]; } }", FixedCode = "class C { int recent; void M() { int newer; } }" };
        await Caught.ByAsync(same.Only(VerificationChecks.FixAll), "After Fix All in Document");
    }

    private static Document Renamed(CodeFixContext context) => context.Document.WithText(SourceText.From("class C { int recent; }", System.Text.Encoding.UTF8));
}
