using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>The texts that an expression can yield, each as the parts it is put together from. Never more than <see cref="SqlReading.MaxAlternatives"/>.</summary>
internal sealed class SqlAlternatives
{
    private readonly List<IReadOnlyList<SqlPart>> _texts;

    private SqlAlternatives(List<IReadOnlyList<SqlPart>> texts) => _texts = texts;

    /// <summary>One text, the empty one.</summary>
    public static SqlAlternatives Empty { get; } = new([[]]);

    /// <summary>No text: what does not come to an end with a value.</summary>
    public static SqlAlternatives None { get; } = new([]);

    public static SqlAlternatives Of(SqlPart part) => new([[part]]);

    public static SqlAlternatives Hole(SqlHoleKind kind, ExpressionSyntax? value) => Of(SqlPart.Unknown(kind, value));

    public bool IsNone => _texts.Count == 0;

    public bool IsSingle => _texts.Count == 1;

    public IReadOnlyList<SqlPart> Single => _texts[0];

    public IEnumerable<SqlText> Select(Func<IEnumerable<SqlPart>, SqlText> make) => _texts.Select(make);

    public SqlAlternatives Select(Func<SqlPart, SqlPart> change) => new(_texts.ConvertAll(text => (IReadOnlyList<SqlPart>)text.Select(change).ToList()));

    /// <summary>The texts, taken in at this place.</summary>
    public SqlAlternatives At(Location site) => Select(part => part with { Site = site });

    public SqlAlternatives SelectMany(Func<SqlPart, IEnumerable<SqlPart>> change) => new(_texts.ConvertAll(text => (IReadOnlyList<SqlPart>)text.SelectMany(change).ToList()));

    /// <summary>These texts, or those.</summary>
    public SqlAlternatives Or(SqlAlternatives others) => _texts.Count == 0 ? others : others._texts.Count == 0 ? this : new(_texts.Concat(others._texts).Take(SqlReading.MaxAlternatives).ToList());

    /// <summary>Each of these texts with each of those behind it. Where that would be too many, what follows is a hole.</summary>
    public SqlAlternatives Then(SqlAlternatives next)
    {
        if (_texts.Count == 0 || next._texts.Count == 0) return None;
        if (_texts.Count * next._texts.Count > SqlReading.MaxAlternatives) next = Hole(SqlHoleKind.Text, null);
        var texts = new List<IReadOnlyList<SqlPart>>(_texts.Count * next._texts.Count);
        foreach (var text in _texts)
        {
            foreach (var following in next._texts) texts.Add(Joined(text, following));
        }

        return new SqlAlternatives(texts);
    }

    private static IReadOnlyList<SqlPart> Joined(IReadOnlyList<SqlPart> text, IReadOnlyList<SqlPart> following)
    {
        if (text.Count == 0) return following;
        if (following.Count == 0) return text;
        var joined = new List<SqlPart>(text.Count + following.Count);
        joined.AddRange(text);
        joined.AddRange(following);
        return joined;
    }
}
