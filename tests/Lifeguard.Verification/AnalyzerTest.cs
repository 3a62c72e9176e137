using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>Some code, and the diagnostics it must have: no more, no fewer, nowhere else.</summary>
public abstract class AnalyzerTest
{
    private readonly Dictionary<VerificationChecks, string> _skipped = [];

    /// <summary>The code under test; adds a source file when set.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>The files, projects and expected diagnostics.</summary>
    public SolutionState TestState { get; } = new();

    /// <summary>Diagnostics beyond those the markup states.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>The framework the projects are compiled against.</summary>
    public ReferenceAssemblies ReferenceAssemblies { get; set; } = ReferenceAssemblies.Default;

    /// <summary>Which of the compiler's diagnostics must be stated.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>Ids that are switched off.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>How markup is read.</summary>
    public MarkupOptions MarkupOptions { get; set; }

    /// <summary>Runs to leave out, by their official names.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>Changes to the solution before it is analysed; the project is the first one.</summary>
    public List<Func<Solution, ProjectId, Solution>> SolutionTransforms { get; } = [];

    /// <summary>Libraries the analyzers know by name. The projects reference them; the verifier also runs without them and with lookalikes.</summary>
    public List<Library> Libraries { get; } = [];

    /// <summary>What the analyzers do in generated code.</summary>
    public GeneratedCodePolicy GeneratedCode { get; set; }

    /// <summary>What the test claims.</summary>
    public TestPurpose Purpose { get; set; }

    /// <summary>How many statements and file ends are cut off to see whether half-written code makes anything throw.</summary>
    public int BrokenCodeCuts { get; set; } = 6;

    // Other checks usually take longer than this.
    internal TimeSpan CancellationGrace { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>The test's own look at each diagnostic, after everything else matched.</summary>
    public Action<Diagnostic, DiagnosticResult>? DiagnosticVerifier { get; set; }

    /// <summary>The checks this test makes.</summary>
    public VerificationChecks Checks
    {
        get
        {
            var checks = VerificationChecks.All;
            foreach (var skipped in _skipped.Keys) checks &= ~skipped;
            if (TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck)) checks &= ~VerificationChecks.GeneratedCode;
            if (TestBehaviors.HasFlag(TestBehaviors.SkipSuppressionCheck)) checks &= ~VerificationChecks.Suppression;
            return checks;
        }
    }

    /// <summary>Leaves checks out.</summary>
    /// <param name="checks">Which.</param>
    /// <param name="because">Why they cannot hold for this test.</param>
    public void Skip(VerificationChecks checks, string because)
    {
        if (string.IsNullOrWhiteSpace(because)) throw new TestErrorException($"Leaving out {checks} needs a reason.");
        _skipped[checks] = because;
    }

    /// <summary>Verifies everything.</summary>
    /// <exception cref="VerificationException">Something is not as stated; the message says what.</exception>
    public Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (TestState.Sources.Count == 0) throw new TestErrorException("The test has no source file.");
        if (CollectedTests.Current is not { } collected) return RunCoreAsync(cancellationToken);
        collected.Add(CreateSolution(CreateMarkupReader([.. GetDiagnosticAnalyzers()]).Read(EffectiveState.Of(TestState))));
        return Task.CompletedTask;
    }

    /// <summary>The analyzers under test.</summary>
    protected abstract IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers();

    private protected abstract Task RunCoreAsync(CancellationToken cancel);

    private protected virtual ImmutableHashSet<string> ClaimedIds => [];

    private protected MarkupReader CreateMarkupReader(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var descriptors = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToImmutableArray();
        var first = analyzers.IsEmpty ? [] : analyzers[0].SupportedDiagnostics;
        var isUnambiguous = first.Length == 1 || (first.Length > 1 && MarkupOptions.HasFlag(MarkupOptions.UseFirstDescriptor));
        return new MarkupReader(MarkupOptions, descriptors, isUnambiguous ? first[0] : null, ClaimedIds);
    }

    private protected Solution CreateSolution(TestInput input)
    {
        var solution = TestSolution.Create(input, ReferenceAssemblies, Libraries.SelectMany(library => library.References), CompilationOptions());
        var primary = solution.ProjectIds[0];
        return SolutionTransforms.Aggregate(solution, (current, transform) => transform(current, primary));
    }

    /// <summary>Verifies what is reported, and then that it holds in every circumstance.</summary>
    private protected async Task<AnalyzedCode> VerifyCodeAsync(
        string what, Solution solution, TestInput input, ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes, CancellationToken cancel)
    {
        var findings = await new Analysis(analyzers, IncludesCompilerDiagnostic).FindAsync(solution, cancel).ConfigureAwait(false);
        VerifyFindings(what, findings, input);

        var code = new AnalyzedCode(solution, analyzers, fixes, findings) { Libraries = [.. Libraries], GeneratedCode = GeneratedCode, BrokenCodeCuts = BrokenCodeCuts, CancellationGrace = CancellationGrace };
        await AnalyzerChecks.VerifyAsync(code, Checks, cancel).ConfigureAwait(false);
        return code;
    }

    private protected void VerifyFindings(string what, ImmutableArray<Finding> findings, TestInput input) =>
        DiagnosticComparison.Verify(what, input.Expected, [.. findings.Select(finding => finding.Diagnostic)], DiagnosticVerifier);

    private protected void VerifyPurpose(TestInput input, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var ids = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).ToHashSet();
        var expectsReport = input.Expected.Any(result => ids.Contains(result.Id));
        if (Purpose == TestPurpose.Reports && !expectsReport) throw new TestErrorException("The test claims that something is reported but does not say what.");
        if (Purpose == TestPurpose.StaysQuiet && expectsReport) throw new TestErrorException("The test claims that nothing is reported but expects a diagnostic.");
    }

    private protected bool IncludesCompilerDiagnostic(Diagnostic diagnostic) => ClaimedIds.Contains(diagnostic.Id) || CompilerDiagnostics switch
    {
        CompilerDiagnostics.None => false,
        CompilerDiagnostics.Errors => diagnostic.Severity >= DiagnosticSeverity.Error,
        CompilerDiagnostics.Warnings => diagnostic.Severity >= DiagnosticSeverity.Warning,
        CompilerDiagnostics.Suggestions => diagnostic.Severity >= DiagnosticSeverity.Info,
        _ => true,
    };

    private CSharpCompilationOptions CompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
            .WithSpecificDiagnosticOptions(DisabledDiagnostics.Distinct().Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));
}
