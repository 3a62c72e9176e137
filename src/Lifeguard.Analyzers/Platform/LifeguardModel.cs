using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform.Hosts;
using Lifeguard.Analyzers.Platform.Manifests;
using Lifeguard.Analyzers.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Is there a database and a function here at all? One per compilation, shared by all rules; what costs something is found when the first candidate asks.</summary>
internal sealed class LifeguardModel
{
    private static readonly ConditionalWeakTable<Compilation, LifeguardModel> Cache = new();

    private readonly AnalyzerOptions _options;
    private readonly object _gate = new();
    private ServerlessHosts? _hosts;
    private volatile int _kind = -1;
    private volatile int _speaksOfPoolers = -1;

    private LifeguardModel(Compilation compilation, AnalyzerOptions options)
    {
        _options = options;
        Compilation = compilation;
        Models = new SemanticModels(compilation);
        Source = new SourceIndex(compilation);
        IsRelevant = DatabaseProviders.Landmarks.Any(compilation.Knows) || DatabaseClients.Landmarks.Any(compilation.Knows) || ReferencesUnknownProvider(compilation);
    }

    public Compilation Compilation { get; }

    public SemanticModels Models { get; }

    public SourceIndex Source { get; }

    /// <summary>False when nothing in reach of this compilation talks to a database: no rule registers anything.</summary>
    public bool IsRelevant { get; }

    /// <summary>What the user has set.</summary>
    public LifeguardSettings UserSettings => LifeguardSettings.For(_options);

    /// <summary>The files beside the code that the compiler was given.</summary>
    public ImmutableArray<AdditionalText> AdditionalFiles => _options.AdditionalFiles;

    /// <summary>True where rules about poolers speak: in projects that hold a function, and wherever the user names a pooler; never in tests.</summary>
    public bool SpeaksOfPoolers(CancellationToken cancel)
    {
        if (_speaksOfPoolers >= 0) return _speaksOfPoolers == 1;
        var speaks = Kind(cancel) == ProjectKind.Functions || (UserSettings.IsSet(SettingCatalog.Pooler, Compilation) && !TestProjects.Is(Compilation, Source, cancel));
        _speaksOfPoolers = speaks ? 1 : 0;
        return speaks;
    }

    /// <summary>The model of this compilation, made at the first request.</summary>
    public static LifeguardModel For(Compilation compilation, AnalyzerOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Cache.TryGetValue(compilation, out var known) ? known : Cache.GetValue(compilation, key => new LifeguardModel(key, options));
    }

    /// <summary>What the hosts call here.</summary>
    public ServerlessHosts Hosts(CancellationToken cancel)
    {
        if (Volatile.Read(ref _hosts) is { } known) return known;
        lock (_gate)                                                       // sequential inside: see the measurement in docs/decisions/0004
        {
            return _hosts ??= ServerlessHosts.Find(Compilation, Source, Models, Settings(), Manifests(cancel), cancel);
        }
    }

    /// <summary>What kind of project this is.</summary>
    public ProjectKind Kind(CancellationToken cancel)
    {
        if (_kind >= 0) return (ProjectKind)_kind;
        var kind = TestProjects.Is(Compilation, Source, cancel) ? ProjectKind.Quiet
            : !Hosts(cancel).EntryPoints.IsEmpty ? ProjectKind.Functions
            : Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary || Settings().Host is not null ? ProjectKind.Library
            : ProjectKind.Quiet;
        _kind = (int)kind;
        return kind;
    }

    private HostSettings Settings()
    {
        var settings = LifeguardSettings.For(_options);
        return new HostSettings(
            settings.Value(SettingCatalog.Host, Compilation),
            settings.Value(SettingCatalog.HandlerAttributes, Compilation),
            settings.Value(SettingCatalog.HandlerBaseTypes, Compilation),
            settings.Value(SettingCatalog.HandlerMethods, Compilation));
    }

    private ImmutableArray<HandlerManifest> Manifests(CancellationToken cancel) =>
        _options.AdditionalFiles.Where(file => HandlerManifests.IsManifest(file.Path)).Select(file => HandlerManifests.Read(file, cancel)).ToImmutableArray();

    // A provider that no list of ours names still says what it is: an assembly outside the framework that builds on System.Data.Common.
    private static bool ReferencesUnknownProvider(Compilation compilation) =>
        ReferencedTypes.Of(compilation).AnyAssembly("builds on System.Data", assembly =>
            !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
            && !assembly.Name.StartsWith("System.", StringComparison.Ordinal) && assembly.Name is not ("System" or "mscorlib" or "netstandard" or "Microsoft.VisualBasic.Core")
            && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name is "System.Data.Common" or "System.Data")));
}
