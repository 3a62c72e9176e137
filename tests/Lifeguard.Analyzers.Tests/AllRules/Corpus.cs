using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Tests.AllRules;

/// <summary>Code that all rules are run over.</summary>
/// <param name="Name">Where it comes from.</param>
/// <param name="Project">One project.</param>
internal sealed record Corpus(string Name, Project Project)
{
    private static readonly Solution Empty = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Corpus>> Known = new(StringComparer.Ordinal);

    // Compilations share what they have read of the same references for as long as one of them lives.
    private static readonly Compilation Reader = ReadReferences();

    /// <summary>The folder of this repository.</summary>
    public static string Root { get; } = RootAbove(AppContext.BaseDirectory);

    // What is built on a compilation that has bound its references need not bind them again.
    private readonly Lazy<Compilation> _bound = new(() => Bound(Project.GetCompilationAsync().Result!));

    public override string ToString() => Name;

    /// <summary>Legal code that looks like trouble: one trap a file or, where one needs several files, a folder.</summary>
    public static IReadOnlyList<Corpus> ValidCode => Known.GetOrAdd("ValidCode", _ =>
    {
        var folder = Path.Combine(Root, "tests", "ValidCode");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal).Select(file => FromFiles(Path.GetFileName(file), [file])),
            .. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(child => FromFiles(Path.GetFileName(child), Directory.EnumerateFiles(child))),
        ];
    });

    /// <summary>The labelled cases of disposal, each file on its own.</summary>
    public static IReadOnlyList<Corpus> DisposalCases => Known.GetOrAdd("DisposalCases", _ =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "tests", "DisposalCases"), "*.cs").Order(StringComparer.Ordinal).Select(file => FromFiles(Path.GetFileName(file), [file]))]);

    /// <summary>The samples.</summary>
    public static IReadOnlyList<Corpus> Samples => Known.GetOrAdd("Samples", _ =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Root, "samples")).Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).Order(StringComparer.Ordinal)
            .Select(folder => FromFiles(Path.GetFileName(folder), FilesIn(folder))),
    ]);

    /// <summary>The projects under <c>src</c>, each on its own.</summary>
    public static IReadOnlyList<Corpus> OwnSource => Known.GetOrAdd("OwnSource", _ =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Root, "src")).Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any()).Order(StringComparer.Ordinal)
            .Select(folder => FromFiles(Path.GetFileName(folder), FilesIn(folder).Where(file => file.EndsWith(".cs", StringComparison.Ordinal)))).Where(corpus => corpus.Project.HasDocuments),
    ]);

    /// <summary>The code of every test of a rule.</summary>
    public static async Task<IReadOnlyList<Corpus>> RuleTests() => Known.TryGetValue("RuleTests", out var known) ? known : Known.GetOrAdd("RuleTests", await CodeOfRuleTests());

    /// <summary>A corpus of these texts, by path.</summary>
    public static Corpus FromTexts(string name, params (string Path, string Text)[] files)
    {
        var id = ProjectId.CreateNewId(name);
        var sources = files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        var isProgram = sources.Any(file => CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement) || file.Text.Contains(" Main(", StringComparison.Ordinal));
        var options = new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false, allowUnsafe: true);
        var solution = Empty.AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: options, parseOptions: CSharpParseOptions.Default, metadataReferences: Reader.References))
            .AddDocument(DocumentId.CreateNewId(id), "Usings.cs", Packages.Usings + "\nglobal using System.Net.Http;\n", filePath: "/0/Usings.cs");
        foreach (var (path, text) in sources) solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: "/0/" + path);
        foreach (var (path, text) in files.Except(sources).Where(file => !file.Path.EndsWith("config", StringComparison.Ordinal))) solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), text, filePath: "/0/" + path);
        foreach (var (path, text) in files.Where(file => file.Path.EndsWith("config", StringComparison.Ordinal)))
        {
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: "/" + path);
        }

        return new Corpus(name, solution.GetProject(id)!);
    }

    /// <summary>The same code with one text replaced.</summary>
    public Project With(DocumentId document, string text)
    {
        _ = _bound.Value;
        return Project.Solution.WithDocumentText(document, SourceText.From(text, Encoding.UTF8)).GetProject(Project.Id)!;
    }

    /// <summary>The documents with code, without the usings that are put beside it.</summary>
    public IEnumerable<Document> Documents => Project.Documents.Where(document => document.Name != "Usings.cs").OrderBy(document => document.FilePath, StringComparer.Ordinal);

    private static Corpus FromFiles(string name, IEnumerable<string> files) => FromTexts(name, [.. files.Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))]);

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar) is var parts && !parts.Contains("bin") && !parts.Contains("obj"))
        .Where(file => Path.GetExtension(file) is ".cs" or ".template" or ".yaml" or ".yml" or ".json" && !file.EndsWith("expected-diagnostics.json", StringComparison.Ordinal));

    // The tests are started, but the verifier hands over their code instead of verifying it. Tests of the shapes of code are in namespaces with the rule's stem.
    private static async Task<IReadOnlyList<Corpus>> CodeOfRuleTests()
    {
        var corpora = new List<Corpus>();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in typeof(Corpus).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true } && type.Namespace!.Contains(".LFG", StringComparison.Ordinal)).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (var test in type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
            {
                var solutions = await CollectedTests.OfAsync(() => Start(type, test));
                corpora.AddRange(solutions.SelectMany(solution => solution.Projects).Where(project => texts.Add(TextOf(project)))
                    .Select((project, index) => new Corpus($"{type.Namespace!.Split('.')[^1]}.{type.Name}.{test.Name}#{index}", project)));
            }
        }

        return corpora;
    }

    private static async Task Start(Type type, MethodInfo test)
    {
        foreach (var arguments in await ArgumentsOf(test))
        {
            try
            {
                if (test.Invoke(Activator.CreateInstance(type), Completed(arguments, test.GetParameters())) is Task task) await task;
            }
            catch (Exception exception) when (exception is TargetInvocationException or Xunit.Sdk.XunitException)
            {
                // The test looks at a result that it does not get here.
            }
        }
    }

    // As a call would: defaults for what is left out, an array for the rest.
    private static object?[] Completed(object?[] arguments, ParameterInfo[] parameters)
    {
        if (parameters is not [.., var last] || (arguments.Length == parameters.Length && last.GetCustomAttribute<ParamArrayAttribute>() is null)) return arguments;
        if (last.GetCustomAttribute<ParamArrayAttribute>() is null) return [.. arguments, .. parameters.Skip(arguments.Length).Select(parameter => parameter.DefaultValue)];
        if (arguments.Length == parameters.Length && last.ParameterType.IsInstanceOfType(arguments[^1])) return arguments;
        var rest = arguments.Skip(parameters.Length - 1).ToArray();
        var packed = Array.CreateInstance(last.ParameterType.GetElementType()!, rest.Length);
        rest.CopyTo(packed, 0);
        return [.. arguments.Take(parameters.Length - 1), packed];
    }

    private static async Task<IEnumerable<object?[]>> ArgumentsOf(MethodInfo test)
    {
        if (test.GetCustomAttribute<TheoryAttribute>() is null) return [[]];
        var all = new List<object?[]>();
        foreach (var data in test.GetCustomAttributes().OfType<Xunit.v3.IDataAttribute>())
        {
            foreach (var row in await data.GetData(test, new Xunit.Sdk.DisposalTracker())) all.Add(row.GetData());
        }

        return all;
    }

    private static string TextOf(Project project) => string.Concat(project.Documents.Concat<TextDocument>(project.AdditionalDocuments).Concat(project.AnalyzerConfigDocuments).Select(document => document.GetTextAsync().Result.ToString()));

    private static Compilation ReadReferences() => Bound(CSharpCompilation.Create("Reader", references: Packages.All.References));

    private static Compilation Bound(Compilation compilation)
    {
        _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }

    private static string RootAbove(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Analyzers.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return folder;
    }
}
