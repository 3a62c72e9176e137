using System.Collections.Immutable;
using Lifeguard.DisposalCases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>The fixes of the disposal rules over <c>tests/DisposalCases</c>: each ends the finding it is offered for, brings about no other of any rule, compiles, and keeps all comments.</summary>
public sealed class FixesOfDisposalCases
{
    // What is suggested for connections that are opened and disposed as they should be.
    private const string PooledConnection = "LFG1011";

    private static readonly ImmutableArray<CaseFile> Files = CaseFile.In(Corpus.Root);

    public static TheoryData<string> Names => [.. Files.Select(file => file.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task EachEndsItsFindingAndMakesNoOther(string name)
    {
        var file = Files.Single(file => file.Name == name);
        var project = Corpus.FromTexts(name, (name + ".cs", file.Text)).Project;
        var before = await RuleRun.Of(project);
        var mistakes = new List<string>();
        foreach (var finding in before.Where(finding => finding.Id.StartsWith("LFG2", StringComparison.Ordinal)))
        {
            var where = $"{finding.Id} in {file.At(finding.Location.SourceSpan.Start)?.Name ?? name}, line {finding.Location.GetLineSpan().StartLinePosition.Line + 1}";
            if (await FirstAction(project, finding) is not { } action) continue;

            var document = project.GetDocument(finding.Location.SourceTree)!.Id;
            var operations = await action.GetOperationsAsync(CancellationToken.None);
            var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
            var after = await RuleRun.Of(changed);
            var compilation = (await changed.GetCompilationAsync())!;
            var root = (await changed.GetDocument(document)!.GetSyntaxRootAsync())!;
            mistakes.AddRange(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => $"{where}: {error}"));
            if (Count(after, finding.Id) >= Count(before, finding.Id)) mistakes.Add($"{where}: is still found");
            mistakes.AddRange(after.Select(other => other.Id).Distinct().Where(id => id != PooledConnection && Count(after, id) > Count(before, id)).Select(id => $"{where}: now {RuleRun.Show(after.Last(other => other.Id == id))}"));
            if (!Comments(root).Order(StringComparer.Ordinal).SequenceEqual(Comments(finding.Location.SourceTree!.GetRoot()).Order(StringComparer.Ordinal))) mistakes.Add($"{where}: comments are lost");
        }

        Assert.True(mistakes.Count == 0, string.Join("\n", mistakes));
    }

    [Fact]
    public async Task MostFindingsOfLeaksHaveAFix()
    {
        var (found, offered) = (0, 0);
        foreach (var file in Files)
        {
            var project = Corpus.FromTexts(file.Name, (file.Name + ".cs", file.Text)).Project;
            foreach (var finding in (await RuleRun.Of(project)).Where(finding => finding.Id is "LFG2001" or "LFG2002"))
            {
                found++;
                if (await FirstAction(project, finding) is not null) offered++;
            }
        }

        Assert.True(offered >= 0.9 * found, $"{offered} of {found}");
    }

    private static async Task<CodeAction?> FirstAction(Project project, Diagnostic finding)
    {
        var offered = new List<CodeAction>();
        foreach (var fix in Shipped.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(finding.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(project.GetDocument(finding.Location.SourceTree)!, finding, (action, _) => offered.Add(action), CancellationToken.None));
        }

        return offered.FirstOrDefault();
    }

    private static int Count(ImmutableArray<Diagnostic> findings, string id) => findings.Count(finding => finding.Id == id);

    private static IEnumerable<string> Comments(SyntaxNode root) =>
        root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(trivia => trivia.ToString().Trim());
}
