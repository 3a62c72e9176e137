using Lifeguard.Core.Sql.Effects;

namespace Lifeguard.Core.Sql;

/// <summary>How is the same done until the end of the transaction only? <c>SET LOCAL</c>, <c>_xact_</c> locks, <c>ON COMMIT DROP</c>, a cursor without hold.</summary>
public static class TransactionLocalTwin
{
    /// <summary>The changes that turn an effect of session scope into its twin of transaction scope; right only where a transaction encloses the statement.</summary>
    /// <param name="sql">The text that the effect was found in.</param>
    /// <param name="dialect">Whose grammar it was read with.</param>
    /// <param name="effect">An effect that <see cref="SessionEffects.Find"/> has found in this text.</param>
    /// <returns>The changes in the order of the text, none of which touches another; null where there is no twin, or where it takes what the text does not say.</returns>
    public static IReadOnlyList<SqlEdit>? For(string sql, SqlDialect dialect, SessionEffect effect)
    {
        if (effect.Scope == SessionEffectScope.Transaction || !IsOf(sql, effect)) return null;
        var edits = dialect switch
        {
            SqlDialect.PostgreSql => OfPostgreSql(new SqlText(sql, dialect, effect)),
            SqlDialect.SqlServer => OfTransactSql(new SqlText(sql, dialect, effect)),

            // LOCAL is another word for SESSION in MySQL, and its locks know no transaction.
            _ => null,
        };
        return edits is not null && Holds(sql, dialect, effect, edits) ? edits : null;
    }

    // A statement that is broken, such as by a quote that nothing closes, may take an edit for something else.
    private static bool Holds(string sql, SqlDialect dialect, SessionEffect effect, IReadOnlyList<SqlEdit> edits)
    {
        var before = effect.Statement.Of(sql);
        var after = before;
        for (var index = edits.Count - 1; index >= 0; index--)
        {
            var start = edits[index].Range.Start - effect.Statement.Start;
            after = after.Remove(start, edits[index].Range.Length).Insert(start, edits[index].NewText);
        }

        var effects = SessionEffects.Find(before, dialect);
        var changed = SessionEffects.Find(after, dialect);
        if (changed.Count != effects.Count) return false;
        for (var index = 0; index < effects.Count; index++)
        {
            if (effects[index].Range.Start != effect.Range.Start - effect.Statement.Start || effects[index].Kind != effect.Kind) continue;
            return changed[index].Kind == effect.Kind && changed[index].Scope == SessionEffectScope.Transaction;
        }

        return false;
    }

    private static IReadOnlyList<SqlEdit>? OfPostgreSql(SqlText text) => text.Effect switch
    {
        { Form: SessionEffectForm.Set or SessionEffectForm.SetRole or SessionEffectForm.SetSessionAuthorization } => SetLocal(text),
        { Form: SessionEffectForm.Reset } => SetLocalToDefault(text),
        { Form: SessionEffectForm.SetConfig } => SetConfigLocal(text),
        { Kind: SessionEffectKind.AdvisoryLock, Form: SessionEffectForm.Acquire } => TransactionLock(text),
        { Form: SessionEffectForm.TempTable } => OnCommitDrop(text),
        { Kind: SessionEffectKind.Cursor } => WithoutHold(text),
        _ => null,
    };

    // sp_getapplock: the owner is 'Session' by its third argument or by name.
    private static IReadOnlyList<SqlEdit>? OfTransactSql(SqlText text)
    {
        if (text.Effect is not { Kind: SessionEffectKind.AdvisoryLock, Form: SessionEffectForm.Acquire }) return null;
        var statement = text.Read(new(text.Effect.Range.Start, text.Effect.Statement.End));
        statement.Next();
        var owner = TransactSqlProcedures.LockOwner(statement, position: 2);
        if (owner.Kind != SqlTokenKind.String) return null;
        return [new(new(text.Sql.IndexOf('\'', owner.Start) + 1, owner.End - 1), "Transaction")];
    }

    private static IReadOnlyList<SqlEdit>? SetLocal(SqlText text)
    {
        var statement = text.Read(text.Effect.Range);
        if (!statement.Is("SET")) return null;
        var local = text.InCaseOf(statement.Token, "LOCAL");
        statement.Next();

        // SET SESSION x, but not SET SESSION AUTHORIZATION, nor a parameter of that name: SET session = …, SET session.x = …
        var next = statement.Peek();
        var isScope = statement.Is("SESSION")
            && (next.Is(text.Sql, "SESSION") || (next.Kind is not (SqlTokenKind.None or SqlTokenKind.Dot) && !next.Is(text.Sql, "AUTHORIZATION")));
        return isScope ? [new(statement.Token.Range, local)] : [new(new(statement.Previous.End, statement.Previous.End), " " + local)];
    }

    // RESET x → SET LOCAL x TO DEFAULT. RESET ALL and RESET SESSION AUTHORIZATION have no such form.
    private static IReadOnlyList<SqlEdit>? SetLocalToDefault(SqlText text)
    {
        if (text.Effect.Range.End != text.Effect.Statement.End || text.Effect.Name is "all" or "session_authorization" or "transaction_isolation") return null;
        var statement = text.Read(text.Effect.Range);
        if (!statement.Is("RESET")) return null;
        var isUpper = text.IsUpper(statement.Token);
        var reset = statement.Token;
        statement.Next();
        var value = text.Effect is { Kind: SessionEffectKind.Role, Name: "role" } ? " NONE"
            : statement.Is("TIME") && statement.Peek().Is(text.Sql, "ZONE") ? " DEFAULT"
            : " TO DEFAULT";
        var end = text.Effect.Range.End;
        return [new(reset.Range, isUpper ? "SET LOCAL" : "set local"), new(new(end, end), isUpper ? value : value.ToLowerInvariant())];
    }

    private static IReadOnlyList<SqlEdit>? SetConfigLocal(SqlText text)
    {
        var statement = text.Read(new(text.Effect.Range.Start, text.Effect.Statement.End));
        statement.Next();
        if (PostgreSqlSetConfig.Read(statement) is not { IsLocal: false, IsLocalToken: var token }) return null;
        return [new(token.Range, token.Kind == SqlTokenKind.String ? "'true'" : text.InCaseOf(token, "TRUE"))];
    }

    // pg_advisory_lock → pg_advisory_xact_lock
    private static IReadOnlyList<SqlEdit>? TransactionLock(SqlText text)
    {
        const string Family = "advisory_";
        var start = text.Effect.Range.Start;
        var family = text.Sql.IndexOf(Family, start, text.Effect.Range.Length, StringComparison.OrdinalIgnoreCase);
        if (family < 0) return null;
        var behind = family + Family.Length;
        return [new(new(behind, behind), text.IsUpper(new(SqlTokenKind.Word, start, behind)) ? "XACT_" : "xact_")];
    }

    private static IReadOnlyList<SqlEdit>? OnCommitDrop(SqlText text)
    {
        var statement = text.Read(new(text.Effect.Range.Start, text.Effect.Statement.End));
        var clause = statement.Token.Kind == SqlTokenKind.Word && text.IsUpper(statement.Token) ? "ON COMMIT DROP" : "on commit drop";
        while (!statement.AtEnd && statement.Token.Start < text.Effect.Range.End) statement.Next();

        var depth = 0;
        for (; !statement.AtEnd; statement.Next())
        {
            if (statement.Token.Kind == SqlTokenKind.Open) depth++;
            else if (statement.Token.Kind == SqlTokenKind.Close) depth--;
            if (depth > 0) continue;
            if (statement.Is("AS") || statement.Is("TABLESPACE")) break;
            if (statement.Is("ON") && statement.Peek().Is(text.Sql, "COMMIT")) return InsteadOf(ref statement, clause);
        }

        // In front of AS and TABLESPACE, and in front of a comment that may stand before them.
        var end = statement.Previous.End;
        return depth != 0 ? null : [new(new(end, end), " " + clause)];
    }

    // ON COMMIT PRESERVE ROWS, ON COMMIT DELETE ROWS
    private static IReadOnlyList<SqlEdit>? InsteadOf(ref EffectsOfStatement statement, string clause)
    {
        var start = statement.Token.Start;
        statement.Next();
        statement.Next();
        if (!statement.Take("PRESERVE") && !statement.Take("DELETE")) return null;
        return statement.Is("ROWS") ? [new(new(start, statement.Token.End), clause)] : null;
    }

    private static IReadOnlyList<SqlEdit>? WithoutHold(SqlText text)
    {
        for (var statement = text.Read(text.Effect.Range); !statement.AtEnd; statement.Next())
        {
            if (!statement.Is("WITH") || !statement.Peek().Is(text.Sql, "HOLD")) continue;
            var end = statement.Peek().End;
            return [new(new(statement.Previous.End, end), "")];
        }

        return null;
    }

    // An effect of another text must not lead beyond the end of this one.
    private static bool IsOf(string sql, SessionEffect effect) =>
        effect.Statement.Start >= 0 && effect.Statement.Start <= effect.Range.Start && effect.Range.Start < effect.Range.End
        && effect.Range.End <= effect.Statement.End && effect.Statement.End <= sql.Length;

    /// <summary>The text around the effect, read again.</summary>
    private readonly struct SqlText(string sql, SqlDialect dialect, SessionEffect effect)
    {
        public string Sql => sql;

        public SessionEffect Effect => effect;

        public EffectsOfStatement Read(TextRange range) => new(sql, dialect, new SqlStatement(range, ""), backslashEscapes: false, found: null);

        public bool IsUpper(SqlToken token)
        {
            for (var position = token.Start; position < token.End; position++)
            {
                if (sql[position] is >= 'a' and <= 'z') return false;
            }

            return true;
        }

        public string InCaseOf(SqlToken token, string upperCase) => IsUpper(token) ? upperCase : upperCase.ToLowerInvariant();
    }
}
