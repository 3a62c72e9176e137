using System.Text.RegularExpressions;
using Lifeguard.Core.ConnectionStrings;
using Lifeguard.Core.Sql;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>What does the text around a statement say: is it in a transaction there, and is it undone there?</summary>
internal sealed class TransactionInText
{
    private readonly string _text;
    private readonly SqlDialect _dialect;
    private readonly IReadOnlyList<SessionEffect> _effects;
    private readonly bool _runsAsOne;
    private IReadOnlyList<SqlStatement>? _statements;

    /// <param name="text">The text.</param>
    /// <param name="dialect">Whose grammar.</param>
    /// <param name="effects">All effects of the text.</param>
    /// <param name="runsAsOne">True where several statements of one text are one transaction unless they say otherwise, as with PostgreSQL.</param>
    public TransactionInText(string text, SqlDialect dialect, IReadOnlyList<SessionEffect> effects, bool runsAsOne)
    {
        _text = text;
        _dialect = dialect;
        _effects = effects;
        _runsAsOne = runsAsOne;
    }

    /// <summary>Explicit between BEGIN and COMMIT; Implicit before other statements of the same text; None where the text leaves it to what is around it.</summary>
    public TransactionPresence Around(SessionEffect effect)
    {
        var presence = TransactionPresence.None;
        foreach (var control in _effects)
        {
            if (control.Kind != SessionEffectKind.TransactionControl || control.Statement.Start >= effect.Statement.Start) continue;
            presence = control.Form switch
            {
                SessionEffectForm.Begin => TransactionPresence.Explicit,
                SessionEffectForm.Commit or SessionEffectForm.Rollback or SessionEffectForm.TwoPhase => TransactionPresence.Unknown,
                _ => presence,
            };
        }

        if (presence == TransactionPresence.None && _runsAsOne && Statements.Count > 0 && Statements[Statements.Count - 1].Range.Start > effect.Statement.Start) return TransactionPresence.Implicit;
        return presence;
    }

    /// <summary>True where a later statement of the same text takes it back.</summary>
    public bool Undoes(SessionEffect effect) => effect.Kind switch
    {
        SessionEffectKind.Setting => Later(effect, SessionEffectKind.Setting, later => later.Form == SessionEffectForm.Reset ? later.Name == effect.Name || later.Name is "all" or "" : IsDefault(later) && later.Name == effect.Name),
        SessionEffectKind.Role => Later(effect, SessionEffectKind.Role, later => later.Form == SessionEffectForm.Reset || IsDefault(later)),
        SessionEffectKind.AdvisoryLock => effect.Form == SessionEffectForm.Release
            ? _effects.Any(other => other.Kind == SessionEffectKind.AdvisoryLock && other.Form == SessionEffectForm.Acquire && other.Statement.Start <= effect.Statement.Start)
            : Later(effect, SessionEffectKind.AdvisoryLock, later => later.Form == SessionEffectForm.Release),
        SessionEffectKind.Listen => Later(effect, SessionEffectKind.Listen, later => later.Form == SessionEffectForm.Release),
        SessionEffectKind.Prepare => Later(effect, SessionEffectKind.Deallocate, later => later.Form == SessionEffectForm.All || later.Name == effect.Name),
        SessionEffectKind.Execute or SessionEffectKind.Deallocate => _effects.Any(other => other.Kind == SessionEffectKind.Prepare && other.Statement.Start < effect.Statement.Start),
        SessionEffectKind.TempObject => Statements.Any(statement => statement.Range.Start > effect.Statement.Start && statement.Keyword == "DROP" && Mentions(statement, effect.Name)),
        SessionEffectKind.Cursor => Statements.Any(statement => statement.Range.Start > effect.Statement.Start && statement.Keyword == "CLOSE"),
        SessionEffectKind.SequenceRead => _effects.Any(other => other.Kind == SessionEffectKind.SequenceWrite && other.Statement.Start <= effect.Statement.Start)
            || Statements.Any(statement => statement.Range.Start <= effect.Statement.Start && statement.Keyword is "INSERT" or "WITH"),
        _ => false,
    };

    /// <summary>True where a later statement ends the transaction, or unknown text may.</summary>
    public bool MayEnd(SessionEffect begin) =>
        _effects.Any(other => other.Kind == SessionEffectKind.TransactionControl && other.Statement.Start > begin.Statement.Start
            && other.Form is SessionEffectForm.Commit or SessionEffectForm.Rollback or SessionEffectForm.TwoPhase)
        || _text.IndexOf(ConnectionStringText.Hole, begin.Statement.End) >= 0;

    /// <summary>True where the statement reads or writes something, beside the call of a function.</summary>
    public bool DoesMoreThanSelect(SessionEffect effect)
    {
        var statement = effect.Statement.Of(_text);
        return !statement.TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase) || MoreThanSelect.IsMatch(statement);
    }

    private static readonly Regex MoreThanSelect = new(@"\b(?:from|where|with|insert|update|delete|join|union)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private bool Later(SessionEffect effect, SessionEffectKind kind, Func<SessionEffect, bool> matches) =>
        _effects.Any(other => other.Kind == kind && other.Statement.Start > effect.Statement.Start && other.Scope == SessionEffectScope.Session && matches(other));

    /// <summary>True for SET x TO DEFAULT and SET ROLE NONE.</summary>
    public bool IsDefault(SessionEffect effect)
    {
        if (effect.Kind is not (SessionEffectKind.Setting or SessionEffectKind.Role) || effect.Form == SessionEffectForm.SetConfig) return false;
        var statement = effect.Statement.Of(_text).TrimEnd();
        return statement.EndsWith("default", StringComparison.OrdinalIgnoreCase) || statement.EndsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private bool Mentions(SqlStatement statement, string name) => name.Length > 0 && statement.Range.Of(_text).IndexOf(name.Substring(name.LastIndexOf('.') + 1), StringComparison.OrdinalIgnoreCase) >= 0;

    private IReadOnlyList<SqlStatement> Statements => _statements ??= SqlStatements.In(_text, _dialect).ToList();
}
