using System.Collections.Immutable;
using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification.Tests.Fixes;

public sealed class Actions
{
    private const string Source = "class C { int [|old|]; }";

    [Theory]
    [InlineData(null, null, "class C { int first; }")]
    [InlineData(1, null, "class C { int second; }")]
    [InlineData(null, "second", "class C { int second; }")]
    [InlineData(2, "third", "class C { int third; }")]
    public Task AreChosenByPlaceOrKeyAlsoInMenus(int? index, string? key, string expected) =>
        new AdHocTest(Menu()) { TestCode = Source, FixedCode = expected, CodeActionIndex = index, CodeActionEquivalenceKey = key }.RunAsync();

    [Theory]
    [InlineData(1, "third", "has the equivalence key 'second', expected 'third'")]
    [InlineData(7, null, "No action number 7 is offered")]
    [InlineData(null, "tenth", "[1] 'second' (key 'second')")]
    public Task ThatAreNotOfferedAreCaught(int? index, string? key, string complaint) =>
        Caught.ByAsync(new AdHocTest(Menu()) { TestCode = Source, FixedCode = "class C { int second; }", CodeActionIndex = index, CodeActionEquivalenceKey = key }.WithoutChecks(), complaint);

    [Fact]
    public async Task AreShownToTheTestItself()
    {
        var titles = new List<string>();
        var test = new AdHocTest(Menu()) { TestCode = Source, FixedCode = "class C { int first; }", CodeActionVerifier = action => titles.Add(action.Title) };
        await test.RunAsync();

        Assert.All(titles, title => Assert.Equal("first", title));
        Assert.NotEmpty(titles);
    }

    [Fact]
    public Task MustConsistOfOneChange()
    {
        var twice = new AdHocFix(context =>
        {
            context.RegisterCodeFix(new TwiceAction(context.Document), context.Diagnostics);
            return Task.CompletedTask;
        });
        return Caught.ByAsync(new AdHocTest(twice) { TestCode = Source, FixedCode = "class C { int recent; }" }.WithoutChecks(), "consists of 2 changes");
    }

    [Fact]
    public Task MustChangeSomething() => Caught.ByAsync(
        new AdHocTest(AdHocFix.OfText((text, _) => text)) { TestCode = Source, FixedCode = "class C { int recent; }" }.WithoutChecks(), "is offered but changes nothing");

    [Fact]
    public Task MustNotBeOfferedWhereTheCodeStaysAsItIs() =>
        Caught.ByAsync(new AdHocTest(new OldNameFix()) { TestCode = Source, FixedCode = Source }.WithoutChecks(), "After 0 iterations", "Call it 'recent'");

    [Fact]
    public Task NeedNotBeOffered() => new AdHocTest(new AdHocFix(_ => Task.CompletedTask)) { TestCode = Source, FixedCode = Source }.RunAsync();

    [Fact]
    public Task ForAnUnknownIdAreCaught() =>
        Caught.ByAsync(new AdHocTest(new AdHocFix(_ => Task.CompletedTask, id: "OLD7")) { TestCode = Source }.Only(VerificationChecks.FixableIds), "claims to fix OLD7");

    [Fact]
    public async Task OnNonLocalDiagnosticsAreCaught()
    {
        var atTheEnd = new AdHocAnalyzer(
            context => context.RegisterCompilationAction(end =>
            {
                var tree = end.Compilation.SyntaxTrees.First();
                var at = tree.GetText().ToString().IndexOf("old", StringComparison.Ordinal);
                if (at >= 0) end.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, Location.Create(tree, new TextSpan(at, 3)), "old", "field"));
            }),
            OldNameAnalyzer.Rule);
        await Caught.ByAsync(new AdHocTest(atTheEnd, new OldNameFix()) { TestCode = Source, FixedCode = "class C { int recent; }" }.Only(VerificationChecks.LocalDiagnostics), "non-local diagnostic");
        await new AdHocTest(atTheEnd, new OldNameFix()) { TestCode = Source, FixedCode = "class C { int recent; }", CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck }.Only(VerificationChecks.LocalDiagnostics).RunAsync();
    }

    private static AdHocFix Menu() => new(
        context =>
        {
            context.RegisterCodeFix(Rename(context, "first"), context.Diagnostics);
            context.RegisterCodeFix(CodeAction.Create("More", [Rename(context, "second"), Rename(context, "third")], isInlinable: false), context.Diagnostics);
            return Task.CompletedTask;
        },
        WellKnownFixAllProviders.BatchFixer);

    private static CodeAction Rename(CodeFixContext context, string name) => CodeAction.Create(name, async cancel =>
    {
        var text = await context.Document.GetTextAsync(cancel);
        return context.Document.WithText(text.Replace(context.Span, name));
    }, name);

    private sealed class TwiceAction(Document document) : CodeAction
    {
        public override string Title => "Twice";

        protected override Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken)
        {
            var changed = document.WithText(SourceText.From("class C { int recent; }")).Project.Solution;
            return Task.FromResult<IEnumerable<CodeActionOperation>>(ImmutableArray.Create<CodeActionOperation>(new ApplyChangesOperation(changed), new ApplyChangesOperation(changed)));
        }
    }
}
