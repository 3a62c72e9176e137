using System.Collections.Immutable;
using Lifeguard.Analyzers;
using Lifeguard.CodeFixes;
using Lifeguard.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Generator.Tests.Refactorings;

/// <summary>What "Make this a pooled handler" offers at <c>$$</c>, and what it makes of the code: text to the last character, and a program that compiles once its other half is written.</summary>
internal static class RefactoringTest
{
    public const string Title = "Make this a pooled handler";

    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [.. InstancesOf<DiagnosticAnalyzer>(typeof(LifeguardAnalyzer))];

    private static readonly ImmutableArray<CodeFixProvider> Fixes = [.. InstancesOf<CodeFixProvider>(typeof(LifeguardCodeFix))];

    /// <summary>The refactoring is offered and makes this of the code.</summary>
    public static async Task Makes(string before, string after, LanguageVersion version = LanguageVersion.Default)
    {
        var (document, position) = Marked(before, version);
        await Verify(document, Assert.Single(await Refactorings(document, position)), after);
    }

    /// <summary>The refactoring is not offered.</summary>
    public static async Task IsNotOffered(string source, LanguageVersion version = LanguageVersion.Default, bool hasRuntimeLibrary = true)
    {
        var (document, position) = Marked(source, version, hasRuntimeLibrary);
        Assert.Empty(await Refactorings(document, position));
    }

    /// <summary>It is offered as a fix of this rule, after the others, and makes this of the code.</summary>
    public static async Task IsAFixOf(string rule, string before, string after)
    {
        var document = Document(before);
        var offered = await FixesOf(rule, document);
        Assert.True(offered.Count > 1, $"offered is {string.Join(", ", offered.Select(action => action.Title))}");
        Assert.Equal((Title, $"{rule}:pooled-handler"), (offered[^1].Title, offered[^1].EquivalenceKey));
        Assert.All(offered.SkipLast(1), action => Assert.NotEqual(Title, action.Title));
        await Verify(document, offered[^1], after);
    }

    /// <summary>The titles of what is offered for this rule.</summary>
    public static async Task<IReadOnlyList<string>> TitlesOf(string rule, string source) => [.. (await FixesOf(rule, Document(source))).Select(action => action.Title)];

    /// <summary>What <c>dotnet format</c> makes of the code: it applies the kind of fix that comes first.</summary>
    public static async Task<string> FormattedFor(string rule, string source)
    {
        var document = Document(source);
        var found = await Found(rule, document);
        var fix = Fixes.Single(candidate => candidate.FixableDiagnosticIds.Contains(rule));
        var first = (await FixesOf(rule, document))[0];
        var context = new FixAllContext(document, fix, FixAllScope.Solution, first.EquivalenceKey, [rule], new Known(found), CancellationToken.None);
        var action = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        var operation = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task Verify(Document document, CodeAction action, string after)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        var (text, root) = ((await changed.GetTextAsync()).ToString(), await changed.GetSyntaxRootAsync());

        Assert.Equal(after, text);
        Assert.Equal(CommentsOf((await document.GetSyntaxRootAsync())!), CommentsOf(root!));
        Assert.False(root!.GetDiagnostics().Any());
        Assert.Empty(await Refactorings(changed, text.IndexOf("Core(", StringComparison.Ordinal)));

        // With its other half it compiles, and no rule says that it could not be written.
        var compilation = (await changed.Project.GetCompilationAsync())!;
        CSharpGeneratorDriver.Create([new PooledHandlerGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)changed.Project.ParseOptions!).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        Assert.True(whole.SyntaxTrees.Count() > compilation.SyntaxTrees.Count(), "nothing is generated");
        Assert.Empty(whole.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not "CS1998"));
        Assert.Empty((await whole.WithAnalyzers([.. Rules.OfType<PooledHandlerAnalyzer>()]).GetAnalyzerDiagnosticsAsync()).Select(diagnostic => diagnostic.ToString()));
    }

    private static async Task<IReadOnlyList<CodeAction>> FixesOf(string rule, Document document)
    {
        var offered = new List<CodeAction>();
        var fix = Fixes.Single(candidate => candidate.FixableDiagnosticIds.Contains(rule));
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, (await Found(rule, document))[0], (action, _) => offered.Add(action), CancellationToken.None));
        return offered;
    }

    private static async Task<ImmutableArray<Diagnostic>> Found(string rule, Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var found = await compilation.WithAnalyzers([.. Rules.Where(analyzer => analyzer.SupportedDiagnostics.Any(supported => supported.Id == rule))]).GetAnalyzerDiagnosticsAsync();
        Assert.NotEmpty(found);
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    private static async Task<List<CodeAction>> Refactorings(Document document, int position)
    {
        var actions = new List<CodeAction>();
        await new PooledHandlerRefactoring().ComputeRefactoringsAsync(new CodeRefactoringContext(document, new TextSpan(position, 0), actions.Add, CancellationToken.None));
        return actions;
    }

    private static (Document Document, int Position) Marked(string marked, LanguageVersion version, bool hasRuntimeLibrary = true)
    {
        var position = marked.IndexOf("$$", StringComparison.Ordinal);
        Assert.True(position >= 0, "the test does not say where");
        return (Document(marked.Remove(position, 2), version, hasRuntimeLibrary), position);
    }

    private static Document Document(string source, LanguageVersion version = LanguageVersion.Default, bool hasRuntimeLibrary = true)
    {
        var id = ProjectId.CreateNewId();
        var references = GeneratorTest.Shipped.References.Where(reference => hasRuntimeLibrary || Path.GetFileName(reference.Display) != "Lifeguard.dll");
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp, compilationOptions: options, parseOptions: new CSharpParseOptions(version), metadataReferences: references));
        if (version is LanguageVersion.Default or >= LanguageVersion.CSharp10) solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", Usings, filePath: "/0/Usings.cs");
        var document = DocumentId.CreateNewId(id);
        return solution.AddDocument(document, "Orders.cs", source, filePath: "/0/Orders.cs").GetDocument(document)!;
    }

    private static IEnumerable<string> CommentsOf(SyntaxNode root) => root.DescendantTrivia()
        .Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia).Select(trivia => trivia.ToString());

    private static IEnumerable<T> InstancesOf<T>(Type inAssemblyOf) =>
        inAssemblyOf.Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type)).OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (T)Activator.CreateInstance(type)!);

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
