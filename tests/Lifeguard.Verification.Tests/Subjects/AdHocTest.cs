using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification.Tests.Subjects;

/// <summary>A test of subjects made on the spot.</summary>
internal sealed class AdHocTest(DiagnosticAnalyzer analyzer, params CodeFixProvider[] fixes) : CodeFixTest
{
    /// <summary>Of the well-behaved analyzer and these fixes.</summary>
    public AdHocTest(params CodeFixProvider[] fixes)
        : this(new OldNameAnalyzer(), fixes)
    {
    }

    /// <summary>Only the stated diagnostics and the stated code are compared.</summary>
    public AdHocTest WithoutChecks()
    {
        Skip(VerificationChecks.All, because: "the comparison alone is under test");
        return this;
    }

    /// <summary>Only this check is made.</summary>
    public AdHocTest Only(VerificationChecks check)
    {
        Skip(VerificationChecks.All & ~check, because: "another check is under test");
        return this;
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [analyzer];

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => fixes;
}
