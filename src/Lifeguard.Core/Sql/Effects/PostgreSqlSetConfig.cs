using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>Which setting does a call of <c>set_config(name, value, is_local)</c> change, and until when? Silent where the third argument is not written down.</summary>
internal static class PostgreSqlSetConfig
{
    /// <summary>Reads the head of the call only, so that calls among the arguments are found as well: the tokens go on behind the opening parenthesis.</summary>
    public static void Find(ref EffectsOfStatement statement, SqlToken function)
    {
        if (Read(statement) is { IsLocal: { } isLocal } arguments)
        {
            statement.Add(
                SessionEffectKind.Setting, SessionEffectForm.SetConfig, isLocal ? SessionEffectScope.Transaction : SessionEffectScope.Session,
                function.Start, function.End, arguments.Name);
        }

        statement.Next();
    }

    /// <summary>Reads the arguments from the opening parenthesis on; null unless there are three.</summary>
    public static Arguments? Read(EffectsOfStatement statement)
    {
        var arguments = new Arguments("", null, default);
        var count = 0;
        while (statement.Token.Kind is SqlTokenKind.Open or SqlTokenKind.Comma && count < 4)
        {
            statement.Next();
            var position = Position(ref statement) ?? count;
            var first = statement.Token;
            var tokens = Skip(ref statement, out var isPlain);
            if (tokens == 0) return null;
            if (position == 0) arguments = arguments with { Name = isPlain && Names.OfString(statement.Sql, first) is { } name ? name.ToLowerInvariant() : "" };
            if (position == 2) arguments = arguments with { IsLocal = isPlain ? Truth(statement.Sql, first) : null, IsLocalToken = first };
            count++;
        }

        return count == 3 && statement.Token.Kind == SqlTokenKind.Close ? arguments : null;
    }

    // is_local => true; the older spelling has :=.
    private static int? Position(ref EffectsOfStatement statement)
    {
        if (statement.Token.End - statement.Token.Start is < 8 or > 14) return null;
        int? position = Names.Of(statement.Sql, statement.Token) switch { "setting_name" => 0, "new_value" => 1, "is_local" => 2, _ => null };
        if (position is null) return null;
        var ahead = statement;
        ahead.Next();
        if (ahead.Token.Kind != SqlTokenKind.Sign) return null;
        if (ahead.IsSign('='))
        {
            ahead.Next();
            if (!ahead.IsSign('>')) return null;
        }
        else if (!ahead.IsSign(':') || ahead.Token.End - ahead.Token.Start != 2)
        {
            return null;
        }

        ahead.Next();
        statement = ahead;
        return position;
    }

    // Calls may be nested in calls: without a bound each of them would be read to its end. A longer argument leaves the call without an effect.
    private const int MostTokens = 100;

    // An argument is plain if it is one token, perhaps with a cast behind it: 'f'::boolean.
    private static int Skip(ref EffectsOfStatement statement, out bool isPlain)
    {
        var tokens = 0;
        var depth = 0;
        isPlain = true;
        while (!statement.AtEnd && tokens < MostTokens)
        {
            var kind = statement.Token.Kind;
            if (depth == 0 && kind is SqlTokenKind.Comma or SqlTokenKind.Close) break;
            if (kind == SqlTokenKind.Open) depth++;
            if (kind == SqlTokenKind.Close) depth--;
            if (tokens == 1 && !(kind == SqlTokenKind.Sign && statement.Token.End - statement.Token.Start == 2)) isPlain = false;
            if (tokens > 1 && kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Dot)) isPlain = false;
            tokens++;
            statement.Next();
        }

        return tokens;
    }

    // The function is not strict: null counts as false. A word that is no keyword is a column.
    private static bool? Truth(string sql, SqlToken token) =>
        token.Is(sql, "TRUE") ? true : token.Is(sql, "FALSE") || token.Is(sql, "NULL") ? false : token.Kind == SqlTokenKind.String ? Booleans.Of(sql, token) : null;

    /// <summary>What a call says.</summary>
    /// <param name="Name">The setting in lower case; empty if it is not written down.</param>
    /// <param name="IsLocal">The third argument; null if it is not written down.</param>
    /// <param name="IsLocalToken">Where it stands.</param>
    public readonly record struct Arguments(string Name, bool? IsLocal, SqlToken IsLocalToken);
}
