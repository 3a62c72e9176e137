using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Tests.Sql;

/// <summary>How the tests of this folder write down what they expect.</summary>
internal static class Reading
{
    /// <summary>The effects, one a line: <c>Setting.Set Session search_path "SET search_path"</c>. <see cref="SessionEffectForm.Only"/> is left out.</summary>
    public static IEnumerable<string> Effects(string sql, SqlDialect dialect) => SessionEffects.Find(sql, dialect).Select(effect =>
        $"{effect.Kind}{(effect.Form == SessionEffectForm.Only ? "" : "." + effect.Form)} {effect.Scope} {(effect.Name.Length == 0 ? "?" : effect.Name)} \"{effect.Range.Of(sql)}\"");

    public static void HasEffects(string sql, SqlDialect dialect, params string[] expected) => Assert.Equal(expected, Effects(sql, dialect));

    public static void HasNoEffect(string sql, SqlDialect dialect) => Assert.Empty(Effects(sql, dialect));

    /// <summary>The texts of the statements.</summary>
    public static void Splits(string sql, SqlDialect dialect, params string[] expected) =>
        Assert.Equal(expected, SqlStatements.In(sql, dialect).ToList().Select(statement => statement.Range.Of(sql)));

    /// <summary>The text with the twin of its only effect of session scope in it; null if there is none.</summary>
    public static string? Twin(string sql, SqlDialect dialect)
    {
        var effect = Assert.Single(SessionEffects.Find(sql, dialect), effect => effect.Scope == SessionEffectScope.Session);
        return TransactionLocalTwin.For(sql, dialect, effect) is { } edits ? Apply(sql, edits) : null;
    }

    public static string Apply(string sql, IReadOnlyList<SqlEdit> edits)
    {
        foreach (var edit in edits.Reverse()) sql = sql.Remove(edit.Range.Start, edit.Range.Length).Insert(edit.Range.Start, edit.NewText);
        return sql;
    }
}
