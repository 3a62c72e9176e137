using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>Statements that run one after the other: those of a block, of a section of a switch, or of a file.</summary>
/// <param name="Owner">The block, section or file.</param>
/// <param name="Statements">In order.</param>
internal sealed record StatementList(SyntaxNode Owner, IReadOnlyList<StatementSyntax> Statements)
{
    /// <summary>The list that the statement is in; null where it stands alone, as behind an <c>if</c>.</summary>
    public static StatementList? Around(StatementSyntax statement) =>
        statement.Parent switch
        {
            BlockSyntax block => new StatementList(block, block.Statements),
            SwitchSectionSyntax section => new StatementList(section, section.Statements),
            GlobalStatementSyntax { Parent: CompilationUnitSyntax root } =>
                new StatementList(root, root.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList()),
            _ => null,
        };

    /// <summary>True where a <c>using</c> declaration may stand.</summary>
    public bool AllowsUsingDeclaration => Owner is not SwitchSectionSyntax && ((CSharpParseOptions)Owner.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;

    /// <summary>The index of the statement that contains the node; -1 when none does.</summary>
    public int IndexOf(SyntaxNode node)
    {
        for (var i = 0; i < Statements.Count; i++)
        {
            if (Statements[i].Span.Contains(node.Span)) return i;
        }

        return -1;
    }

    /// <summary>True for the same statements.</summary>
    public bool IsSame(StatementList? other) => other?.Owner == Owner;
}
