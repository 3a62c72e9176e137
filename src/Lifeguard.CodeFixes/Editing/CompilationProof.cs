using Microsoft.CodeAnalysis;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// Does the document still compile after a fix, with no error or warning it did not have before? The last net under every plan: a user who treats warnings as
/// errors must be able to build what a fix leaves behind.
/// </summary>
internal static class CompilationProof
{
    /// <param name="site">The document before the fix.</param>
    /// <param name="plan">The fix.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <param name="expected">Complaints that will be none: a generator has yet to run.</param>
    public static async Task<bool> HoldsAsync(FixSite site, FixPlan plan, CancellationToken cancel, params string[] expected)
    {
        var after = await plan.ApplyTo(site).GetSemanticModelAsync(cancel).ConfigureAwait(false);
        var known = Complaints(site.Model, cancel);
        return Complaints(after!, cancel).All(complaint => expected.Contains(complaint.Key) || known.TryGetValue(complaint.Key, out var count) && count >= complaint.Value);
    }

    private static Dictionary<string, int> Complaints(SemanticModel model, CancellationToken cancel) =>
        model.GetDiagnostics(cancellationToken: cancel)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && diagnostic.Location.IsInSource)
            .GroupBy(diagnostic => diagnostic.Id)
            .ToDictionary(group => group.Key, group => group.Count());
}
