using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Lifeguard.Analyzers.Platform.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// Does this code run per invocation? The walk goes from the code up to its callers until it meets a handler: callers are found by name, confirmed by symbol, and each is bound once a compilation.
/// </summary>
internal sealed class HandlerReach
{
    /// <summary>More code than this above one candidate, and the answer is silence.</summary>
    private const int Budget = 2_000;

    private static readonly ConditionalWeakTable<LifeguardModel, HandlerReach> Cache = new();

    private readonly LifeguardModel _model;
    private readonly HandlerIndex _handlers;
    private readonly CodeUnits _units;
    private readonly Callers _callers;
    private readonly ConcurrentDictionary<CodeUnit, ReachPath?> _paths = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _builtPerInvocation = new(SymbolEqualityComparer.Default);
    private Registrations? _registrations;

    private HandlerReach(LifeguardModel model, ImmutableArray<EntryPoint> entries)
    {
        _model = model;
        Entries = entries;
        _handlers = new HandlerIndex(entries);
        _units = new CodeUnits(model, _handlers, Registrations);
        _callers = new Callers(model, _units, new TypeHierarchy(model), Registrations);
    }

    /// <summary>What hosts call, without the methods that only look like it.</summary>
    public ImmutableArray<EntryPoint> Entries { get; }

    /// <summary>The answers for this compilation, made at the first request.</summary>
    public static HandlerReach For(LifeguardModel model, CancellationToken cancel) =>
        Cache.TryGetValue(model, out var known) ? known : Cache.GetValue(model, key => Create(key, cancel));

    /// <summary>The shortest way from a handler to this code; null when none leads there, when what it makes is kept for reuse on the way, or when the search grew over its budget.</summary>
    public ReachPath? Find(SyntaxNode node, CancellationToken cancel)
    {
        if (_units.Of(node, cancel) is not { } unit || IsKept(node, Forgets(cancel), cancel)) return null;
        return FindUnit(unit, cancel);
    }

    /// <summary>True when a handler leads to a constructor of this type, or the host itself builds one for every invocation.</summary>
    public bool IsBuiltPerInvocation(INamedTypeSymbol type, CancellationToken cancel)
    {
        if (_builtPerInvocation.TryGetValue(type.OriginalDefinition, out var known)) return known;
        var answer = type.InstanceConstructors.Any(constructor => Search(CodeUnit.Of(constructor), IsOfHost, cancel) is not null);
        return _builtPerInvocation.GetOrAdd(type.OriginalDefinition, answer);
    }

    // The way to a constructor asks itself which objects forget what they keep. Asked of all types that would go in circles, and the answer depend on who asked first: here only what is plain counts.
    private bool IsOfHost(INamedTypeSymbol type) => OwnerEntry(type) is { Instance: InstanceLifetime.Invocation };

    /// <summary>True when code that runs per invocation mentions this field or property.</summary>
    public bool IsUsedPerInvocation(ISymbol member, CancellationToken cancel) =>
        _callers.Mentions(member, cancel).Any(use => use.Unit is { Kind: not CodeUnitKind.Once } unit && FindUnit(unit, cancel) is not null);

    /// <summary>True when code that runs per invocation is given this service by a container: a class that is built for it, or a handler's parameter.</summary>
    public bool IsAskedForPerInvocation(ITypeSymbol service, CancellationToken cancel) =>
        FindUnit(new CodeUnit(CodeUnitKind.Registration, service.OriginalDefinition, null), cancel) is not null;

    /// <summary>The places that mention this field or property.</summary>
    public IEnumerable<SimpleNameSyntax> Mentions(ISymbol member, CancellationToken cancel) => _callers.Mentions(member, cancel).Select(use => use.Mention);

    /// <summary>True when this code is called, but not per invocation: while an object is built that lives on, or as the program starts.</summary>
    public bool RunsAtStart(CodeUnit unit, CancellationToken cancel) => FindUnit(unit, cancel) is null && !_callers.Of(unit, cancel).IsEmpty;

    /// <summary>True when the code around the node runs per invocation.</summary>
    public bool RunsPerInvocation(SyntaxNode node, CancellationToken cancel) => _units.Of(node, cancel) is { Kind: not CodeUnitKind.Once } unit && FindUnit(unit, cancel) is not null;

    /// <summary>True when code other than what runs once per process or once per object reads this property.</summary>
    public bool IsReadAtRunTime(IPropertySymbol property, CancellationToken cancel) =>
        property.GetMethod is { } getter && _callers.Of(CodeUnit.Of(getter), cancel)
            .Any(site => site.Caller is { Kind: CodeUnitKind.Member, Symbol: not IMethodSymbol { MethodKind: MethodKind.Constructor } } or { Kind: CodeUnitKind.HandlerLambda });

    /// <summary>What the source registers with dependency injection.</summary>
    public Registrations Registrations(CancellationToken cancel) => _registrations ??= Reach.Registrations.Read(_model, cancel);

    /// <summary>Where objects of this type are built, once per process or per invocation.</summary>
    public IEnumerable<CallSite> Constructions(INamedTypeSymbol type, CancellationToken cancel) =>
        type.InstanceConstructors.SelectMany(constructor => _callers.Of(CodeUnit.Of(constructor), cancel));

    /// <summary>Where this constructor runs.</summary>
    public IEnumerable<CallSite> ConstructionsBy(IMethodSymbol constructor, CancellationToken cancel) => _callers.Of(CodeUnit.Of(constructor), cancel);

    /// <summary>Where this method is entered.</summary>
    public IEnumerable<CallSite> EntrancesOf(IMethodSymbol method, CancellationToken cancel) => _callers.Of(CodeUnit.Of(method), cancel);

    /// <summary>The places that enter this code, in source order.</summary>
    public ImmutableArray<CallSite> CallersOf(CodeUnit unit, CancellationToken cancel) => _callers.Of(unit, cancel);

    /// <summary>The piece of code that the node is in.</summary>
    public CodeUnit? UnitOf(SyntaxNode node, CancellationToken cancel) => _units.Of(node, cancel);

    /// <summary>True when the node is in a lambda or local function that a host calls, or in a local function that those call.</summary>
    public bool IsInHandlerFunction(SyntaxNode node, CancellationToken cancel) =>
        _units.Of(node, cancel) is { Kind: CodeUnitKind.HandlerLambda } or { Symbol: IMethodSymbol { MethodKind: MethodKind.LocalFunction } } && RunsPerInvocation(node, cancel);

    /// <summary>The handler whose object is of this type; null when hosts build none.</summary>
    public EntryPoint? OwnerEntry(INamedTypeSymbol type) => _handlers.OwnerEntry(type);

    private Func<INamedTypeSymbol, bool> Forgets(CancellationToken cancel) => type => IsBuiltPerInvocation(type, cancel);

    private bool IsKept(SyntaxNode node, Func<INamedTypeSymbol, bool> forgets, CancellationToken cancel) => KeptForReuse.Is(node, _model.Models.Of(node), forgets, cancel);

    private ReachPath? FindUnit(CodeUnit unit, CancellationToken cancel)
    {
        if (_paths.TryGetValue(unit, out var known)) return known;
        return _paths.GetOrAdd(unit, Search(unit, Forgets(cancel), cancel));
    }

    // Breadth first and in source order, so that the way told is a shortest one and always the same.
    private ReachPath? Search(CodeUnit start, Func<INamedTypeSymbol, bool> forgets, CancellationToken cancel)
    {
        var towards = new Dictionary<CodeUnit, CallSite?> { [start] = null };
        var level = new List<CodeUnit> { start };
        while (level.Count > 0)
        {
            foreach (var unit in level)
            {
                if (_handlers.EntryOf(unit) is { } entry) return PathFrom(entry, unit, towards);
            }

            var next = new List<CodeUnit>();
            foreach (var unit in level)
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var site in _callers.Of(unit, cancel))
                {
                    if (site.Caller.Kind == CodeUnitKind.Once || towards.ContainsKey(site.Caller) || IsKept(site.At, forgets, cancel)) continue;
                    if (towards.Count >= Budget) return null;
                    towards.Add(site.Caller, new CallSite(unit, site.At));
                    next.Add(site.Caller);
                }
            }

            level = next;
        }

        return null;
    }

    private static ReachPath PathFrom(EntryPoint entry, CodeUnit first, Dictionary<CodeUnit, CallSite?> towards)
    {
        var hops = ImmutableArray.CreateBuilder<CodeUnit>();
        var calls = ImmutableArray.CreateBuilder<SyntaxNode>();
        hops.Add(first);
        for (var step = towards[first]; step is not null; step = towards[step.Caller])
        {
            calls.Add(step.At);
            hops.Add(step.Caller);
        }

        return new ReachPath(entry, hops.ToImmutable(), calls.ToImmutable());
    }

    private static HandlerReach Create(LifeguardModel model, CancellationToken cancel)
    {
        var entries = model.Hosts(cancel).EntryPoints;
        var all = new HandlerReach(model, entries);
        return entries.Any(entry => entry.IsTentative) ? new HandlerReach(model, all.WithoutCalled(entries, cancel)) : all;
    }

    // A method that only has a handler's shape is none if another handler's code calls it. Of those that call each other in a circle nobody else enters, the first stands for all: they run if it does.
    private ImmutableArray<EntryPoint> WithoutCalled(ImmutableArray<EntryPoint> entries, CancellationToken cancel)
    {
        var above = new Dictionary<ISymbol, HashSet<EntryPoint>>(SymbolEqualityComparer.Default);
        foreach (var entry in entries)
        {
            if (entry.IsTentative && !above.ContainsKey(entry.Method)) above.Add(entry.Method, EntriesAbove(CodeUnit.Of(entry.Method), cancel));
        }

        return entries.Where(entry => !entry.IsTentative || !IsCalled(entry)).ToImmutableArray();

        bool IsCalled(EntryPoint entry) => above[entry.Method].Any(caller => !caller.IsTentative || !IsAbove(entry, caller) || entries.IndexOf(caller) < entries.IndexOf(entry));

        bool IsAbove(EntryPoint entry, EntryPoint other) => above[other.Method].Any(caller => SymbolEqualityComparer.Default.Equals(caller.Method, entry.Method));
    }

    // All other handlers that lead to this code, through one another as well.
    private HashSet<EntryPoint> EntriesAbove(CodeUnit start, CancellationToken cancel)
    {
        var found = new HashSet<EntryPoint>();
        var seen = new HashSet<CodeUnit> { start };
        var pending = new Queue<CodeUnit>(seen);
        while (pending.Count > 0 && seen.Count < Budget)
        {
            cancel.ThrowIfCancellationRequested();
            var unit = pending.Dequeue();
            if (!unit.Equals(start) && _handlers.EntryOf(unit) is { } entry) found.Add(entry);
            foreach (var site in _callers.Of(unit, cancel))
            {
                if (site.Caller.Kind != CodeUnitKind.Once && !IsKept(site.At, Forgets(cancel), cancel) && seen.Add(site.Caller)) pending.Enqueue(site.Caller);
            }
        }

        return found;
    }
}
