using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>Some code, the diagnostics it must have, and the code a fix must make of it, to the last character.</summary>
public abstract class CodeFixTest : AnalyzerTest
{
    private ImmutableArray<CodeFixProvider>? _providers;

    /// <summary>The code after fixing one diagnostic at a time; adds a source file when set.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>The code after Fix All, if it is not the <see cref="FixedCode"/>; adds a source file when set.</summary>
    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>The files after fixing one diagnostic at a time.</summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>The files after Fix All, if they are not the <see cref="FixedState"/>.</summary>
    public SolutionState BatchFixedState { get; } = new();

    /// <summary>How many diagnostics are fixed one at a time; a negative number is an upper bound. Unless set: at most as many as are expected, or none if the code does not change.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How many passes Fix All takes in every scope; a negative number is an upper bound. Unless set: one a document, project or solution.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    /// <summary>As <see cref="NumberOfFixAllIterations"/>, for documents.</summary>
    public int? NumberOfFixAllInDocumentIterations { get; set; }

    /// <summary>As <see cref="NumberOfFixAllIterations"/>, for projects.</summary>
    public int? NumberOfFixAllInProjectIterations { get; set; }

    /// <summary>Which action to apply, by its place among those offered.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>Which action to apply, by its equivalence key.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>The test's own look at each chosen action.</summary>
    public Action<CodeAction>? CodeActionVerifier { get; set; }

    /// <summary>What is left out, by its official name.</summary>
    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    /// <summary>The fixes under test.</summary>
    protected abstract IEnumerable<CodeFixProvider> GetCodeFixProviders();

    private protected override ImmutableHashSet<string> ClaimedIds => [.. Providers.SelectMany(provider => provider.FixableDiagnosticIds)];

    private ImmutableArray<CodeFixProvider> Providers => _providers ??= [.. GetCodeFixProviders()];

    private bool ExpectsFix => FixedState.HasContent || BatchFixedState.HasContent;

    private VerificationChecks EffectiveChecks => Checks
        & ~(CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck) ? VerificationChecks.FixAll : 0)
        & ~(CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck) ? VerificationChecks.LocalDiagnostics : 0);

    private protected sealed override async Task RunCoreAsync(CancellationToken cancel)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        if (EffectiveChecks.HasFlag(VerificationChecks.FixableIds)) FixableIds.Verify(analyzers, Providers);

        var inputs = ReadInputs(CreateMarkupReader(analyzers));
        VerifyPurpose(inputs.Test, analyzers);
        var code = await VerifyCodeAsync("the test code", CreateSolution(inputs.Test), inputs.Test, analyzers, Providers, cancel).ConfigureAwait(false);
        if (!ExpectsFix) return;

        var session = new FixSession(
            new Analysis(analyzers, IncludesCompilerDiagnostic), Providers, new ActionChoice(CodeActionIndex, CodeActionEquivalenceKey, CodeActionVerifier),
            EffectiveChecks, CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne));
        var verification = new FixVerification(session, inputs, new IterationBounds(this, inputs, ClaimedIds), CreateSolution);
        var (fixedSolution, findings) = await verification.VerifyAsync(code, cancel).ConfigureAwait(false);

        VerifyFindings("the fixed code", findings, inputs.Fixed);
        if (!inputs.Fixed.Expected.IsEmpty && !inputs.Fixed.HasSameContent(inputs.Test))
        {
            // The runs that need something to be reported; the others learn nothing from the fixed code that they did not from the test code.
            await AnalyzerChecks.VerifyAsync(code with { Solution = fixedSolution, Findings = findings }, EffectiveChecks & (VerificationChecks.Suppression | VerificationChecks.GeneratedCode), cancel).ConfigureAwait(false);
        }

        if (inputs.BatchFixed.HasSameContent(inputs.Fixed)) return;

        var batchFindings = await session.Analysis.FindAsync(CreateSolution(inputs.BatchFixed), cancel).ConfigureAwait(false);
        VerifyFindings("the batch-fixed code", batchFindings, inputs.BatchFixed);
    }

    private FixTestInputs ReadInputs(MarkupReader reader)
    {
        var test = EffectiveState.Of(TestState);
        var @fixed = EffectiveState.Of(FixedState, test, ClaimedIds);
        var batchFixed = EffectiveState.Of(BatchFixedState, @fixed, ClaimedIds);
        var inputs = new FixTestInputs(reader.Read(test), reader.Read(@fixed), reader.Read(batchFixed));
        return ExpectsFix && inputs.Test.Expected.IsEmpty
            ? throw new TestErrorException("The test has fixed code, but no diagnostic is expected that could be fixed.")
            : inputs;
    }
}
