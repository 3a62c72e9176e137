using System.Collections.Immutable;
using Lifeguard.Verification.Tests.Subjects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification.Tests.Circumstances;

public sealed class GeneratedCode
{
    private const string Source = "class C { int [|old|]; }";

    [Fact]
    public Task AReportInGeneratedCodeIsCaughtAlthoughTheAnalyzerConfiguresIt() =>
        Caught.ByAsync(new AdHocTest(new Nosy()) { TestCode = Source }.Only(VerificationChecks.GeneratedCode), "reports in generated code", "OLD1", "GeneratedCodePolicy.Reported");

    [Fact]
    public Task UnlessTheTestStatesIt() => new AdHocTest(new Nosy()) { TestCode = Source, GeneratedCode = GeneratedCodePolicy.Reported }.Only(VerificationChecks.GeneratedCode).RunAsync();

    [Fact]
    public Task SilenceIsCaughtIfTheTestStatesReports() =>
        Caught.ByAsync(new AdHocTest { TestCode = Source, GeneratedCode = GeneratedCodePolicy.Reported }.Only(VerificationChecks.GeneratedCode), "something else in generated code", "only usually");

    [Fact]
    public Task ItCanBeLeftOutByItsOfficialName() =>
        new AdHocTest(new Nosy()) { TestCode = Source, TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck }.Only(VerificationChecks.GeneratedCode).RunAsync();

    [Fact]
    public Task AWellBehavedAnalyzerPasses() => new AdHocTest { TestCode = Source }.Only(VerificationChecks.GeneratedCode).RunAsync();

    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Nosy : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [OldNameAnalyzer.Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.RegisterSyntaxNodeAction(
                node => node.ReportDiagnostic(Diagnostic.Create(OldNameAnalyzer.Rule, ((VariableDeclaratorSyntax)node.Node).Identifier.GetLocation(), "old", "field")), SyntaxKind.VariableDeclarator);
        }
    }
}
