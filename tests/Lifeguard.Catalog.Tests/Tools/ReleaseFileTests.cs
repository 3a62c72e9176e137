using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.DevTools.Documents;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Catalog.Tests.Tools;

public sealed class ReleaseFileTests
{
    private const string Shipped = """
        ## Release 0.1.0

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|-------
        LFG1001 | Lifeguard.Lifetime | Warning | Kept
        LFG1002 | Lifeguard.Lifetime | Warning | Quieter
        LFG1003 | Lifeguard.Lifetime | Warning | Dropped

        ## Release 0.2.0

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|-------
        LFG1004 | Lifeguard.Lifetime | Info | Later

        ### Changed Rules

        Rule ID | New Category | New Severity | Old Category | Old Severity | Notes
        --------|--------------|--------------|--------------|--------------|-------
        LFG1001 | Lifeguard.Lifetime | Info | Lifeguard.Lifetime | Warning | Kept

        """;

    private static readonly Releases Releases = Releases.Of(Shipped, nextVersion: "0.3.0");

    private static readonly ImmutableArray<Rule> Now =
    [
        Rule("LFG1001", "Kept", DiagnosticSeverity.Info),
        Rule("LFG1002", "Quieter", DiagnosticSeverity.Warning, enabled: false),
        Rule("LFG1004", "Later", DiagnosticSeverity.Info),
        Rule("LFG1005", "Newest", DiagnosticSeverity.Warning),
    ];

    [Fact]
    public void NewRemovedAndChangedRulesAreToldInTheFormOfReleaseTracking() => Assert.Equal("""
        ; Written from the rule catalogue by: dotnet run --project src/Lifeguard.DevTools -- docs

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|-------
        LFG1005 | Lifeguard.Lifetime | Warning | Newest

        ### Removed Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|-------
        LFG1003 | Lifeguard.Lifetime | Warning | Dropped

        ### Changed Rules

        Rule ID | New Category | New Severity | Old Category | Old Severity | Notes
        --------|--------------|--------------|--------------|--------------|-------
        LFG1002 | Lifeguard.Lifetime | Disabled | Lifeguard.Lifetime | Warning | Quieter

        """, Releases.Unshipped(Now).Text);

    [Theory]
    [InlineData("LFG1001", "0.1.0")]
    [InlineData("LFG1004", "0.2.0")]
    [InlineData("LFG1005", "0.3.0 (not yet released)")]
    public void ARuleDatesFromTheReleaseThatFirstNamesIt(string id, string since) => Assert.Equal(since, Releases.Since(id));

    private static Rule Rule(string id, string name, DiagnosticSeverity severity, bool enabled = true) =>
        new(new DiagnosticDescriptor(id, "Title", "Message", RuleCategory.Of(id), severity, enabled), name, Fix: null, [], ReportsInGeneratedCode: false);
}
