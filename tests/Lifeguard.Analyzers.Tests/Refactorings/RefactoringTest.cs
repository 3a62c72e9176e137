using Lifeguard.Analyzers.Tests.AllRules;
using Lifeguard.Analyzers.Tests.Generator;
using Lifeguard.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Tests.Refactorings;

/// <summary>What "Make this a pooled handler" offers at <c>$$</c>, and what it makes of the code.</summary>
internal static class RefactoringTest
{
    /// <summary>It is offered and makes this of the code, to the last character.</summary>
    public static async Task Makes(string before, string after)
    {
        var (document, actions) = await Offered(before);
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await Assert.Single(actions).GetOperationsAsync(CancellationToken.None)));
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;

        Assert.Equal(after, (await changed.GetTextAsync()).ToString());

        // Nothing but the other half is missing, and with that there is nothing more to do.
        var errors = (await changed.GetSemanticModelAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.All(errors, error => Assert.Equal("CS8795", error.Id));
        Assert.Empty(await Offers(changed, after.IndexOf("Core(", StringComparison.Ordinal)));
    }

    /// <summary>It is not offered.</summary>
    public static async Task IsNotOffered(string source, LanguageVersion version = LanguageVersion.Default) => Assert.Empty((await Offered(source, version)).Actions);

    private static async Task<(Document Document, List<CodeAction> Actions)> Offered(string marked, LanguageVersion version = LanguageVersion.Default)
    {
        var position = marked.IndexOf("$$", StringComparison.Ordinal);
        Assert.True(position >= 0, "the test does not say where");
        var project = Corpus.FromTexts("Refactoring", ("Test.cs", marked.Remove(position, 2))).Project.AddMetadataReferences(RuntimeLibrary.Known.References);
        project = project.WithParseOptions(((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(version));
        var document = project.Documents.Single(candidate => candidate.Name == "Test.cs");
        return (document, await Offers(document, position));
    }

    private static async Task<List<CodeAction>> Offers(Document document, int position)
    {
        var actions = new List<CodeAction>();
        await new PooledHandlerRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(position, 0), actions.Add, CancellationToken.None));
        return actions;
    }
}
