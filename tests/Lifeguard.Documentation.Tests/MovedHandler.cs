using Lifeguard.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Documentation.Tests;

/// <summary>What the page shows of the refactoring is what the refactoring makes.</summary>
public sealed class MovedHandler
{
    /// <summary>The heading under which both are shown.</summary>
    public const string Section = "Moving an existing handler";

    [Fact]
    public async Task IsWhatTheRefactoringMakes()
    {
        var examples = Page.PooledHandler[Section].Examples;

        Assert.Equal(examples[1].Code.Split('\n'), (await RefactoredAsync(examples[0].Code)).Split('\n'));
    }

    private static async Task<string> RefactoredAsync(string before)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Example", LanguageNames.CSharp)
            .WithParseOptions(Examples.Parsing)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(Examples.References)
            .AddDocument("GlobalUsings.g.cs", Examples.ImplicitUsings).Project;
        var document = project.AddDocument("Example.cs", before);
        var offered = new List<CodeAction>();
        var place = new TextSpan(before.IndexOf("Count(", StringComparison.Ordinal), 0);
        await new PooledHandlerRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, place, offered.Add, CancellationToken.None));

        var changes = Assert.IsType<ApplyChangesOperation>(Assert.Single(await Assert.Single(offered).GetOperationsAsync(CancellationToken.None)));
        return (await changes.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
