using Lifeguard.Core.ConnectionStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>A stretch of folded SQL text and where it was written.</summary>
/// <param name="Text">The text; a single <see cref="ConnectionStringText.Hole"/> for a hole.</param>
/// <param name="Token">The token that it is part of the value of; none for text that no source of this compilation holds.</param>
/// <param name="Offset">Where it starts in the token's value.</param>
/// <param name="Hole">What an unknown stretch can hold; null for known text.</param>
/// <param name="Value">The expression behind a hole.</param>
/// <param name="Site">Where the text around it takes it in: the interpolation, the term of a sum, the placeholder; null where it is written there itself.</param>
internal sealed record SqlPart(string Text, SyntaxToken Token, int Offset, SqlHoleKind? Hole, ExpressionSyntax? Value, Location? Site)
{
    public static SqlPart Written(SyntaxToken token) => new(token.ValueText, token, 0, null, null, null);

    public static SqlPart Known(string text) => new(text, default, 0, null, null, null);

    public static SqlPart Unknown(SqlHoleKind kind, ExpressionSyntax? value) => new(HoleText, default, 0, kind, value, null);

    /// <summary>Where known text was written; null where no source of this compilation holds it.</summary>
    public Location? Source => Token.SyntaxTree is { } tree ? Location.Create(tree, LiteralSource.SpanOf(Token, Offset, Offset + Text.Length)) : Site;

    /// <summary>A stretch of this part.</summary>
    public SqlPart Slice(int start, int length) => this with { Text = Text.Substring(start, length), Offset = Offset + start };

    private static readonly string HoleText = ConnectionStringText.Hole.ToString();
}
