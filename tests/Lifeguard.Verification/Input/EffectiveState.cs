using System.Collections.Immutable;

namespace Lifeguard.Verification;

/// <summary>A state after it took over what it does not state itself; the texts still carry markup.</summary>
internal sealed record EffectiveState(ImmutableArray<ProjectFiles> Projects, ImmutableArray<DiagnosticResult> Expected, MarkupMode Markup)
{
    public static EffectiveState Of(SolutionState state) => new(ProjectsOf(state), [.. state.ExpectedDiagnostics], state.MarkupHandling ?? MarkupMode.Allow);

    /// <param name="previous">The test code for the fixed code, the fixed code for the batch-fixed code.</param>
    /// <param name="fixableIds">What a fix claims to remove.</param>
    public static EffectiveState Of(SolutionState state, EffectiveState previous, ImmutableHashSet<string> fixableIds)
    {
        var own = ProjectsOf(state);
        var inherits = state.InheritanceMode != StateInheritanceMode.Explicit;
        var projects = inherits ? Inherited(own, previous.Projects) : own;

        var differs = projects.Length != previous.Projects.Length || projects.Zip(previous.Projects).Any(pair => !pair.First.HasSameContent(pair.Second));
        var mode = state.InheritanceMode ?? (differs ? StateInheritanceMode.AutoInherit : StateInheritanceMode.AutoInheritAll);
        var markup = state.MarkupHandling ?? (differs ? MarkupMode.IgnoreFixable : previous.Markup);

        ImmutableArray<DiagnosticResult> expected = state.ExpectedDiagnostics.Count > 0 ? [.. state.ExpectedDiagnostics] : mode switch
        {
            StateInheritanceMode.AutoInherit => [.. previous.Expected.Where(diagnostic => !fixableIds.Contains(diagnostic.Id))],
            StateInheritanceMode.AutoInheritAll => previous.Expected,
            _ => [],
        };

        return new EffectiveState(projects, expected, markup);
    }

    private static ImmutableArray<ProjectFiles> ProjectsOf(SolutionState state) =>
        [ProjectFiles.Of(state), .. state.AdditionalProjects.Values.Select(ProjectFiles.Of)];

    private static ImmutableArray<ProjectFiles> Inherited(ImmutableArray<ProjectFiles> own, ImmutableArray<ProjectFiles> previous)
    {
        var primary = own[0].InheritFrom(previous[0]);
        return own.Length > 1 ? own.SetItem(0, primary) : previous.SetItem(0, primary);
    }
}
