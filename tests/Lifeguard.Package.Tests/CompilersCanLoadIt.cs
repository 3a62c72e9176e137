using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Package.Tests;

/// <summary>What a compiler does with the packages' assemblies, on the oldest one supported: finds their analyzers, generators and fixes, and makes them.</summary>
public sealed class CompilersCanLoadIt : IDisposable
{
    private static readonly Version OldestRoslyn = new(4, 5, 0, 0);

    // What every supported compiler brings along, in the highest version that the oldest one has.
    private static readonly Dictionary<string, Version> Provided = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = OldestRoslyn,
        ["Microsoft.CodeAnalysis.CSharp"] = OldestRoslyn,
        ["Microsoft.CodeAnalysis.Workspaces"] = OldestRoslyn,
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = OldestRoslyn,
        ["System.Collections.Immutable"] = new(6, 0, 0, 0),
        ["System.Composition.AttributedModel"] = new(6, 0, 0, 0),
    };

    private readonly CompilerLoadContext _context;
    private readonly Assembly[] _assemblies;

    public CompilersCanLoadIt(PackageFeed feed)
    {
        // Both packages are installed together, and one compiler loads from both.
        string[] folders = [feed.Analyzers.CompilerFolder, feed.Library.CompilerFolder];
        _context = new CompilerLoadContext(folders);
        _assemblies = [.. folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll")).Order(StringComparer.Ordinal).Select(_context.LoadFromAssemblyPath)];
    }

    [Fact]
    public void TheRoslynThatLoadsItHereIsTheOldestSupported() => Assert.Equal(OldestRoslyn, typeof(DiagnosticAnalyzer).Assembly.GetName().Version);

    [Fact]
    public void EveryAnalyzerIsExportedAndCanBeMade()
    {
        var types = Concrete<DiagnosticAnalyzer>();

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages ?? []));
        Assert.All(types, type => Assert.All(Make<DiagnosticAnalyzer>(type).SupportedDiagnostics, rule => Assert.StartsWith("LFG", rule.Id)));
    }

    [Fact]
    public void TheGeneratorIsExportedAndCanBeMade()
    {
        var type = Assert.Single(Concrete<IIncrementalGenerator>());

        Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<GeneratorAttribute>()?.Languages ?? []);
        Make<IIncrementalGenerator>(type);
    }

    [Fact]
    public void TheGeneratorNeedsNoAssemblyBesideIt()
    {
        // One that could not be loaded would drop the generator with a mere warning (CS8785).
        var generator = Assert.Single(Concrete<IIncrementalGenerator>()).Assembly;

        var references = generator.GetReferencedAssemblies().Select(reference => reference.Name!).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(Provided.Keys.ToHashSet(StringComparer.Ordinal), references);
    }

    [Fact]
    public void EveryFixIsExportedForARuleOfThePackageAndFixesAll()
    {
        var rules = Concrete<DiagnosticAnalyzer>().SelectMany(type => Make<DiagnosticAnalyzer>(type).SupportedDiagnostics).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var types = Concrete<CodeFixProvider>();

        Assert.NotEmpty(types);
        Assert.All(types, type => Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Languages ?? []));
        Assert.All(types.Select(Make<CodeFixProvider>), fix =>
        {
            Assert.Subset(rules, fix.FixableDiagnosticIds.ToHashSet(StringComparer.Ordinal));
            Assert.Contains(FixAllScope.Solution, fix.GetFixAllProvider()!.GetSupportedFixAllScopes());
        });
    }

    [Fact]
    public void NothingIsReferencedThatTheOldestCompilerLacks()
    {
        var beside = _assemblies.Select(assembly => assembly.GetName().Name).ToHashSet(StringComparer.Ordinal);
        var missing =
            from assembly in _assemblies
            from reference in assembly.GetReferencedAssemblies()
            where !beside.Contains(reference.Name) && !(Provided.TryGetValue(reference.Name!, out var highest) && reference.Version <= highest)
            select $"{assembly.GetName().Name} → {reference}";

        Assert.Equal("", string.Join(Environment.NewLine, missing));
    }

    public void Dispose() => _context.Unload();

    private List<Type> Concrete<T>() => [.. _assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(T)))];

    private static T Make<T>(Type type) => (T)Activator.CreateInstance(type)!;

    /// <summary>Loads from the packages' folders what lies there, and takes everything else from the test, which runs on the oldest compiler.</summary>
    private sealed class CompilerLoadContext(string[] folders) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) =>
            folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
