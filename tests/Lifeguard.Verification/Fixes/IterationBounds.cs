using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Verification;

/// <summary>How often a test lets its fix be applied: as the test says, or else as often as its expectations need it.</summary>
internal sealed class IterationBounds(CodeFixTest test, FixTestInputs inputs, ImmutableHashSet<string> fixableIds)
{
    private readonly ImmutableArray<DiagnosticResult> _fixable = [.. inputs.Test.Expected.Where(result => fixableIds.Contains(result.Id))];

    /// <summary>At most one iteration a fixable diagnostic; none if nothing changes.</summary>
    public IterationBound Incremental => IterationBound.Of(test.NumberOfIncrementalIterations ?? (inputs.Test.HasSameContent(inputs.Fixed) ? 0 : -_fixable.Length));

    /// <summary>At most one pass a document or project with hits, one pass a solution; none if nothing changes.</summary>
    public IterationBound Of(FixAllScope scope) => IterationBound.Of(Stated(scope) ?? (inputs.Test.HasSameContent(inputs.BatchFixed) ? 0 : -Places(scope)));

    private int? Stated(FixAllScope scope) => scope switch
    {
        FixAllScope.Document => test.NumberOfFixAllInDocumentIterations ?? test.NumberOfFixAllIterations,
        FixAllScope.Project => test.NumberOfFixAllInProjectIterations ?? test.NumberOfFixAllIterations,
        _ => test.NumberOfFixAllIterations,
    };

    private int Places(FixAllScope scope)
    {
        var paths = _fixable.Where(result => result.HasLocation).Select(result => result.Spans[0].Span.Path).Distinct().ToImmutableArray();
        return Math.Max(1, scope switch
        {
            FixAllScope.Document => paths.Length,
            FixAllScope.Project => inputs.Test.Projects.Count(project => project.Sources.Any(source => paths.Contains(source.Filename))),
            _ => 1,
        });
    }
}
