using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// Where does a new member go? Fields below the fields that are there, so that static initialisers run in the right order; methods at the end.
/// </summary>
internal static class MemberInsertion
{
    /// <summary>
    /// True when static initialisers that the new field relies on run before it: those of other parts of a partial type run in no defined order.
    /// </summary>
    public static bool CanFollowStatics(TypeDeclarationSyntax type, ImmutableHashSet<ISymbol> statics) =>
        statics.Where(member => member is IFieldSymbol or IPropertySymbol)
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .All(reference => (reference.SyntaxTree == type.SyntaxTree && type.Span.Contains(reference.Span)) || !HasInitializer(reference.GetSyntax()));

    /// <summary>
    /// True when no static initialiser that is relied on stands behind <paramref name="member"/>. Methods may read any of them, so that they count as the last.
    /// </summary>
    public static bool AllPrecede(ImmutableHashSet<ISymbol> statics, MemberDeclarationSyntax member)
    {
        var declared = statics.SelectMany(symbol => symbol.DeclaringSyntaxReferences);
        if (declared.All(reference => reference.SyntaxTree == member.SyntaxTree && reference.Span.Start < member.SpanStart)) return true;

        var behind = member.Parent!.ChildNodes().OfType<MemberDeclarationSyntax>().Where(other => other.SpanStart > member.SpanStart);
        return statics.All(symbol => symbol is IMethodSymbol) && !behind.Any(IsInitialisedStatic);
    }

    /// <summary>
    /// Enters the lines of a field below the last field; with <paramref name="needsAll"/> also below the last static property that has an initialiser.
    /// </summary>
    public static bool AfterFields(
        TypeDeclarationSyntax type, IReadOnlyList<string> lines, bool needsAll, string indentation, SourceText text, SourceEdits edits)
    {
        var previous = type.Members.LastOrDefault(member =>
            member is FieldDeclarationSyntax
                || (needsAll && member is PropertyDeclarationSyntax { Initializer: not null } property && property.Modifiers.Any(SyntaxKind.StaticKeyword)));
        var block = string.Concat(lines.Select(line => indentation + line + edits.NewLine));
        if (previous is not null && IsConditional(type, previous)) return false;

        if (previous is null) AtStart(type, block, text, edits);
        else if (EndsLine(previous.GetLastToken())) edits.Insert(previous.FullSpan.End, (IsSetApart(type, previous) ? edits.NewLine : "") + block);
        else edits.Insert(previous.Span.End, edits.NewLine + block.TrimEnd('\r', '\n'));
        return true;
    }

    /// <summary>Enters a member, given with its indentation, as the last of its type.</summary>
    public static void AtEnd(TypeDeclarationSyntax type, string member, SourceText text, SourceEdits edits)
    {
        var brace = text.Lines.GetLineFromPosition(type.CloseBraceToken.SpanStart);
        var isAlone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(brace.Start, type.CloseBraceToken.SpanStart)));
        edits.Insert(isAlone ? brace.Start : type.CloseBraceToken.SpanStart, edits.NewLine + member + edits.NewLine);
    }

    private static void AtStart(TypeDeclarationSyntax type, string block, SourceText text, SourceEdits edits)
    {
        if (EndsLine(type.OpenBraceToken)) edits.Insert(type.OpenBraceToken.FullSpan.End, block + edits.NewLine);
        else edits.Insert(type.OpenBraceToken.Span.End, edits.NewLine + block + edits.NewLine + SourceStyle.IndentationAt(text, type.SpanStart));
    }

    private static bool EndsLine(SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>True when the fields so far are separated by blank lines.</summary>
    private static bool IsSetApart(TypeDeclarationSyntax type, MemberDeclarationSyntax last) =>
        type.Members.IndexOf(last) > 0
        && last.GetLeadingTrivia().FirstOrDefault(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)).IsKind(SyntaxKind.EndOfLineTrivia)
        && type.Members[type.Members.IndexOf(last) - 1] is FieldDeclarationSyntax;

    /// <summary>True when the member is declared only under some condition of the preprocessor that is still open behind it.</summary>
    private static bool IsConditional(TypeDeclarationSyntax type, MemberDeclarationSyntax member)
    {
        var depth = 0;
        var before = TextSpan.FromBounds(type.OpenBraceToken.SpanStart, member.Span.End);
        foreach (var trivia in type.DescendantTrivia(before).Where(trivia => trivia.IsDirective && before.Contains(trivia.SpanStart)))
        {
            if (trivia.IsKind(SyntaxKind.IfDirectiveTrivia)) depth++;
            else if (trivia.IsKind(SyntaxKind.EndIfDirectiveTrivia)) depth--;
        }

        return depth != 0;
    }

    private static bool IsInitialisedStatic(MemberDeclarationSyntax member) =>
        member switch
        {
            FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Declaration.Variables.Any(HasInitializer),
            PropertyDeclarationSyntax property => property.Modifiers.Any(SyntaxKind.StaticKeyword) && HasInitializer(property),
            _ => false,
        };

    private static bool HasInitializer(SyntaxNode declaration) =>
        declaration is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null };
}
