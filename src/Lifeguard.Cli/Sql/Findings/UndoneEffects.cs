using Lifeguard.Core.Sql;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>
/// Which effects are gone when their transaction is, because it takes them back itself? <c>SET x … RESET x</c> between <c>BEGIN</c> and <c>COMMIT</c> runs
/// on one server connection and leaves nothing there. Without a transaction the second may run on another one.
/// </summary>
internal sealed class UndoneEffects
{
    private readonly string _text;
    private readonly IReadOnlyList<SessionEffect> _effects;
    private readonly TransactionsInText _transactions;
    private readonly IReadOnlyList<SqlStatement> _endings;
    private readonly bool[] _isUndone;

    /// <param name="text">The text.</param>
    /// <param name="effects">All its effects.</param>
    /// <param name="transactions">Their transactions.</param>
    /// <param name="endings">Its statements that begin with DROP or CLOSE.</param>
    public UndoneEffects(string text, IReadOnlyList<SessionEffect> effects, TransactionsInText transactions, IReadOnlyList<SqlStatement> endings)
    {
        _text = text;
        _effects = effects;
        _transactions = transactions;
        _endings = endings;
        _isUndone = new bool[effects.Count];
        FindTakenBack();
        FindTakingBack();
    }

    /// <summary>Whether this effect is gone, or takes back one that is.</summary>
    public bool Contains(int index) => _isUndone[index];

    /// <summary>True for RESET x, SET x TO DEFAULT and SET ROLE NONE.</summary>
    public static bool IsReset(string text, SessionEffect effect)
    {
        if (effect.Kind is not (Kind.Setting or Kind.Role) || effect.Form == Form.SetConfig) return false;
        var statement = text.AsSpan(effect.Statement.Start, effect.Statement.Length);
        if (effect.Form == Form.Reset || statement.EndsWith("default", StringComparison.OrdinalIgnoreCase)) return true;
        return effect.Kind == Kind.Role && statement.EndsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    // From the end, so that what takes back is known when what it takes back is met.
    private void FindTakenBack()
    {
        var taken = new HashSet<(Kind, string)>();
        var end = _text.Length;
        for (var index = _effects.Count - 1; index >= 0; index--)
        {
            var effect = _effects[index];
            var transaction = _transactions.Of(index);
            if (index == _effects.Count - 1 || transaction != _transactions.Of(index + 1))
            {
                taken.Clear();
                end = index == _effects.Count - 1 ? _text.Length : _effects[index + 1].Statement.Start;
                if (effect.Kind == Kind.TransactionControl) end = effect.Statement.Start;
            }

            if (transaction == 0 || effect.Scope != SessionEffectScope.Session) continue;
            _isUndone[index] = effect.Kind switch
            {
                Kind.Setting => !IsReset(_text, effect) && (taken.Contains((Kind.Setting, effect.Name)) || taken.Contains((Kind.Setting, "all"))),
                Kind.Role => !IsReset(_text, effect) && taken.Contains((Kind.Role, "")),
                Kind.AdvisoryLock or Kind.Listen or Kind.TableLock => effect.Form != Form.Release && taken.Contains((effect.Kind, "")),
                Kind.Prepare => taken.Contains((Kind.Deallocate, effect.Name)) || taken.Contains((Kind.Deallocate, "")),
                Kind.TempObject => IsEndedBy("DROP", effect, end, effect.Name),
                Kind.Cursor => IsEndedBy("CLOSE", effect, end, effect.Name),
                _ => false,
            };
            if (IsReset(_text, effect)) taken.Add(effect.Kind == Kind.Role ? (Kind.Role, "") : (Kind.Setting, effect.Name.Length == 0 ? "all" : effect.Name));
            else if (effect.Form == Form.Release) taken.Add((effect.Kind, ""));
            else if (effect.Kind == Kind.Deallocate) taken.Add((Kind.Deallocate, effect.Form == Form.All ? "" : effect.Name));
        }
    }

    // And what takes back what is undone is no harm either.
    private void FindTakingBack()
    {
        var undone = new HashSet<(Kind, string)>();
        for (var index = 0; index < _effects.Count; index++)
        {
            if (index > 0 && _transactions.Of(index) != _transactions.Of(index - 1)) undone.Clear();
            if (_transactions.Of(index) == 0) continue;
            var effect = _effects[index];
            if (_isUndone[index])
            {
                undone.Add((effect.Kind, effect.Kind is Kind.Setting or Kind.Prepare ? effect.Name : ""));
                continue;
            }

            _isUndone[index] = effect.Kind switch
            {
                Kind.Setting when !IsReset(_text, effect) => false,
                Kind.Setting => undone.Contains((Kind.Setting, effect.Name)) || (effect.Name is "" or "all" && undone.Any(entry => entry.Item1 == Kind.Setting)),
                Kind.Role => IsReset(_text, effect) && undone.Contains((Kind.Role, "")),
                Kind.AdvisoryLock or Kind.Listen or Kind.TableLock => effect.Form == Form.Release && undone.Contains((effect.Kind, "")),
                Kind.Deallocate when effect.Form == Form.All => undone.Any(entry => entry.Item1 == Kind.Prepare),
                Kind.Execute or Kind.Deallocate => undone.Contains((Kind.Prepare, effect.Name)),
                _ => false,
            };
        }
    }

    // A budget: a transaction with thousands of temporary tables and as many DROPs is no reason to compare each with each.
    private bool IsEndedBy(string keyword, SessionEffect effect, int end, string name)
    {
        const int MostLookedAt = 256;
        var first = FirstBehind(effect.Statement.End);
        for (var index = first; index < _endings.Count && index < first + MostLookedAt && _endings[index].Range.Start < end; index++)
        {
            if (_endings[index].Keyword == keyword && Mentions(_endings[index], name, keyword)) return true;
        }

        return false;
    }

    private int FirstBehind(int offset)
    {
        var (low, high) = (0, _endings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_endings[middle].Range.Start < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private bool Mentions(SqlStatement statement, string name, string keyword)
    {
        var words = _text.AsSpan(statement.Range.Start, statement.Range.Length);
        if (keyword == "CLOSE" && words.EndsWith("all", StringComparison.OrdinalIgnoreCase)) return true;
        return name.Length > 0 && words.IndexOf(name.AsSpan(name.LastIndexOf('.') + 1), StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
