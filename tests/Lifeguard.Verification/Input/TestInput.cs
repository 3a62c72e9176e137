using System.Collections.Immutable;

namespace Lifeguard.Verification;

/// <summary>A state of a test with inheritance and markup worked out: plain files and the diagnostics they must have.</summary>
internal sealed record TestInput(ImmutableArray<ProjectFiles> Projects, ImmutableArray<DiagnosticResult> Expected)
{
    public ProjectFiles Primary => Projects[0];

    public bool HasSameContent(TestInput other) =>
        Projects.Length == other.Projects.Length && Projects.Zip(other.Projects).All(pair => pair.First.Name == pair.Second.Name && pair.First.HasSameContent(pair.Second));
}
