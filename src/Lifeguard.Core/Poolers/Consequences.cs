namespace Lifeguard.Core.Poolers;

/// <summary>What follows from a verdict, in as many words as sources have for it.</summary>
[Flags]
public enum Consequences
{
    /// <summary>Nothing is known beyond the verdict.</summary>
    None = 0,

    /// <summary>Other clients get what this one left on the server connection.</summary>
    Leaks = 1,

    /// <summary>This client does not find it again.</summary>
    Lost = 2,

    /// <summary>An answer may be wrong, without an error.</summary>
    WrongResult = 4,

    /// <summary>A lock does not exclude other clients.</summary>
    NoExclusion = 8,

    /// <summary>It stays when this client has gone.</summary>
    OutlivesClient = 16,

    /// <summary>What other clients rely on is undone.</summary>
    DisturbsOthers = 32,

    /// <summary>A later statement fails.</summary>
    Fails = 64,

    /// <summary>The pooler does not see it happen.</summary>
    NotDetected = 128,

    /// <summary>The reservation ends when the client gives the thing up.</summary>
    UntilReleased = 256,

    /// <summary>The reservation ends with the transaction.</summary>
    UntilTransactionEnds = 512,

    /// <summary>Which of several poolers it is decides whether state is lost, leaks, or a server connection is reserved.</summary>
    DependsOnPooler = 1024,
}
