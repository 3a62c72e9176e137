namespace Lifeguard.Analyzers.Code.Ownership.Paths;

/// <summary>What an expression or a variable stands for on one path.</summary>
/// <param name="Held">The acquisitions it is, or which it disposes when it is disposed; a bit each.</param>
/// <param name="Behind">The acquisitions it uses but cannot dispose: a repository over a connection, a query over a context.</param>
/// <param name="Known">What else is known of it.</param>
internal readonly record struct PathValue(ulong Held = 0, ulong Behind = 0, Known Known = Known.Nothing)
{
    /// <summary>All acquisitions that go where this value goes.</summary>
    public ulong All => Held | Behind;

    /// <summary>The value without these acquisitions.</summary>
    public PathValue Without(ulong acquisitions) => new(Held & ~acquisitions, Behind & ~acquisitions, Known);
}
