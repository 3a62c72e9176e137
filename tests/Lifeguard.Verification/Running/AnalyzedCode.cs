using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Verification;

/// <summary>Code that has been analysed and found as stated: what the further checks start from.</summary>
internal sealed record AnalyzedCode(Solution Solution, ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableArray<CodeFixProvider> Fixes, ImmutableArray<Finding> Findings)
{
    /// <summary>What the projects reference and could be without.</summary>
    public ImmutableArray<Library> Libraries { get; init; } = [];

    /// <summary>What the analyzers do in generated code.</summary>
    public GeneratedCodePolicy GeneratedCode { get; init; }

    /// <summary>How long after a cancellation an exception may still arrive.</summary>
    public TimeSpan CancellationGrace { get; init; }

    /// <summary>How many cuts the broken-code check makes.</summary>
    public int BrokenCodeCuts { get; init; }

    /// <summary>The ids the analyzers can report.</summary>
    public ImmutableHashSet<string> OwnIds { get; } = [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id)];

    /// <summary>What the analyzers found in source files.</summary>
    public IEnumerable<Diagnostic> OwnInSource(ProjectId project) =>
        Findings.Where(finding => finding.Project == project).Select(finding => finding.Diagnostic).Where(IsOwnInSource);

    public bool IsOwnInSource(Diagnostic diagnostic) => diagnostic.Location.IsInSource && OwnIds.Contains(diagnostic.Id);

    /// <summary>Every project with its compilation, which has been made already.</summary>
    public async Task<ImmutableArray<CompiledProject>> CompileAsync(CancellationToken cancel)
    {
        var projects = ImmutableArray.CreateBuilder<CompiledProject>();
        foreach (var project in Solution.Projects)
        {
            projects.Add(new CompiledProject(project, (await project.GetCompilationAsync(cancel).ConfigureAwait(false))!));
        }

        return projects.ToImmutable();
    }
}
