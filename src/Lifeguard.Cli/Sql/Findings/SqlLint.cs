using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>What is there to say about the statements of a text?</summary>
internal sealed class SqlLint
{
    private static readonly Finding[] NoFindings = [];
    private static readonly SessionEffect[] NoEffects = [];

    private readonly string _text;
    private readonly SqlDialect _dialect;
    private readonly PoolerAnswers _answers;
    private readonly IReadOnlyList<SessionEffect> _effects;
    private readonly TransactionsInText? _transactions;
    private readonly UndoneEffects? _undone;
    private readonly List<int> _producers = [];
    private readonly HashSet<(Kind, string)> _told = [];

    // By where their statement begins.
    private readonly Dictionary<int, int> _firstWrites = [];
    private readonly PoolerVerdict[] _verdicts = [];
    private (int Start, bool DoesMore) _lastRead = (-1, false);

    /// <param name="text">The text.</param>
    /// <param name="answers">The pooler, and the dialect of the database behind it.</param>
    /// <param name="surroundings">How the text is sent.</param>
    public SqlLint(string text, PoolerAnswers answers, Surroundings surroundings)
    {
        _text = text;
        _dialect = answers.Profile.Database;
        _answers = answers;
        _effects = SessionEffects.Find(text, _dialect);
        if (_effects.Count == 0) return;

        var endings = new List<SqlStatement>();
        var last = 0;
        var isFirst = true;
        foreach (var statement in SqlStatements.In(text, _dialect))
        {
            last = isFirst ? 0 : statement.Range.Start;
            isFirst = false;
            if (statement.Keyword is "DROP" or "CLOSE") endings.Add(statement);
            else if (MayAdvanceASequence(statement.Keyword)) _producers.Add(statement.Range.Start);
        }

        _transactions = new TransactionsInText(_effects, surroundings, last, _dialect);
        _undone = new UndoneEffects(text, _effects, _transactions, endings);
        for (var index = 0; index < _effects.Count; index++)
        {
            if (_effects[index].Kind == Kind.SequenceWrite) _firstWrites.TryAdd(_effects[index].Statement.Start, index);
        }

        _verdicts = new PoolerVerdict[_effects.Count];
        for (var index = 0; index < _effects.Count; index++)
        {
            _verdicts[index] = VerdictOf(index);
            RememberCause(index);
        }
    }

    /// <summary>All effects, in the order of the text.</summary>
    public IReadOnlyList<SessionEffect> Effects => _effects;

    /// <summary>The worst that becomes of any of them.</summary>
    public PoolerVerdict Verdict
    {
        get
        {
            var verdict = PoolerVerdict.Safe;
            foreach (var one in _verdicts) verdict = Verdicts.Worse(verdict, one);
            return verdict;
        }
    }

    /// <summary>Every statement, with what is to be said about it.</summary>
    public IEnumerable<LintedStatement> Statements()
    {
        var number = 0;
        var next = 0;
        foreach (var statement in SqlStatements.In(_text, _dialect))
        {
            number++;
            var first = next;
            while (next < _effects.Count && _effects[next].Statement.Start < statement.Range.End) next++;
            yield return first == next ? new LintedStatement(number, statement, NoEffects, PoolerVerdict.Safe, NoFindings) : Lint(number, statement, first, next);
        }
    }

    private LintedStatement Lint(int number, SqlStatement statement, int first, int end)
    {
        var effects = new SessionEffect[end - first];
        var findings = new List<Finding>();
        var verdict = PoolerVerdict.Safe;
        for (var index = first; index < end; index++)
        {
            effects[index - first] = _effects[index];
            verdict = Verdicts.Worse(verdict, _verdicts[index]);

            // One rule once a statement: SELECT set_config(…), set_config(…) is one mistake.
            if (FindingOf(index) is { } finding && !findings.Exists(other => other.Rule == finding.Rule)) findings.Add(finding);
        }

        var worstFirst = findings.Count < 2 ? findings : [.. findings.OrderBy(finding => finding.Verdict == verdict ? 0 : 1)];
        return new LintedStatement(number, statement, effects, verdict, worstFirst);
    }

    private PoolerVerdict VerdictOf(int index)
    {
        var effect = _effects[index];
        if (_answers.Profile.Pooler == Pooler.None || _answers.Of(effect) is not { } answer) return PoolerVerdict.Safe;
        if (effect is { Kind: Kind.TransactionControl, Form: Form.Begin } && !_transactions!.IsLeftOpen(index) && answer.Verdict != PoolerVerdict.Rejected) return PoolerVerdict.Safe;
        if (effect.Kind == Kind.TransactionControl) return Certain(answer);
        if (IsLocalToNothing(index)) return effect.Kind == Kind.Cursor ? PoolerVerdict.Rejected : PoolerVerdict.NoEffect;
        return answer.Verdict == PoolerVerdict.Breaks && IsHarmless(index) ? PoolerVerdict.Safe : Certain(answer);
    }

    private Finding? FindingOf(int index)
    {
        var effect = _effects[index];
        var verdict = _verdicts[index];
        if (verdict is PoolerVerdict.Safe or PoolerVerdict.Unknown || RuleOf(index) is not { } rule || IsToldElsewhere(index)) return null;
        var message = rule == PinningRule.SetLocalOutsideTransaction
            ? PinningMessages.OutsideTransaction(_text, effect)
            : PinningMessages.Of(rule, _text, effect, _dialect, _answers.Of(effect)!);
        return new Finding(rule, StatementWords.Marked(_text, effect), verdict, message);
    }

    private PinningRule? RuleOf(int index)
    {
        var effect = _effects[index];
        if (IsLocalToNothing(index)) return PinningRule.SetLocalOutsideTransaction;
        if (effect is { Kind: Kind.TransactionControl, Form: Form.Begin }) return PinningRule.TransactionInSqlText;
        return effect.Scope == SessionEffectScope.Transaction ? null : effect.Kind switch
        {
            Kind.Setting or Kind.Role or Kind.UserVariable or Kind.CurrentDatabase => PinningRule.SessionSetting,
            Kind.AdvisoryLock or Kind.TableLock => PinningRule.SessionAdvisoryLock,
            Kind.TempObject => PinningRule.TempTable,
            Kind.Listen => PinningRule.ListenThroughPooler,
            Kind.Prepare or Kind.Execute or Kind.Deallocate => PinningRule.SqlPreparedStatement,
            Kind.Cursor => PinningRule.HoldCursor,
            Kind.SequenceRead or Kind.SequenceWrite => PinningRule.SequenceThroughRdsProxy,
            Kind.Load or Kind.Discard => PinningRule.ServerWideState,
            _ => null,
        };
    }

    // Only PostgreSQL has words for what is local to a transaction and runs each statement in one of its own.
    private bool IsLocalToNothing(int index) =>
        _effects[index] is { Scope: SessionEffectScope.Transaction, Kind: not Kind.TransactionControl } effect && _dialect == SqlDialect.PostgreSql
        && _transactions!.EndsAtOnce(index) && !UsesItself(effect);

    // A statement may hold thousands of calls; it is read for the first.
    private bool UsesItself(SessionEffect effect)
    {
        if (effect is not ({ Kind: Kind.AdvisoryLock } or { Kind: Kind.Setting, Form: Form.SetConfig })) return false;
        if (_lastRead.Start != effect.Statement.Start) _lastRead = (effect.Statement.Start, StatementWords.DoMore(_text, _dialect, effect.Statement));
        return _lastRead.DoesMore;
    }

    private bool IsHarmless(int index) => _undone!.Contains(index) || (_effects[index].Kind == Kind.SequenceRead && IsProducedHere(index));

    // What is read of a sequence is there where the same transaction, or the statement itself, has advanced it.
    private bool IsProducedHere(int index)
    {
        var statement = _effects[index].Statement;
        if (_firstWrites.TryGetValue(statement.Start, out var write) && write < index) return true;
        if (string.Compare(_text, statement.Start, "WITH", 0, 4, StringComparison.OrdinalIgnoreCase) == 0) return true;
        if (_transactions!.Of(index) == 0) return false;
        var before = _producers.BinarySearch(statement.Start);
        before = before < 0 ? ~before - 1 : before - 1;
        return before >= 0 && _producers[before] >= _transactions.StartOf(index);
    }

    // What inserts, and what may call something that does.
    private static bool MayAdvanceASequence(string keyword) => keyword is "INSERT" or "MERGE" or "COPY" or "WITH" or "SELECT" or "CALL" or "DO" or "EXECUTE" or "EXEC" or "REPLACE";

    // What sources dispute is no knowledge.
    private static PoolerVerdict Certain(PoolerAnswer answer) => answer.IsHarmful && !answer.IsCertainlyHarmful ? PoolerVerdict.Unknown : answer.Verdict;

    // RESET, an unlock, UNLISTEN, EXECUTE and DEALLOCATE are part of the mistake that SET, the lock, LISTEN and PREPARE are.
    private void RememberCause(int index)
    {
        var effect = _effects[index];
        if (effect.Scope != SessionEffectScope.Session || IsConsequence(effect) || _verdicts[index] is PoolerVerdict.Safe or PoolerVerdict.Unknown) return;
        if (effect.Kind is Kind.Setting or Kind.Prepare) _told.Add((effect.Kind, effect.Name));
        _told.Add((effect.Kind, ""));
    }

    private bool IsToldElsewhere(int index)
    {
        var effect = _effects[index];
        if (!IsConsequence(effect)) return false;
        return effect.Kind switch
        {
            Kind.Setting => _told.Contains((Kind.Setting, effect.Name == "all" ? "" : effect.Name)),
            Kind.Execute or Kind.Deallocate => _told.Contains((Kind.Prepare, effect.Form == Form.All ? "" : effect.Name)),
            _ => _told.Contains((effect.Kind, "")),
        };
    }

    private bool IsConsequence(SessionEffect effect) => effect.Kind switch
    {
        Kind.Execute or Kind.Deallocate => true,
        Kind.Setting or Kind.Role => UndoneEffects.IsReset(_text, effect),
        Kind.AdvisoryLock or Kind.TableLock or Kind.Listen => effect.Form == Form.Release,
        _ => false,
    };
}
