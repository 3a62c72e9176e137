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
    private readonly ConcurrentDictionary<CodeUnit, Step?> _steps = new();
    private readonly ConcurrentDictionary<CodeUnit, Step?> _plainSteps = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> _kept = new();
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
        var answer = type.InstanceConstructors.Any(constructor => Search(CodeUnit.Of(constructor), IsOfHost, _plainSteps, cancel) is not null);
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
    public Registrations Registrations(CancellationToken cancel)
    {
        if (Volatile.Read(ref _registrations) is { } known) return known;
        lock (_model) return _registrations ??= Reach.Registrations.Read(_model, cancel);
    }

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

    private ReachPath? FindUnit(CodeUnit unit, CancellationToken cancel) => Search(unit, Forgets(cancel), _steps, cancel);

    /// <summary>Breadth first and in source order, so that the way told is a shortest one and always the same.</summary>
    /// <remarks>
    /// A shortest way goes on, from each piece of code on it, by that piece's own shortest way. The step to take is therefore remembered for all code on a way that is found, and of code
    /// whose step is known nothing else is looked at: without that, everything that opens its connection in one base class would walk through the callers of all.
    /// </remarks>
    private ReachPath? Search(CodeUnit start, Func<INamedTypeSymbol, bool> forgets, ConcurrentDictionary<CodeUnit, Step?> known, CancellationToken cancel)
    {
        if (known.TryGetValue(start, out var answer)) return answer is null ? null : PathFrom(start, answer, known);
        var towards = new Dictionary<CodeUnit, CallSite?> { [start] = null };
        if (_handlers.EntryOf(start) is { } own) return Told(own, start);

        // The first handler in the next level ends the search, before the rest of this one is looked at.
        for (var level = new List<CodeUnit> { start }; level.Count > 0;)
        {
            var next = new List<CodeUnit>();
            foreach (var unit in level)
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var site in Onwards(unit))
                {
                    if (site.Caller.Kind == CodeUnitKind.Once || towards.ContainsKey(site.Caller) || IsKeptAt(site.At)) continue;
                    if (towards.Count >= Budget)
                    {
                        known.TryAdd(start, null);
                        return null;
                    }

                    towards.Add(site.Caller, new CallSite(unit, site.At));
                    if (_handlers.EntryOf(site.Caller) is { } entry) return Told(entry, site.Caller);
                    next.Add(site.Caller);
                }
            }

            level = next;
        }

        foreach (var unit in towards.Keys) known.TryAdd(unit, null);                       // nobody else gets further from there
        return null;

        ReachPath Told(EntryPoint entry, CodeUnit first)
        {
            Remember(entry, first, towards, known);
            return PathFrom(start, known[start]!, known);
        }

        // Of code whose step is known, that alone; whether it was kept was asked when the step was found.
        ImmutableArray<CallSite> Onwards(CodeUnit unit) =>
            !known.TryGetValue(unit, out var step) ? _callers.Of(unit, cancel) : step is { Site: { } taken } ? ImmutableArray.Create(taken) : ImmutableArray<CallSite>.Empty;

        // Which objects forget depends on who asks; what is asked in the usual way is asked once.
        bool IsKeptAt(SyntaxNode at)
        {
            if (known != _steps) return IsKept(at, forgets, cancel);
            return _kept.TryGetValue(at, out var kept) ? kept : _kept.GetOrAdd(at, IsKept(at, forgets, cancel));
        }
    }

    /// <summary>Where code on a shortest way is entered from on that way; nowhere when it is the handler.</summary>
    private sealed record Step(EntryPoint Entry, CallSite? Site);

    private static void Remember(EntryPoint entry, CodeUnit first, Dictionary<CodeUnit, CallSite?> towards, ConcurrentDictionary<CodeUnit, Step?> known)
    {
        // A search from there that has grown over its budget says nothing against a way that another one has found.
        known.AddOrUpdate(first, new Step(entry, null), (_, earlier) => earlier ?? new Step(entry, null));
        for (var (unit, site) = (first, towards[first]); site is not null; (unit, site) = (site.Caller, towards[site.Caller]))
        {
            var step = new Step(entry, new CallSite(unit, site.At));
            known.AddOrUpdate(site.Caller, step, (_, earlier) => earlier ?? step);
        }
    }

    // From the handler down, though the steps lead up to it.
    private static ReachPath PathFrom(CodeUnit start, Step first, ConcurrentDictionary<CodeUnit, Step?> known)
    {
        var hops = ImmutableArray.CreateBuilder<CodeUnit>();
        var calls = ImmutableArray.CreateBuilder<SyntaxNode>();
        hops.Add(start);
        for (var site = first.Site; site is not null; site = known[site.Caller]!.Site)
        {
            calls.Add(site.At);
            hops.Add(site.Caller);
        }

        hops.Reverse();
        calls.Reverse();
        return new ReachPath(first.Entry, hops.ToImmutable(), calls.ToImmutable());
    }

    private static HandlerReach Create(LifeguardModel model, CancellationToken cancel)
    {
        var entries = model.Hosts(cancel).EntryPoints;
        var all = new HandlerReach(model, entries);
        if (!entries.Any(entry => entry.IsTentative)) return all;
        var remaining = all.WithoutCalled(entries, cancel);
        return remaining.Length == entries.Length ? all : new HandlerReach(model, remaining);
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
