using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification.Tests.Circumstances;

public sealed class Suppression
{
    private const string Source = "class C { int [|old|]; }";

    // Reports at the end of the line before, which is outside of what the pragma covers when the pragma is on the first line.
    private static readonly AdHocAnalyzer Evasive = new(
        context => context.RegisterSyntaxTreeAction(tree =>
        {
            var at = tree.Tree.GetText().ToString().StartsWith("#pragma", StringComparison.Ordinal) ? 0 : tree.Tree.GetText().ToString().IndexOf("old", StringComparison.Ordinal);
            tree.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, Location.Create(tree.Tree, new(at, 3)), "old", "field"));
        }),
        OldNameAnalyzer.Rule);

    [Fact]
    public Task AReportThatThePragmaDoesNotCoverIsCaught() =>
        Caught.ByAsync(new AdHocTest(Evasive) { TestCode = Source }.Only(VerificationChecks.Suppression), "does not suppress", "OLD1", "VerificationChecks.Suppression");

    [Fact]
    public Task ItCanBeLeftOutByItsOfficialName() =>
        new AdHocTest(Evasive) { TestCode = Source, TestBehaviors = TestBehaviors.SkipSuppressionCheck }.Only(VerificationChecks.Suppression).RunAsync();

    [Fact]
    public Task AnExceptionBelowThePragmaIsCaught()
    {
        var analyzer = AdHocAnalyzer.OldNames(declarator => declarator.SyntaxTree.GetText().Lines.Count > 1
            ? throw new InvalidOperationException("boom")
            : Diagnostic.Create(OldNameAnalyzer.Rule, declarator.Identifier.GetLocation(), "old", "field"));
        return Caught.ByAsync(new AdHocTest(analyzer) { TestCode = Source }.Only(VerificationChecks.Suppression), "throws below '#pragma warning disable'", "boom");
    }

    [Fact]
    public Task ARuleThatIsNotConfigurableMayRemain()
    {
        var rule = new DiagnosticDescriptor("OLD1", "Old", "Old", "Naming", DiagnosticSeverity.Warning, true, customTags: [WellKnownDiagnosticTags.NotConfigurable]);
        var analyzer = AdHocAnalyzer.OnDeclarators((context, declarator) => context.ReportDiagnostic(Diagnostic.Create(rule, declarator.Identifier.GetLocation())), rule);
        return new AdHocTest(analyzer) { TestCode = Source }.RunAsync();
    }

    [Fact]
    public Task AWellBehavedAnalyzerPasses() => new AdHocTest { TestCode = Source }.Only(VerificationChecks.Suppression).RunAsync();
}
