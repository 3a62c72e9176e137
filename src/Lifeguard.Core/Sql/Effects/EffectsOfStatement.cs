using Lifeguard.Core.Sql.Lexing;

namespace Lifeguard.Core.Sql.Effects;

/// <summary>One statement under a second look: its tokens, one after the other, and the effects that were found so far.</summary>
internal struct EffectsOfStatement
{
    private SqlLexer _lexer;

    public EffectsOfStatement(string sql, SqlDialect dialect, SqlStatement statement, bool backslashEscapes, List<SessionEffect>? found)
    {
        Sql = sql;
        Statement = statement;
        Found = found;
        _lexer = new SqlLexer(sql, dialect, statement.Range) { BackslashEscapes = backslashEscapes };
        Earlier = default;
        Previous = default;
        Token = default;
        Next();
    }

    public string Sql { get; }

    public SqlStatement Statement { get; }

    public List<SessionEffect>? Found { get; private set; }

    /// <summary>Whether a statement in front of it, in the same text, may have inserted a row: what is read of it then is that row's, in any session.</summary>
    public bool FollowsInsert { get; init; }

    /// <summary>The token in question; of the kind <see cref="SqlTokenKind.None"/> behind the last one.</summary>
    public SqlToken Token { get; private set; }

    /// <summary>The one before it.</summary>
    public SqlToken Previous { get; private set; }

    /// <summary>The one before <see cref="Previous"/>.</summary>
    public SqlToken Earlier { get; private set; }

    public readonly bool AtEnd => Token.Kind == SqlTokenKind.None;

    public void Next()
    {
        Earlier = Previous;
        Previous = Token;
        do
        {
            Token = _lexer.MoveNext() ? _lexer.Current : default;
        }
        while (Token.Kind == SqlTokenKind.ClientCommand);
    }

    public readonly bool Is(string keyword) => Token.Is(Sql, keyword);

    public readonly bool IsSign(char sign) => Token.Kind == SqlTokenKind.Sign && Sql[Token.Start] == sign;

    /// <summary>Steps over this keyword if it stands here.</summary>
    public bool Take(string keyword)
    {
        if (!Is(keyword)) return false;
        Next();
        return true;
    }

    /// <summary>The token behind this one.</summary>
    public readonly SqlToken Peek()
    {
        var ahead = this;
        ahead.Next();
        return ahead.Token;
    }

    public void Add(SessionEffectKind kind, SessionEffectForm form, SessionEffectScope scope, int start, int end, string name = "")
    {
        Found ??= [];
        Found.Add(new SessionEffect(kind, form, scope, new TextRange(start, end), Statement.Range, name));
    }

    /// <summary>Reads a name with its qualifiers, as the server names it: unquoted parts in lower case.</summary>
    /// <returns>The name; empty, and nothing read, where none stands here; empty as well where a part of it is not known.</returns>
    public string TakeQualifiedName() => TakeQualifiedName(out _);

    /// <inheritdoc cref="TakeQualifiedName()"/>
    /// <param name="schema">The first part, if there are several.</param>
    public string TakeQualifiedName(out string schema)
    {
        schema = "";
        var name = "";
        var isKnown = true;
        for (var parts = 0; ; parts++)
        {
            if (parts == MostParts) isKnown = false;
            var start = Token.Start;
            var part = TakeNamePart(ref isKnown);
            // master..x leaves the schema to the server.
            if (start == Token.Start && !AtEnd && (parts == 0 || Token.Kind != SqlTokenKind.Dot)) break;
            if (part.Length > 0 && isKnown) name = name.Length == 0 ? part : name + "." + part;
            if (Token.Kind != SqlTokenKind.Dot) break;
            if (schema.Length == 0) schema = part;
            Next();
            if (AtEnd) break;
        }

        return isKnown ? name : "";
    }

    // tenant_{id} is a word with a hole at its side: one name, of which a part is not known.
    private string TakeNamePart(ref bool isKnown)
    {
        var part = "";
        var end = -1;
        while (Token.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName or SqlTokenKind.Hole or SqlTokenKind.Parameter or SqlTokenKind.Number
            && (end < 0 ? Token.Kind != SqlTokenKind.Number : Token.Start == end && TouchesHole(end)))
        {
            if (Token.Kind is SqlTokenKind.Hole or SqlTokenKind.Parameter) isKnown = false;
            else part = Names.Of(Sql, Token);
            if (part.Length == 0) isKnown = false;
            end = Token.End;
            Next();
        }

        return part;
    }

    private readonly bool TouchesHole(int position) => Sql[position - 1] == Hole || Sql[position] == Hole;

    // Database, schema, table, and a generous rest for the classes of custom parameters.
    private const int MostParts = 16;

    private const char Hole = ConnectionStrings.ConnectionStringText.Hole;
}
