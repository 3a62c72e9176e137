using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>Which effects of a text are in a transaction, and in the same one?</summary>
internal sealed class TransactionsInText
{
    private readonly int[] _transactions;
    private readonly bool[] _endsAtOnce;
    private readonly bool[] _isLeftOpen;

    /// <param name="effects">All effects of the text, in its order.</param>
    /// <param name="surroundings">How the text is sent.</param>
    /// <param name="lastStatement">Where its last statement begins; 0 where it has one only.</param>
    /// <param name="dialect">Whose grammar.</param>
    public TransactionsInText(IReadOnlyList<SessionEffect> effects, Surroundings surroundings, int lastStatement, SqlDialect dialect)
    {
        _transactions = new int[effects.Count];
        _endsAtOnce = new bool[effects.Count];
        _isLeftOpen = new bool[effects.Count];
        var isOneTransaction = surroundings == Surroundings.OneText && dialect == SqlDialect.PostgreSql;
        var next = 1;
        var open = surroundings == Surroundings.Transaction || EndsWhatItDidNotBegin(effects) ? next++ : 0;
        var begin = -1;
        for (var index = 0; index < effects.Count; index++)
        {
            var effect = effects[index];

            // A text of one statement is no more than that statement.
            var isImplicit = open == 0 && isOneTransaction && lastStatement > 0;
            _transactions[index] = isImplicit ? next : open;
            _endsAtOnce[index] = _transactions[index] == 0 || (isImplicit && effect.Statement.Start >= lastStatement);
            if (effect.Kind != SessionEffectKind.TransactionControl) continue;
            switch (effect.Form)
            {
                case SessionEffectForm.Begin when open == 0:
                    begin = index;
                    open = next++;
                    _transactions[index] = open;
                    _isLeftOpen[index] = true;
                    break;
                case SessionEffectForm.Commit or SessionEffectForm.Rollback or SessionEffectForm.TwoPhase:
                    if (begin >= 0) _isLeftOpen[begin] = false;
                    begin = -1;
                    open = 0;
                    next++;
                    break;
            }
        }
    }

    /// <summary>The number of the transaction that an effect is in; 0 where it is in none that the text shows.</summary>
    public int Of(int index) => _transactions[index];

    /// <summary>True where no transaction that the text shows goes on behind the statement: what is local to it is gone then.</summary>
    public bool EndsAtOnce(int index) => _endsAtOnce[index];

    /// <summary>True for the beginning of a transaction that nothing behind it ends.</summary>
    public bool IsLeftOpen(int index) => _isLeftOpen[index];

    // A file that commits before it has begun anything is run in a transaction that somebody else began.
    private static bool EndsWhatItDidNotBegin(IReadOnlyList<SessionEffect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect.Kind != SessionEffectKind.TransactionControl) continue;
            return effect.Form is SessionEffectForm.Commit or SessionEffectForm.Rollback or SessionEffectForm.Savepoint;
        }

        return false;
    }
}
