using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification.Tests.Fixes;

public sealed class Iterations
{
    private const string Two = "class C { int [|old|]; void M() { int [|old|]; } }";
    private const string TwoFixed = "class C { int recent; void M() { int recent; } }";

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(-3)]
    [InlineData(null)]
    public Task AreCounted(int? number) => Test(new OldNameFix(), number).RunAsync();

    [Theory]
    [InlineData(1, "After 1 iterations")]
    [InlineData(-1, "After 1 iterations")]
    [InlineData(3, "took 2 iterations, expected exactly 3")]
    [InlineData(0, "After 0 iterations")]
    public Task MustBeAsManyAsStated(int number, string complaint) => Caught.ByAsync(Test(new OldNameFix(), number).WithoutChecks(), complaint);

    [Fact]
    public Task WithoutEndAreCaught()
    {
        var endless = AdHocFix.OfText((text, span) => text.Insert(span.Start, "x, "));
        return Caught.ByAsync(new AdHocTest(endless) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int x, old; }" }.WithoutChecks(), "After 1 iterations", "still offered");
    }

    [Fact]
    public Task MayStopAfterTheFirst() =>
        new AdHocTest(new OldNameFix())
        {
            TestCode = Two,
            FixedState = { Sources = { "class C { int recent; void M() { int [|old|]; } }" }, MarkupHandling = MarkupMode.Allow },
            CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne,
            NumberOfIncrementalIterations = 1,
        }.RunAsync();

    [Fact]
    public async Task OfFixAllThatFixOnlyOneAreCaught()
    {
        var lazy = new OldNameFixWith(FixAllProvider.Create(async (context, document, diagnostics) =>
        {
            var text = await document.GetTextAsync(context.CancellationToken);
            return document.WithText(text.Replace(diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).First().Location.SourceSpan, "recent"));
        }));
        await Caught.ByAsync(Test(lazy, null).Only(VerificationChecks.FixAll), "After 1 passes of Fix All in Document", "still offered");

        var twoPasses = Test(lazy, null).Only(VerificationChecks.FixAll);
        twoPasses.NumberOfFixAllIterations = 2;
        await twoPasses.RunAsync();
    }

    [Fact]
    public async Task OfFixAllAreOneADocumentAProjectAndASolution()
    {
        var test = new AdHocTest(new OldNameFix());
        test.TestState.Sources.Add("class C { int [|old|]; }");
        test.TestState.Sources.Add("class D { int [|old|]; }");
        test.TestState.AdditionalProjects["Other"].Sources.Add("class E { int [|old|]; }");
        test.FixedState.Sources.Add("class C { int recent; }");
        test.FixedState.Sources.Add("class D { int recent; }");
        test.FixedState.AdditionalProjects["Other"].Sources.Add("class E { int recent; }");
        await test.RunAsync();
    }

    [Fact]
    public Task OfAFixWithoutFixAllAreNotAskedFor() => Test(new OldNameFixWith(null), null).RunAsync();

    [Fact]
    public Task OfFixAllCanBeLeftOutByTheirOfficialName()
    {
        var wrong = new OldNameFixWith(FixAllProvider.Create((_, document, _) => Task.FromResult<Microsoft.CodeAnalysis.Document?>(document.WithText(SourceText.From("")))));
        var test = Test(wrong, null);
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;
        return test.RunAsync();
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public Task OfFixAllAreVerifiedInEveryScope(FixAllScope broken)
    {
        return Caught.ByAsync(Test(new OldNameFixWith(new SpoilingFixAll(broken, [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution])), null).Only(VerificationChecks.FixAll), $"After Fix All in {broken}", "spoilt");
    }

    [Theory]
    [InlineData(FixAllScope.ContainingMember)]
    [InlineData(FixAllScope.ContainingType)]
    public async Task OfFixAllInAMemberOrTypeAreVerifiedWhereSupported(FixAllScope broken)
    {
        var supporting = new OldNameFixWith(new SpoilingFixAll(broken, [broken, FixAllScope.Document]));
        var test = new AdHocTest(supporting) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent; }" };
        await Caught.ByAsync(test.Only(VerificationChecks.FixAll), $"After Fix All in {broken}", "spoilt");

        var others = new OldNameFixWith(new SpoilingFixAll(broken, [FixAllScope.Document]));
        await new AdHocTest(others) { TestCode = "class C { int [|old|]; }", FixedCode = "class C { int recent; }" }.Only(VerificationChecks.FixAll).RunAsync();
    }

    private static AdHocTest Test(CodeFixProvider fix, int? number) => new(fix) { TestCode = Two, FixedCode = TwoFixed, NumberOfIncrementalIterations = number };

    private sealed class SpoilingFixAll(FixAllScope broken, FixAllScope[] scopes) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => scopes;

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => fixAllContext.Scope == broken
            ? Task.FromResult<CodeAction?>(CodeAction.Create("Spoil", _ => Task.FromResult(fixAllContext.Document!.WithText(SourceText.From("class C { int spoilt; }", System.Text.Encoding.UTF8)))))
            : WellKnownFixAllProviders.BatchFixer.GetFixAsync(fixAllContext);
    }
}
