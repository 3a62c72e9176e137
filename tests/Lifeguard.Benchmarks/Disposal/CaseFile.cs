using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.DisposalCases;

/// <summary>A file of <c>tests/DisposalCases</c>: a project of its own with cases of one group.</summary>
/// <param name="Name">The file's name, without its extension.</param>
/// <param name="Group">What its cases have in common, from its first line.</param>
/// <param name="Text">The code.</param>
/// <param name="Cases">The members and types with a comment that says whether they are right.</param>
internal sealed partial record CaseFile(string Name, string Group, string Text, ImmutableArray<LabelledCase> Cases)
{
    private const string GroupMark = "// Group: ";

    /// <summary>All files, by name.</summary>
    public static ImmutableArray<CaseFile> In(string repository) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(repository, "tests", "DisposalCases"), "*.cs").Order(StringComparer.Ordinal).Select(path => Of(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path))),
    ];

    /// <summary>Reads the marks and labels of one file.</summary>
    /// <exception cref="FormatException">A label stands outside of all cases, or the file names no group.</exception>
    public static CaseFile Of(string name, string text)
    {
        if (!text.StartsWith(GroupMark, StringComparison.Ordinal)) throw new FormatException($"{name} does not begin with '{GroupMark}'.");
        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest)).GetRoot();
        var marks = root.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).ToList();
        var open = marks.Select(comment => (Match: Mark().Match(comment.ToString()), comment.Token)).Where(mark => mark.Match.Success)
            .Select(mark => (Node: Marked(mark.Token), Verdict: Enum.Parse<Verdict>(mark.Match.Groups["verdict"].Value), Because: mark.Match.Groups["why"].Value)).ToList();
        var labels = marks.Where(comment => Ids().IsMatch(comment.ToString())).SelectMany(comment => comment.ToString()[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => (comment.SpanStart, Label: new Label(id, comment.GetLocation().GetLineSpan().StartLinePosition.Line)))).ToList();

        var stray = labels.Where(label => !open.Exists(mark => mark.Node.Span.Contains(label.SpanStart) || mark.Node.FullSpan.Contains(label.SpanStart))).ToList();
        if (stray.Count > 0) throw new FormatException($"{name}: the label in line {stray[0].Label.Line + 1} is in no case.");
        var cases = open.Select(mark => new LabelledCase(
            $"{name}.{NameOf(mark.Node)}", mark.Verdict, mark.Because, mark.Node.Span, [.. labels.Where(label => Innermost(open.Select(other => other.Node), label.SpanStart) == mark.Node).Select(label => label.Label)]));
        return new CaseFile(name, text[GroupMark.Length..text.IndexOf('\n', StringComparison.Ordinal)].Trim(), text, [.. cases]);
    }

    /// <summary>The case in which a position lies; null in code that the cases only use.</summary>
    public LabelledCase? At(int position) => Cases.Where(it => it.Span.Contains(position)).MinBy(it => it.Span.Length);

    // The outermost declaration that begins behind the comment; a statement of a program.
    private static SyntaxNode Marked(SyntaxToken token) => token.Parent!.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Last(member => member is not BaseNamespaceDeclarationSyntax && member.GetFirstToken() == token);

    private static SyntaxNode? Innermost(IEnumerable<SyntaxNode> nodes, int position) => nodes.Where(node => node.FullSpan.Contains(position)).MinBy(node => node.FullSpan.Length);

    private static string NameOf(SyntaxNode node) => string.Join('.', node.AncestorsAndSelf().Reverse().Select(ancestor => ancestor switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function } => function.Identifier.ValueText,
        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax { Declaration.Variables: [var variable, ..] } } => variable.Identifier.ValueText,
        _ => null,
    }).Where(name => name is not null));

    [GeneratedRegex("^// (?<verdict>Wrong|Right|Other): (?<why>.+)$")]
    private static partial Regex Mark();

    [GeneratedRegex("^//( LFG[0-9]{4})+$")]
    private static partial Regex Ids();
}

/// <summary>A member or a type about which a reviewer has an opinion.</summary>
/// <param name="Name">File, types and member.</param>
/// <param name="Verdict">What the reviewer thinks.</param>
/// <param name="Because">Why.</param>
/// <param name="Span">Where it is in its file.</param>
/// <param name="Labels">What is to be reported in it.</param>
internal sealed record LabelledCase(string Name, Verdict Verdict, string Because, TextSpan Span, ImmutableArray<Label> Labels)
{
    public bool IsWrong => Verdict == Verdict.Wrong;

    public bool IsRight => Verdict == Verdict.Right;
}

/// <summary>What a reviewer thinks of a case.</summary>
internal enum Verdict
{
    /// <summary>Something is to be reported.</summary>
    Wrong,

    /// <summary>Nothing is.</summary>
    Right,

    /// <summary>Nothing is to be reported by Lifeguard; a rule for all of .NET may.</summary>
    Other,
}

/// <summary>A finding that has to be made.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Line">The line in which it begins, from 0.</param>
internal readonly record struct Label(string Id, int Line);
