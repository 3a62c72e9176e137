using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>On which way is a resource lost?</summary>
internal enum LeakKind
{
    /// <summary>No path gives it back.</summary>
    Never,

    /// <summary>A path on which nothing is thrown leaves the function, or the variable's scope, without giving it back.</summary>
    OnSomePath,

    /// <summary>It is lost when a call throws.</summary>
    WhenThrows,

    /// <summary>Its only variable gets another value first.</summary>
    Overwritten,

    /// <summary>The result of the acquisition is not kept at all.</summary>
    Ignored,

    /// <summary>An iterator: it is lost when the caller stops before the end.</summary>
    WhenAbandoned,

    /// <summary>A transaction that is disposed on every path and committed on none, although something is written in it.</summary>
    NotCommitted,
}

/// <summary>A resource that is lost on some path of the function that obtained it.</summary>
/// <param name="Acquisition">What is lost.</param>
/// <param name="Kind">How.</param>
/// <param name="At">Where: the return, the call that throws, the assignment that overwrites; null at the end of the body.</param>
internal sealed record Leak(Acquisition Acquisition, LeakKind Kind, IOperation? At)
{
    /// <summary>The first variable that holds it; null where none does.</summary>
    public string? Variable { get; init; }

    /// <summary>False for a connection that this function never opens itself: what uses it opens and closes it.</summary>
    public bool WasOpen { get; init; } = true;
}
