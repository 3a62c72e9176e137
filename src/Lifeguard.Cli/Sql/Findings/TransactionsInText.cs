using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>Which effects of a text are in a transaction, and in the same one?</summary>
internal sealed class TransactionsInText
{
    private readonly int[] _transactions;
    private readonly bool[] _endsAtOnce;
    private readonly List<int> _starts = [0];
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
        var open = surroundings == Surroundings.Transaction || EndsWhatItDidNotBegin(effects) ? Start(0) : 0;
        var implied = isOneTransaction && lastStatement > 0 ? Start(0) : 0;
        var begin = -1;
        for (var index = 0; index < effects.Count; index++)
        {
            var effect = effects[index];

            var isImplicit = open == 0 && implied != 0;
            _transactions[index] = isImplicit ? implied : open;
            _endsAtOnce[index] = _transactions[index] == 0 || (isImplicit && effect.Statement.Start >= lastStatement);
            if (effect.Kind != SessionEffectKind.TransactionControl) continue;
            switch (effect.Form)
            {
                case SessionEffectForm.Begin when open == 0:
                    begin = index;
                    open = implied != 0 ? implied : Start(effect.Statement.Start);
                    _transactions[index] = open;
                    _isLeftOpen[index] = true;
                    break;
                case SessionEffectForm.Commit or SessionEffectForm.Rollback or SessionEffectForm.TwoPhase:
                    if (begin >= 0) _isLeftOpen[begin] = false;
                    begin = -1;
                    open = 0;
                    if (implied != 0) implied = Start(effect.Statement.End);
                    break;
            }
        }
    }

    /// <summary>The number of the transaction that an effect is in; 0 where it is in none that the text shows.</summary>
    public int Of(int index) => _transactions[index];

    /// <summary>Where the transaction begins that an effect is in.</summary>
    public int StartOf(int index) => _starts[_transactions[index]];

    /// <summary>True where no transaction that the text shows goes on behind the statement: what is local to it is gone then.</summary>
    public bool EndsAtOnce(int index) => _endsAtOnce[index];

    /// <summary>True for the beginning of a transaction that nothing behind it ends.</summary>
    public bool IsLeftOpen(int index) => _isLeftOpen[index];

    // A number for a transaction that begins here.
    private int Start(int offset)
    {
        _starts.Add(offset);
        return _starts.Count - 1;
    }

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
