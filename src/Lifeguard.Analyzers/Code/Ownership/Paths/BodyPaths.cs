using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>
/// What becomes of everything that one function obtains, on every path through it. One walk a function, shared by all rules; a lambda and a local function are functions of their own and start with
/// nothing held.
/// </summary>
internal sealed class BodyPaths
{
    private static readonly BodyPaths Unknown = new(isComplete: false, ImmutableArray<Acquisition>.Empty, ImmutableArray<Leak>.Empty, null);
    private static readonly BodyPaths Nothing = new(isComplete: true, ImmutableArray<Acquisition>.Empty, ImmutableArray<Leak>.Empty, null);
    private static readonly ConditionalWeakTable<LifeguardModel, ConcurrentDictionary<SyntaxNode, ImmutableDictionary<SyntaxNode, BodyPaths>>> Cache = new();

    private readonly ImmutableArray<Acquisition> _acquisitions;
    private readonly IReadOnlyDictionary<SyntaxNode, ulong>? _held;

    private BodyPaths(bool isComplete, ImmutableArray<Acquisition> acquisitions, ImmutableArray<Leak> leaks, IReadOnlyDictionary<SyntaxNode, ulong>? held)
    {
        IsComplete = isComplete;
        _acquisitions = acquisitions;
        Leaks = leaks;
        _held = held;
    }

    /// <summary>False where the walk gave up: too many paths, or code that it does not understand. Then there are no leaks and nothing is held.</summary>
    public bool IsComplete { get; }

    /// <summary>What is lost, at most once an acquisition, in the order of the source.</summary>
    public ImmutableArray<Leak> Leaks { get; }

    /// <summary>The paths of the innermost function (lambda, local function or member) around an operation.</summary>
    /// <param name="inside">Any operation of the function, as an analyzer is given it.</param>
    /// <param name="model">The compilation's model.</param>
    /// <param name="cancel">Cancels.</param>
    public static BodyPaths Of(IOperation inside, LifeguardModel model, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var root = inside;
        while (root.Parent is { } parent) root = parent;
        var members = Cache.GetValue(model, static _ => new ConcurrentDictionary<SyntaxNode, ImmutableDictionary<SyntaxNode, BodyPaths>>());
        if (!members.TryGetValue(root.Syntax, out var functions)) functions = members.GetOrAdd(root.Syntax, Walk(root, model, cancel));
        return functions.TryGetValue(FunctionCode.FunctionAround(inside).Syntax, out var paths) ? paths : Nothing;
    }

    /// <summary>How what is obtained here is lost; null where it is not.</summary>
    public Leak? LeakOf(IOperation acquisition) => Leaks.FirstOrDefault(leak => leak.Acquisition.Operation.Syntax == acquisition.Syntax && leak.Acquisition.Operation.Kind == acquisition.Kind);

    /// <summary>
    /// What is open and not given back when this call, creation or <c>await</c> of the same function begins, on every path that reaches it, in the order of the source. What the operation itself obtains
    /// is not among it; what has been handed on or stored is not either.
    /// </summary>
    public ImmutableArray<Acquisition> HeldAt(IOperation operation)
    {
        if (_held is null || !_held.TryGetValue(operation.Syntax, out var held) || held == 0) return ImmutableArray<Acquisition>.Empty;
        var found = ImmutableArray.CreateBuilder<Acquisition>();
        for (var index = 0; index < _acquisitions.Length; index++)
        {
            if ((held >> index & 1) != 0) found.Add(_acquisitions[index]);
        }

        return found.ToImmutable();
    }

    private static ImmutableDictionary<SyntaxNode, BodyPaths> Walk(IOperation root, LifeguardModel model, CancellationToken cancel)
    {
        var ownership = Ownership.For(model);
        var functions = ImmutableDictionary.CreateBuilder<SyntaxNode, BodyPaths>();
        foreach (var function in FunctionCode.InMemberOf(root, ownership, cancel))
        {
            functions[function.Syntax] = PathWalk.Of(function, ownership, model, cancel) is { } shown ? new BodyPaths(isComplete: true, function.Acquisitions, shown.Leaks, shown.Held) : Unknown;
        }

        return functions.ToImmutable();
    }
}
