using Lifeguard.Core.Sql.Effects;
using Lifeguard.Core.Sql.Splitting;

namespace Lifeguard.Core.Sql;

/// <summary>What does this SQL leave behind in its database session?</summary>
public static class SessionEffects
{
    private static readonly IReadOnlyList<SessionEffect> None = [];

    /// <summary>
    /// The effects of all statements of a text, in the order of the text. What stands in strings, comments, bodies of functions and <c>DO</c> blocks is text and has none;
    /// nor has a statement whose effect depends on what the text does not say (<c>set_config('x', 'y', $1)</c>).
    /// </summary>
    /// <param name="sql">Any text; <see cref="ConnectionStrings.ConnectionStringText.Hole"/> marks what is not known.</param>
    /// <param name="dialect">Whose grammar it follows. Of Oracle and SQLite no effects are known.</param>
    /// <returns>The effects; the same empty list, and nothing allocated, where there are none.</returns>
    public static IReadOnlyList<SessionEffect> Find(string sql, SqlDialect dialect)
    {
        List<SessionEffect>? effects = null;
        var mayHaveInserted = false;
        var reader = new StatementReader(sql, dialect);
        while (reader.MoveNext())
        {
            if (reader.MayLeaveTraces)
            {
                var statement = new EffectsOfStatement(sql, dialect, reader.Current, reader.BackslashEscapes, effects) { FollowsInsert = mayHaveInserted };
                switch (dialect)
                {
                    case SqlDialect.PostgreSql:
                        PostgreSqlEffects.Find(ref statement);
                        break;
                    case SqlDialect.MySql:
                        MySqlEffects.Find(ref statement);
                        break;
                    case SqlDialect.SqlServer:
                        TransactSqlEffects.Find(ref statement);
                        break;
                }

                effects = statement.Found;
            }

            mayHaveInserted |= MayInsert(reader.Current.Keyword);
        }

        return effects ?? None;
    }

    // What inserts, what may call something that does, and what is not known.
    private static bool MayInsert(string keyword) => keyword is "INSERT" or "REPLACE" or "MERGE" or "WITH" or "LOAD" or "CALL" or "EXEC" or "EXECUTE" or "BULK" or "";
}
