using Lifeguard.Core.Sql.Lexing;
using Form = Lifeguard.Core.Sql.SessionEffectForm;
using Kind = Lifeguard.Core.Sql.SessionEffectKind;
using Scope = Lifeguard.Core.Sql.SessionEffectScope;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>Is the procedure that this statement of T-SQL calls one of the server's with an effect on the session? Its name may be all of the text, with the parameters beside it.</summary>
internal static class TransactSqlProcedures
{
    public static void Find(ref EffectsOfStatement statement, bool hasKeyword)
    {
        // EXEC @result = sp_getapplock …
        if (statement.Token.Kind == SqlTokenKind.Parameter)
        {
            statement.Next();
            if (!statement.IsSign('=')) return;
            statement.Next();
        }

        if (statement.Token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName)) return;
        var qualified = statement.TakeQualifiedName();
        var token = statement.Previous;
        if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName) || qualified.Length == 0) return;
        var name = Names.Of(statement.Sql, token).ToLowerInvariant();
        switch (name)
        {
            case "sp_getapplock":
                AddLock(ref statement, token, name, Form.Acquire, ownerPosition: 2, hasKeyword);
                break;
            case "sp_releaseapplock":
                AddLock(ref statement, token, name, Form.Release, ownerPosition: 1, hasKeyword);
                break;
            case "sp_set_session_context":
                var key = Argument(statement, "@KEY", 0);
                statement.Add(Kind.Setting, Form.SessionContext, Scope.Session, token.Start, token.End, Names.OfString(statement.Sql, key) ?? "");
                break;
            case "sp_setapprole" or "sp_unsetapprole":
                statement.Add(Kind.Role, Form.ExecuteAs, Scope.Session, token.Start, token.End, Names.OfString(statement.Sql, Argument(statement, "@ROLENAME", 0)) ?? "");
                break;
            case "sp_prepare" or "sp_prepexec" or "sp_prepexecrpc":
                statement.Add(Kind.Prepare, Form.Only, Scope.Session, token.Start, token.End, name);
                break;
            case "sp_execute":
                statement.Add(Kind.Execute, Form.Only, Scope.Session, token.Start, token.End, name);
                break;
            case "sp_unprepare":
                statement.Add(Kind.Deallocate, Form.Part, Scope.Session, token.Start, token.End, name);
                break;
        }
    }

    /// <summary>Where the argument stands that says who owns a lock; of the kind <see cref="SqlTokenKind.None"/> where nothing says so.</summary>
    public static SqlToken LockOwner(EffectsOfStatement statement, int position) => Argument(statement, "@LOCKOWNER", position);

    // Without an owner the transaction owns it. Where only the name stands here, the arguments are not in the text.
    private static void AddLock(ref EffectsOfStatement statement, SqlToken token, string name, Form form, int ownerPosition, bool hasKeyword)
    {
        if (statement.AtEnd && !hasKeyword) return;
        var owner = LockOwner(statement, ownerPosition);
        Scope? scope = owner.Kind == SqlTokenKind.None ? Scope.Transaction
            : Names.OfString(statement.Sql, owner) is not { } value ? null
            : value.Equals("Session", StringComparison.OrdinalIgnoreCase) ? Scope.Session
            : value.Equals("Transaction", StringComparison.OrdinalIgnoreCase) ? Scope.Transaction
            : null;
        if (scope is { } known) statement.Add(Kind.AdvisoryLock, form, known, token.Start, token.End, name);
    }

    private static SqlToken Argument(EffectsOfStatement statement, string name, int position)
    {
        for (var index = 0; !statement.AtEnd; index++)
        {
            var first = statement.Token;
            var next = statement.Peek();
            if (first.Kind == SqlTokenKind.Hole) return first;
            if (first.Kind == SqlTokenKind.Parameter && next.Kind == SqlTokenKind.Sign && statement.Sql[next.Start] == '=')
            {
                statement.Next();
                statement.Next();
                if (Words.Are(statement.Sql, first.Start, first.End, name)) return statement.Token;
            }
            else if (index == position)
            {
                return first;
            }

            while (!statement.AtEnd && statement.Token.Kind != SqlTokenKind.Comma) statement.Next();
            statement.Next();
        }

        return default;
    }
}
