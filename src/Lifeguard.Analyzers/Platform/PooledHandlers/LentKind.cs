namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>What the method that does the work is lent.</summary>
internal enum LentKind
{
    /// <summary>The pool: it lends connections when asked.</summary>
    Database,

    /// <summary>An open connection.</summary>
    Connection,

    /// <summary>A transaction, committed when the method returns.</summary>
    Transaction,
}
