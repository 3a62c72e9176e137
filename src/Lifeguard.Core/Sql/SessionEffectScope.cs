namespace Lifeguard.Core.Sql;

/// <summary>How long the trace lasts.</summary>
public enum SessionEffectScope
{
    /// <summary>Until the session ends or the state is undone: what a transaction pooler loses or leaks.</summary>
    Session,

    /// <summary>Until the transaction ends: the twin that is safe behind a transaction pooler, <c>SET LOCAL</c>, <c>_xact_</c> locks, <c>ON COMMIT DROP</c>, a cursor without hold.</summary>
    Transaction,
}
