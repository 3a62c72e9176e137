using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Verification;

/// <summary>Gives Fix All the diagnostics of the last analysis.</summary>
internal sealed class KnownDiagnostics(ImmutableArray<Finding> findings) : FixAllContext.DiagnosticProvider
{
    /// <inheritdoc/>
    public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(In(project));

    /// <inheritdoc/>
    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        return In(document.Project).Where(diagnostic => diagnostic.Location.SourceTree == tree);
    }

    /// <inheritdoc/>
    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult(In(project).Where(diagnostic => !diagnostic.Location.IsInSource));

    private IEnumerable<Diagnostic> In(Project project) => findings.Where(finding => finding.Project == project.Id).Select(finding => finding.Diagnostic);
}
