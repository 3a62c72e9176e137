namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>What does code that is handed a resource do with it?</summary>
internal enum ValueFate
{
    /// <summary>Unknown: whoever asks stays silent about the resource from here on.</summary>
    Unknown,

    /// <summary>It uses it while it runs, and the caller still has to give it back.</summary>
    Borrowed,

    /// <summary>It disposes or closes it on every path.</summary>
    Disposed,

    /// <summary>It keeps it in an object that lives on, or gives it to someone who has to dispose it: no longer the caller's.</summary>
    HandedOn,

    /// <summary>What the call yields is the resource itself: <c>ConfigureAwait</c>, <c>AsTask</c>, a method that returns its argument.</summary>
    IsResult,

    /// <summary>What the call yields holds the resource and disposes it when it is itself disposed: a wrapper.</summary>
    HeldByResult,

    /// <summary>What the call yields holds the resource but cannot dispose it: a repository that keeps its connection and is not disposable. The resource goes where the result goes.</summary>
    UsedByResult,
}
