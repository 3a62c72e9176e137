namespace Lifeguard.Verification;

/// <summary>The projects of a test and the diagnostics they must have.</summary>
public sealed class SolutionState() : ProjectState(PrimaryProject, "/0/Test")
{
    internal const string PrimaryProject = "TestProject";

    /// <summary>Further projects; all are analysed.</summary>
    public ProjectCollection AdditionalProjects { get; } = new();

    /// <summary>The files a generator must add to the first project, by their whole names (<c>Assembly/Namespace.Generator/Hint.g.cs</c>) or by generator and hint name.</summary>
    public SourceFileList GeneratedSources { get; } = new("Generated", "cs");

    /// <summary>Diagnostics beyond those the markup states.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>What a fixed state takes over. Unless stated: everything it does not have itself, but no fixable diagnostic if the text differs.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>What the markup means. Unless stated: everything in the test code, everything but fixable diagnostics in fixed code that differs.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    internal bool HasContent => Sources.Count + AdditionalFiles.Count + AnalyzerConfigFiles.Count + AdditionalProjects.Count > 0;
}
