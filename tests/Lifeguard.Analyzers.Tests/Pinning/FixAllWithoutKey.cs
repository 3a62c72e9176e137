using System.Collections.Immutable;
using Lifeguard.Analyzers.Rules.Pinning;
using Lifeguard.Analyzers.Tests.AllRules;
using Lifeguard.CodeFixes.Rules.Pinning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifeguard.Analyzers.Tests.Pinning;

/// <summary><c>dotnet format</c> takes the kind of fix to apply from the first diagnostic, and asks without one where that has none.</summary>
public sealed class FixAllWithoutKey
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task FixesWhatCanBeFixed(string? key)
    {
        var corpus = Corpus.FromTexts("FirstWithoutFix", ("Function.cs", """
            using Amazon.Lambda.Core;
            using Dapper;
            using Npgsql;

            public class Function
            {
                private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("");

                public async Task First(ILambdaContext context)
                {
                    await using var connection = await Db.OpenConnectionAsync();
                    await connection.ExecuteAsync("SET ROLE auditor");
                }

                public async Task Second(ILambdaContext context)
                {
                    await using var connection = await Db.OpenConnectionAsync();
                    await using var transaction = await connection.BeginTransactionAsync();
                    await connection.ExecuteAsync("SET ROLE support", transaction: transaction);
                }
            }
            """));
        var document = corpus.Documents.Single();
        var found = await RuleRun.Of(corpus.Project, [new SessionSettingAnalyzer()], cancel: TestContext.Current.CancellationToken);
        Assert.Equal(2, found.Length);

        var fix = new SessionSettingFix();
        var context = new FixAllContext(document, fix, FixAllScope.Solution, key!, fix.FixableDiagnosticIds, new Found(found), TestContext.Current.CancellationToken);
        var action = (await fix.GetFixAllProvider().GetFixAsync(context))!;
        var changed = (await action.GetOperationsAsync(TestContext.Current.CancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var text = (await changed.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();

        Assert.Contains("\"SET ROLE auditor\"", text, StringComparison.Ordinal);
        Assert.Contains("\"SET LOCAL ROLE support\"", text, StringComparison.Ordinal);
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
