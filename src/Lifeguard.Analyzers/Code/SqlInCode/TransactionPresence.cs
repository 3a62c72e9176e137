namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Does a transaction enclose what is sent?</summary>
internal enum TransactionPresence
{
    /// <summary>Not known; nothing follows from it.</summary>
    Unknown,

    /// <summary>None: each statement commits by itself.</summary>
    None,

    /// <summary>The driver's or the server's own, for one batch or one text of several statements.</summary>
    Implicit,

    /// <summary>One that the code begins and ends.</summary>
    Explicit,
}
