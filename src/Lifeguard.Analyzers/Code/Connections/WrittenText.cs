using System.Text;
using Lifeguard.Analyzers.Code.SqlInCode;
using Lifeguard.Core;
using Lifeguard.Core.ConnectionStrings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Code.Connections;

/// <summary>A string literal or interpolated string as text with holes, and where in the source each of its characters stands.</summary>
internal sealed class WrittenText
{
    private readonly List<Piece> _pieces = [];

    private WrittenText(ExpressionSyntax expression)
    {
        Expression = expression;
        var text = new StringBuilder();
        if (expression is InterpolatedStringExpressionSyntax interpolated)
        {
            foreach (var part in interpolated.Contents)
            {
                if (part is InterpolatedStringTextSyntax literal) Add(literal.TextToken.ValueText, literal.TextToken);
                else Add(ConnectionStringText.Hole.ToString(), part);
            }
        }
        else
        {
            var token = ((LiteralExpressionSyntax)expression).Token;
            Add(token.ValueText, token);
        }

        Text = text.ToString();

        void Add(string piece, SyntaxNodeOrToken source)
        {
            _pieces.Add(new Piece(text.Length, piece.Length, source));
            text.Append(piece);
        }
    }

    public ExpressionSyntax Expression { get; }

    /// <summary>The value, each interpolation a <see cref="ConnectionStringText.Hole"/>.</summary>
    public string Text { get; }

    /// <summary>The text of a literal, or of the interpolated string that a piece of text is part of; null for other nodes.</summary>
    public static WrittenText? Of(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { Token.Value: string } literal => new WrittenText(literal),
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } => new WrittenText(whole),
        InterpolatedStringExpressionSyntax whole => new WrittenText(whole),
        _ => null,
    };

    /// <summary>The entries that can be told apart in this text alone. In the later part of a sum the first one may begin in the middle of a value, up to a semicolon.</summary>
    public ConnectionStringText Read()
    {
        var read = ConnectionStringText.Parse(Text);
        return read.Entries.Count > 0 && read.Entries[0].Keyword.LastIndexOf(';') is >= 0 and var last && read.Entries[0].KeywordRange.Length == read.Entries[0].Keyword.Length
            ? ConnectionStringText.Parse(new string(';', last + 1) + Text.Substring(last + 1))
            : read;
    }

    /// <summary>Where a stretch of the text stands.</summary>
    public TextSpan SpanOf(TextRange range) => range.Length == 0
        ? new TextSpan(PositionBehind(range.Start), 0)
        : TextSpan.FromBounds(SpanOf(range.Start).Start, SpanOf(range.End - 1).End);

    /// <summary>Where to write what comes behind so many characters of the text.</summary>
    public int PositionBehind(int length) => length > 0 ? SpanOf(length - 1).End
        : Text.Length > 0 ? SpanOf(0).Start
        : Expression is LiteralExpressionSyntax literal ? literal.Token.SpanStart + literal.Token.Text.IndexOf('"') + 1
        : Expression.Span.End;

    private TextSpan SpanOf(int index)
    {
        var piece = _pieces.FindLast(candidate => candidate.Start <= index && candidate.Length > 0);
        return piece.Source.IsToken ? LiteralSource.SpanOf(piece.Source.AsToken(), index - piece.Start, index - piece.Start + 1) : piece.Source.Span;
    }

    private readonly record struct Piece(int Start, int Length, SyntaxNodeOrToken Source);
}
