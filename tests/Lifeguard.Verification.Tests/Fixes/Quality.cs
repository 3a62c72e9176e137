using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Verification.Tests.Fixes;

public sealed class Quality
{
    private const string Source = """
        using System;

        class C
        {
            // before
            int [|old|]; // behind

            /* block */
            void M()
            {
                Console.WriteLine("a" + 1);
            }
        }

        """;

    private static readonly string Fixed = Source.Replace("[|old|]", "recent");

    [Fact]
    public Task OfAGoodFixPasses() => Test(AdHocFix.RenamingAnd(text => text), Fixed).RunAsync();

    [Fact]
    public Task ALostCommentIsCaught() => CaughtAsync(VerificationChecks.Comments, text => text.Replace(" // behind", ""), "loses a comment", "// behind");

    [Fact]
    public Task ARepeatedCommentIsCaught() => CaughtAsync(VerificationChecks.Comments, text => text.Replace("/* block */", "/* block */\n    /* block */"), "repeats a comment (1 before, 2 after): /* block */");

    [Fact]
    public Task AChangedMemberIsCaught() => CaughtAsync(VerificationChecks.UntouchedMembers, text => text.Replace("\"a\" + 1", "\"a\" + 2"), "a member of '/0/Test0.cs' that no diagnostic concerns", "void M()");

    [Fact]
    public Task ARemovedMemberIsCaught() =>
        CaughtAsync(VerificationChecks.UntouchedMembers, text => text[..text.IndexOf("    /* block", StringComparison.Ordinal)] + "}\n", "that no diagnostic concerns");

    [Fact]
    public Task AMemberThatMentionsTheReportedFieldMayChangeAndSoMayAConstructor()
    {
        const string before = "class C { int [|old|]; C() { } int M() => old; }";
        const string after = "class C { int recent; C(int recent) { } int M() => recent; }";
        var fix = AdHocFix.OfText((_, _) => after);
        return new AdHocTest(fix) { TestCode = before, FixedCode = after }.Only(VerificationChecks.UntouchedMembers).RunAsync();
    }

    [Fact]
    public Task BadFormattingIsCaught() => CaughtAsync(VerificationChecks.Formatting, text => text.Replace("int recent;", "int   recent ;"), "Formatting what the fix changed", "+     int   recent ;");

    [Fact]
    public Task BadFormattingOfUntouchedLinesIsNot()
    {
        var source = Source.Replace("\"a\" + 1", "\"a\"+1");
        var test = new AdHocTest(AdHocFix.RenamingAnd(text => text)) { TestCode = source, FixedCode = source.Replace("[|old|]", "recent") };
        return test.Only(VerificationChecks.Formatting).RunAsync();
    }

    [Fact]
    public Task WindowsLineEndingsInAUnixFileAreCaught() =>
        CaughtAsync(VerificationChecks.LineEndings, text => text.Replace("int recent;", "int recent;\n    int x;"), "with CRLF line endings", "<LF>");

    [Fact]
    public Task UnixLineEndingsInAWindowsFileAreCaught()
    {
        var windows = Source.Replace("\n", "\r\n");
        var fix = AdHocFix.RenamingAnd(text => text.Replace("int recent;", "int recent;\r\n    int x;"));
        var test = new AdHocTest(fix) { TestCode = windows, FixedCode = windows.Replace("int [|old|];", "int recent;\r\n    int x;") };
        return Caught.ByAsync(test.Only(VerificationChecks.LineEndings), "with LF line endings", "<CR><LF>");
    }

    [Fact]
    public Task KeptLineEndingsPass() =>
        Test(AdHocFix.RenamingAnd(text => text.Replace("int recent;", text.Contains('\r') ? "int recent;\r\n    int x;" : "int recent;\n    int x;")), Fixed.Replace("int recent;", "int recent;\n    int x;"))
            .Only(VerificationChecks.LineEndings).RunAsync();

    [Fact]
    public Task SpacesInTabbedCodeAreCaught() =>
        CaughtAsync(VerificationChecks.Indentation, text => text.Replace("int recent;", "int recent;\n    int x;"), "with tabs, one level deeper", "<TAB>");

    [Fact]
    public Task KeptTabsPass()
    {
        var fix = AdHocFix.RenamingAnd(text => text.Replace("int recent;", $"int recent;\n{Indentation(text)}int x;"));
        return Test(fix, Fixed.Replace("int recent;", "int recent;\n    int x;")).Only(VerificationChecks.Indentation).RunAsync();
    }

    [Fact]
    public Task TheFormatterMayIndentWithTabs()
    {
        // Inserts a member as fixes should: unindented, and annotated for the formatter.
        var fix = new AdHocFix(context =>
        {
            context.RegisterCodeFix(CodeAction.Create("Add", async cancel =>
            {
                var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                var field = root.FindNode(context.Span).FirstAncestorOrSelf<FieldDeclarationSyntax>()!;
                var added = SyntaxFactory.ParseMemberDeclaration("int x;\n")!.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
                var renamed = field.ReplaceToken(root.FindToken(context.Span.Start), SyntaxFactory.Identifier("recent"));
                return context.Document.WithSyntaxRoot(root.ReplaceNode(field, [renamed, added]));
            }, "add"), context.Diagnostics);
            return Task.CompletedTask;
        });
        return Test(fix, Fixed.Replace("int recent; // behind\n", "int recent; // behind\n    int x;\n")).Only(VerificationChecks.Indentation).RunAsync();
    }

    [Theory]
    [InlineData("namespace N;\n\nclass C\n{\n    int [|old|];\n}\n", false)]
    [InlineData("class C\n{\n    int [|old|];\n}\n", true)]
    [InlineData("#nullable enable\nclass C\n{\n    int [|old|];\n}\n", false)]
    public async Task CodeGoesDeeperOnlyWhereItMay(string source, bool deeper)
    {
        var test = new AdHocTest(AdHocFix.RenamingAnd(text => text.Replace("int recent;", "int recent;\n    int x;"))) { TestCode = source, FixedCode = source.Replace("int [|old|];", "int recent;\n    int x;") };
        var complaint = await Caught.ByAsync(test.Only(VerificationChecks.Indentation), "with tabs");
        Assert.Equal(deeper, complaint.Contains("one level deeper"));
    }

    [Fact]
    public Task StringsThatSpanLinesKeepTheirValue()
    {
        var source = "class C\n{\n    int [|old|];\n    string s = @\"\n    x\n    \";\n    string r = $\"\"\"\n        {1}\n          y\n        \"\"\";\n}\n";
        return new AdHocTest(new OldNameFix()) { TestCode = source, FixedCode = source.Replace("[|old|]", "recent") }.RunAsync();
    }

    [Fact]
    public Task ATreeThatNoParserBuildsIsCaught()
    {
        // 'intrecent' is one token to a parser and two to this fix.
        var fix = new AdHocFix(context =>
        {
            context.RegisterCodeFix(CodeAction.Create("Glue", async cancel =>
            {
                var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                var declaration = root.FindNode(context.Span).FirstAncestorOrSelf<VariableDeclarationSyntax>()!;
                return context.Document.WithSyntaxRoot(root.ReplaceNode(declaration.Type, declaration.Type.WithTrailingTrivia()));
            }, "glue"), context.Diagnostics);
            return Task.CompletedTask;
        });
        var test = new AdHocTest(fix) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { intold; }", CompilerDiagnostics = CompilerDiagnostics.None };
        return Caught.ByAsync(test.Only(VerificationChecks.TreeShape), "differs from the one its text parses to");
    }

    [Fact]
    public Task TriviaThatNoParserBuildsIsCaught()
    {
        // A comment as white space: the text is the same, the tree is not.
        var fix = new AdHocFix(context =>
        {
            context.RegisterCodeFix(CodeAction.Create("Comment", async cancel =>
            {
                var root = (await context.Document.GetSyntaxRootAsync(cancel))!;
                var name = root.FindToken(context.Span.Start);
                return context.Document.WithSyntaxRoot(root.ReplaceToken(name, SyntaxFactory.Identifier("recent").WithTrailingTrivia(SyntaxFactory.SyntaxTrivia(SyntaxKind.WhitespaceTrivia, "/* new */"))));
            }, "comment"), context.Diagnostics);
            return Task.CompletedTask;
        });
        var test = new AdHocTest(fix) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent/* new */; }" };
        return Caught.ByAsync(test.Only(VerificationChecks.TreeShape), "the trivia at 'recent'");
    }

    private static string Indentation(string text)
    {
        var line = text.Split('\n').First(line => line.Contains("int recent;"));
        return line[..line.IndexOf("int", StringComparison.Ordinal)];
    }

    private static AdHocTest Test(AdHocFix fix, string @fixed) => new(fix) { TestCode = Source, FixedCode = @fixed };

    // The fix renames and spoils; the test's fixed code is exactly what comes out, so that only the check can object.
    private static Task CaughtAsync(VerificationChecks check, Func<string, string> spoil, params string[] complaints) =>
        Caught.ByAsync(Test(AdHocFix.RenamingAnd(spoil), spoil(Fixed)).Only(check), complaints);
}
