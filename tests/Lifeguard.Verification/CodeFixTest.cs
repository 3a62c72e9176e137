using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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

    private protected override ImmutableHashSet<string> FixableIds => [.. Providers.SelectMany(provider => provider.FixableDiagnosticIds)];

    private ImmutableArray<CodeFixProvider> Providers => _providers ??= [.. GetCodeFixProviders()];

    private VerificationChecks EffectiveChecks => Checks
        & ~(CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck) ? VerificationChecks.FixAll : 0)
        & ~(CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipLocalDiagnosticCheck) ? VerificationChecks.LocalDiagnostics : 0);

    private protected sealed override async Task RunCoreAsync(CancellationToken cancel)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. GetDiagnosticAnalyzers()];
        var reader = CreateMarkupReader(analyzers);
        var testState = EffectiveState.Of(TestState);
        var fixedState = EffectiveState.Of(FixedState, testState, FixableIds);
        var test = reader.Read(testState);
        var fixedInput = reader.Read(fixedState);
        var batchFixed = reader.Read(EffectiveState.Of(BatchFixedState, fixedState, FixableIds));

        var solution = CreateSolution(test, analyzers);
        var findings = await VerifyDiagnosticsAsync("the test code", solution, test, analyzers, cancel).ConfigureAwait(false);
        if (!FixedState.HasContent && !BatchFixedState.HasContent) return;

        var session = new FixSession(
            new Analysis(analyzers, IncludesCompilerDiagnostic), Providers, new ActionChoice(CodeActionIndex, CodeActionEquivalenceKey, CodeActionVerifier),
            EffectiveChecks, CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne));
        var bounds = new IterationBounds(this, test, fixedInput, batchFixed, FixableIds);

        var (fixedSolution, _) = await IncrementalFix.ApplyAsync(session, solution, findings, bounds.Incremental, cancel).ConfigureAwait(false);
        await SolutionComparison.VerifyAsync("fixing one diagnostic at a time", fixedInput.Projects, fixedSolution, cancel).ConfigureAwait(false);

        if (session.Verifies(VerificationChecks.FixAll) && !session.FixesOne)
        {
            foreach (var scope in BatchFix.SupportedScopes(Providers))
            {
                var batchSolution = await BatchFix.ApplyAsync(session, scope, solution, findings, bounds.Of(scope), cancel).ConfigureAwait(false);
                await SolutionComparison.VerifyAsync($"Fix All in {scope}", batchFixed.Projects, batchSolution, cancel).ConfigureAwait(false);
            }
        }

        await VerifyDiagnosticsAsync("the fixed code", CreateSolution(fixedInput, analyzers), fixedInput, analyzers, cancel).ConfigureAwait(false);
        if (!batchFixed.HasSameContent(fixedInput))
        {
            await VerifyDiagnosticsAsync("the batch-fixed code", CreateSolution(batchFixed, analyzers), batchFixed, analyzers, cancel).ConfigureAwait(false);
        }
    }
}
