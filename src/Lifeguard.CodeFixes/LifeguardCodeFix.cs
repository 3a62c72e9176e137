using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.CodeFixes;

/// <summary>What every fix shares.</summary>
public abstract class LifeguardCodeFix : CodeFixProvider
{
    private protected LifeguardCodeFix(params string[] ids) => FixableDiagnosticIds = ImmutableArray.Create(ids);

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }
}
