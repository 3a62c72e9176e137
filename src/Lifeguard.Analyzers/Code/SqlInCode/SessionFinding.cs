using Lifeguard.Analyzers.Platform;
using Lifeguard.Core;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>A statement that leaves something behind in its session, and what the pooler in front of the database makes of it.</summary>
internal sealed class SessionFinding
{
    private readonly LifeguardModel _model;
    private readonly TransactionInText _inText;
    private TransactionPresence? _presence;

    public SessionFinding(SqlUse use, SessionEffect effect, SqlDialect dialect, PoolerInUse pooler, Location location, TransactionInText inText, LifeguardModel model)
    {
        Use = use;
        Effect = effect;
        Dialect = dialect;
        Pooler = pooler;
        Location = location;
        _inText = inText;
        _model = model;
        Answer = PoolerTable.Find(effect, pooler.Profile);
    }

    /// <summary>The text and where it is sent.</summary>
    public SqlUse Use { get; }

    /// <summary>What it leaves behind.</summary>
    public SessionEffect Effect { get; }

    /// <summary>Whose grammar it was read with.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>The pooler, and how it is known.</summary>
    public PoolerInUse Pooler { get; }

    /// <summary>Where it is written.</summary>
    public Location Location { get; }

    /// <summary>What becomes of it behind the pooler; null for what no pooler cares about.</summary>
    public PoolerAnswer? Answer { get; }

    /// <summary>What is undone before the server connection goes to somebody else harms nobody, unless it reserves that connection.</summary>
    public bool IsHarmful(CancellationToken cancel) =>
        Answer is { IsCertainlyHarmful: true } answer && (answer.Verdict is PoolerVerdict.Pins or PoolerVerdict.Rejected || !(IsOfUnknownName || IsUndone(cancel)));

    // SET {name} = …: it may be one of the settings that the pooler keeps.
    private bool IsOfUnknownName => Effect is { Kind: SessionEffectKind.Setting, Form: SessionEffectForm.Set or SessionEffectForm.Reset, Name: "" } && Dialect == SqlDialect.PostgreSql;

    /// <summary>Whether a transaction encloses the statement, by C# or by the text itself.</summary>
    public TransactionPresence Presence(CancellationToken cancel)
    {
        if (_presence is { } known) return known;
        var presence = _inText.Around(Effect);
        if (presence is TransactionPresence.None or TransactionPresence.Implicit)
        {
            var around = TransactionContext.Around(Use.Sink, _model, cancel);
            presence = around == TransactionPresence.Explicit || presence == TransactionPresence.None ? around : presence;
        }

        _presence = presence;
        return presence;
    }

    /// <summary>The statement as messages quote it: on one line, not too long, with … for what is not known.</summary>
    public string Statement => Quoted(Use.Text.Text, Effect);

    /// <summary>True where it only takes back what was set: RESET, SET … TO DEFAULT, SET ROLE NONE.</summary>
    public bool IsTakenBack => Effect.Form == SessionEffectForm.Reset || _inText.IsDefault(Effect);

    /// <summary>True where the statement itself is what the lock or the setting is for: it does more than call the function.</summary>
    public bool IsUsedByItsStatement =>
        Effect is { Kind: SessionEffectKind.AdvisoryLock } or { Kind: SessionEffectKind.Setting, Form: SessionEffectForm.SetConfig } && _inText.DoesMoreThanSelect(Effect);

    /// <summary>True where the text ends the transaction that it begins, or may do so in what is not known.</summary>
    public bool IsEndedInText => _inText.MayEnd(Effect);

    private bool IsUndone(CancellationToken cancel) => _inText.Undoes(Effect) || (Effect.Kind != SessionEffectKind.Setting && Presence(cancel) == TransactionPresence.Explicit && UndoneInMethod.Is(this, cancel));

    /// <summary>What to mark: the statement where it begins with what it does and ends with it; else the words in it that do it, such as the name of a function.</summary>
    public static TextRange Marked(string text, SessionEffect effect) =>
        IsInside(text, effect) || effect.Kind is SessionEffectKind.TempObject or SessionEffectKind.Cursor or SessionEffectKind.Prepare ? effect.Range : effect.Statement;

    // Not the first of its statement, but for the names behind SET.
    private static bool IsInside(string text, SessionEffect effect) =>
        effect.Range.Start > effect.Statement.Start && string.Compare(text, effect.Statement.Start, "SET", 0, 3, StringComparison.OrdinalIgnoreCase) != 0;

    private static string Quoted(string text, SessionEffect effect)
    {
        const int Longest = 60;
        var range = effect.Statement.Length > Longest ? effect.Range : IsInside(text, effect) ? effect.Range : effect.Statement;
        var words = string.Join(" ", range.Of(text).Replace(ConnectionStringText.Hole, '…').Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return words.Length > Longest ? words.Substring(0, Longest - 1).TrimEnd() + "…" : words;
    }
}
