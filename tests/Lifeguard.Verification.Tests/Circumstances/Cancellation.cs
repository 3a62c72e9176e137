using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Lifeguard.Verification.Tests.Circumstances;

public sealed class Cancellation
{
    private const string Source = "class C { int [|old|]; }";

    [Fact]
    public Task AnAnalyzerThatTurnsCancellationIntoAnotherExceptionIsCaught()
    {
        var analyzer = AdHocAnalyzer.OnDeclarators((context, declarator) =>
        {
            context.Options.AnalyzerConfigOptionsProvider.GetOptions(declarator.SyntaxTree).TryGetValue("some_setting", out _);
            if (context.CancellationToken.IsCancellationRequested) throw new InvalidOperationException("interrupted");
            context.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "field"));
        });
        var test = new AdHocTest(analyzer) { TestCode = Source, CancellationGrace = TimeSpan.FromSeconds(30) };
        return Caught.ByAsync(test.Only(VerificationChecks.Cancellation), "The analyzer answers cancellation", "interrupted");
    }

    [Fact]
    public Task AnAnalyzerThatGivesUpWhenCancelledPasses()
    {
        var analyzer = AdHocAnalyzer.OnDeclarators((context, declarator) =>
        {
            context.Options.AnalyzerConfigOptionsProvider.GetOptions(declarator.SyntaxTree).TryGetValue("some_setting", out _);
            context.CancellationToken.ThrowIfCancellationRequested();
            context.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "field"));
        });
        return new AdHocTest(analyzer) { TestCode = Source }.Only(VerificationChecks.Cancellation).RunAsync();
    }

    [Fact]
    public Task AFixThatTurnsCancellationIntoAnotherExceptionIsCaught()
    {
        var fix = new AdHocFix(context => context.CancellationToken.IsCancellationRequested ? throw new InvalidOperationException("interrupted") : Task.CompletedTask);
        return Caught.ByAsync(new AdHocTest(fix) { TestCode = Source }.Only(VerificationChecks.Cancellation), "The fix answers cancellation", "interrupted");
    }

    [Fact]
    public Task AnActionThatTurnsCancellationIntoAnotherExceptionIsCaught()
    {
        var fix = new AdHocFix(context =>
        {
            context.RegisterCodeFix(
                CodeAction.Create("Fix", cancel => cancel.IsCancellationRequested ? throw new InvalidOperationException("interrupted") : Task.FromResult(context.Document), "fix"), context.Diagnostics);
            return Task.CompletedTask;
        });
        return Caught.ByAsync(new AdHocTest(fix) { TestCode = Source }.Only(VerificationChecks.Cancellation), "The fix answers cancellation", "interrupted");
    }

    [Fact]
    public Task WellBehavedOnesPass() => new AdHocTest(new OldNameFix()) { TestCode = Source }.Only(VerificationChecks.Cancellation).RunAsync();

    [Fact]
    public Task TheTestsOwnTokenCancelsTheTest() =>
        Assert.ThrowsAnyAsync<OperationCanceledException>(() => new AdHocTest { TestCode = Source }.RunAsync(new CancellationToken(canceled: true)));
}
