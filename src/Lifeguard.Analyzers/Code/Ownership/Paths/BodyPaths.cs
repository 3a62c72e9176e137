using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>
/// What becomes of everything that one function obtains, on every path through it. One walk a function, shared by all rules; a lambda and a local function are functions of their own and start with
/// nothing held.
/// </summary>
internal sealed class BodyPaths
{
    /// <summary>False where the walk gave up: too many paths, or code that it does not understand. Then there are no leaks and nothing is held.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What is lost, at most once an acquisition, in the order of the source.</summary>
    public ImmutableArray<Leak> Leaks { get; private set; } = ImmutableArray<Leak>.Empty;

    /// <summary>The paths of the innermost function (lambda, local function or member) around an operation.</summary>
    /// <param name="inside">Any operation of the function, as an analyzer is given it.</param>
    /// <param name="model">The compilation's model.</param>
    /// <param name="cancel">Cancels.</param>
    public static BodyPaths Of(IOperation inside, LifeguardModel model, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new BodyPaths();
    }

    /// <summary>How what is obtained here is lost; null where it is not.</summary>
    public Leak? LeakOf(IOperation acquisition) => Leaks.FirstOrDefault(leak => leak.Acquisition.Operation.Syntax == acquisition.Syntax);

    /// <summary>
    /// What is open and not given back when this call, creation or <c>await</c> of the same function begins, on every path that reaches it, in the order of the source. What the operation itself obtains
    /// is not among it; what has been handed on or stored is not either.
    /// </summary>
    public ImmutableArray<Acquisition> HeldAt(IOperation operation) => ImmutableArray<Acquisition>.Empty;
}
