using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <summary>What the catalogue knows about a rule beyond its descriptor; documentation, presets and tests read it.</summary>
/// <param name="Descriptor">Id, title, message and severity, as the compiler sees them.</param>
/// <param name="Name">The rule's name, which with the id forms the stem of its files: <c>LFG1001_DataSourcePerInvocation</c>.</param>
/// <param name="Fix">What the code fix does, in a few words; null when there is none.</param>
/// <param name="Settings">Keys of the settings that change what the rule reports.</param>
/// <param name="ReportsInGeneratedCode">True for the few rules that also speak in generated files.</param>
internal sealed record Rule(DiagnosticDescriptor Descriptor, string Name, string? Fix, ImmutableArray<string> Settings, bool ReportsInGeneratedCode)
{
    /// <summary>The rule's id, <c>LFGdnnn</c>.</summary>
    public string Id => Descriptor.Id;

    /// <summary>The stem that the rule's analyzer, fix, tests and page share.</summary>
    public string Stem => $"{Id}_{Name}";
}
