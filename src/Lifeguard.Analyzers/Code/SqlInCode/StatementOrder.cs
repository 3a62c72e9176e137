using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Which of two places in a method runs first, and does it certainly run? Read from the nesting of statements.</summary>
internal static class StatementOrder
{
    /// <summary>True when every way to <paramref name="later"/> leads through <paramref name="earlier"/>: it stands before it, in a block around it, under no condition of its own.</summary>
    public static bool RunsBefore(SyntaxNode earlier, SyntaxNode later)
    {
        if (earlier.SpanStart >= later.SpanStart || BodyOf(earlier) != BodyOf(later)) return false;
        for (var node = earlier; node.Parent is { } parent; node = parent)
        {
            if (parent.Span.Contains(later.Span)) return parent is not (ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax) || !IsConditionalPart(node, parent);
            if (IsConditionalPart(node, parent)) return false;
        }

        return false;
    }

    /// <summary>True when the node is in a loop that <paramref name="outer"/> is not in.</summary>
    public static bool MayRepeat(SyntaxNode node, SyntaxNode outer) => node.Ancestors().Any(ancestor => IsLoop(ancestor) && !ancestor.Span.Contains(outer.Span));

    /// <summary>True when both are in a loop that <paramref name="outer"/> is not in, so that what stands below can run before what stands above.</summary>
    public static bool ShareALoop(SyntaxNode first, SyntaxNode second, SyntaxNode outer) =>
        first.Ancestors().Any(ancestor => IsLoop(ancestor) && ancestor.Span.Contains(second.Span) && !ancestor.Span.Contains(outer.Span));

    /// <summary>The method, accessor, lambda, local function or member that the node is part of.</summary>
    public static SyntaxNode? BodyOf(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or BasePropertyDeclarationSyntax
                or BaseFieldDeclarationSyntax or CompilationUnitSyntax) return ancestor;
        }

        return null;
    }

    /// <summary>The block that a local can be used in; the whole file for those of top-level statements.</summary>
    public static SyntaxNode? ScopeOf(SyntaxNode declaration) =>
        declaration.Ancestors().FirstOrDefault(ancestor => ancestor is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax
            || (ancestor is StatementSyntax && ancestor is ForStatementSyntax or UsingStatementSyntax or FixedStatementSyntax));

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    // Whether a part runs that its parent does not always run.
    private static bool IsConditionalPart(SyntaxNode part, SyntaxNode parent) => parent switch
    {
        IfStatementSyntax branch => part != branch.Condition,
        ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or ConditionalAccessExpressionSyntax => true,
        ConditionalExpressionSyntax condition => part != condition.Condition,
        BinaryExpressionSyntax either => part == either.Right && either.OperatorToken.ValueText is "&&" or "||" or "??",
        ForStatementSyntax loop => part == loop.Statement,
        CommonForEachStatementSyntax loop => part == loop.Statement,
        WhileStatementSyntax loop => part == loop.Statement,
        TryStatementSyntax attempt => part == attempt.Block && attempt.Catches.Count > 0,
        _ => false,
    };
}
