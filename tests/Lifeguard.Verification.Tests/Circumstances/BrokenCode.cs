using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Verification.Tests.Circumstances;

public sealed class BrokenCode
{
    private const string Source = """
        class C
        {
            void M()
            {
                int [|old|] = 1;
                System.Console.WriteLine(old);
                System.Console.WriteLine(old + 1);
            }
        }
        """;

    [Fact]
    public Task AnAnalyzerThatRunsIntoAMissingStatementIsCaught()
    {
        var analyzer = AdHocAnalyzer.OldNames(declarator => declarator.FirstAncestorOrSelf<BlockSyntax>()!.Statements[2] is null
            ? throw new InvalidOperationException("not here")
            : Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "local"));
        return Caught.ByAsync(Test(analyzer), "throws over half-written code", "ArgumentOutOfRangeException");
    }

    [Fact]
    public Task AnAnalyzerThatRunsIntoTheEndOfTheFileIsCaught()
    {
        var analyzer = AdHocAnalyzer.OldNames(declarator => declarator.FirstAncestorOrSelf<ClassDeclarationSyntax>()!.CloseBraceToken.IsMissing
            ? throw new InvalidOperationException("no brace")
            : Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "local"));
        return Caught.ByAsync(Test(analyzer), "throws over half-written code", "no brace");
    }

    [Fact]
    public Task AFixThatThrowsIsCaught()
    {
        var fix = new AdHocFix(async context =>
        {
            var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
            if (root.FindNode(context.Span).FirstAncestorOrSelf<BlockSyntax>()!.CloseBraceToken.IsMissing) throw new InvalidOperationException("no brace");
        });
        return Caught.ByAsync(Test(new OldNameAnalyzer(), fix), "The fix throws over half-written code", "no brace");
    }

    [Fact]
    public Task WellBehavedOnesPass() => Test(new OldNameAnalyzer(), new OldNameFix()).RunAsync();

    private static AdHocTest Test(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer analyzer, params Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider[] fixes) =>
        new AdHocTest(analyzer, fixes) { TestCode = Source, BrokenCodeCuts = int.MaxValue }.Only(VerificationChecks.BrokenCode);
}
