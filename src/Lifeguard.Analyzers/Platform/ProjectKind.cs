namespace Lifeguard.Analyzers.Platform;

/// <summary>What kind of project is this, and which rules may therefore speak?</summary>
internal enum ProjectKind
{
    /// <summary>A console program, a worker, a plain web application, tests or benchmarks: quiet.</summary>
    Quiet,

    /// <summary>A library without entry points, or a program that a setting says a host runs: a function may call it, so rules that are true anywhere speak.</summary>
    Library,

    /// <summary>A host calls something here: all rules speak.</summary>
    Functions,
}
