using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Does this reference do nothing but dispose what it names? What is shared must not be disposed by one of its users.</summary>
internal static class DisposalStatement
{
    private static readonly HashSet<string> Disposing = new(StringComparer.Ordinal) { "Dispose", "DisposeAsync", "Close", "CloseAsync" };

    /// <summary>True for the names of the methods by which something is given back.</summary>
    public static bool IsDisposing(string method) => Disposing.Contains(method);

    /// <summary>True when the value itself is disposed here, in whatever form.</summary>
    public static bool Disposes(ExpressionSyntax reference) =>
        Whole(reference).Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured } => Disposes(configured),
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access => access.Expression == Whole(reference)
                && Disposing.Contains(access.Name.Identifier.ValueText),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } =>
                Disposing.Contains(binding.Name.Identifier.ValueText),
            UsingStatementSyntax => true,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: UsingStatementSyntax } } => true,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax local } } =>
                !local.UsingKeyword.IsKind(SyntaxKind.None),
            _ => false,
        };

    /// <summary>
    /// The statement to remove: <c>ds.Dispose();</c>, <c>await ds.DisposeAsync();</c>, <c>ds?.Dispose();</c>, <c>if (ds != null) ds.Dispose();</c>; null when
    /// it is another form.
    /// </summary>
    public static StatementSyntax? Of(ExpressionSyntax reference)
    {
        if (!Disposes(reference)) return null;

        var statement = reference.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is not ExpressionStatementSyntax { Expression: var expression } || Called(expression) != Whole(reference)) return null;

        StatementSyntax outer = statement;
        if (outer.Parent is BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax } only) outer = only;
        if (outer.Parent is IfStatementSyntax { Else: null } check && IsNullCheck(check.Condition, reference)) outer = check;
        else outer = statement;

        return outer.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax && StatementRemoval.IsPossible(outer) ? outer : null;
    }

    /// <summary>The reference with <c>this.</c> and parentheses.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax reference)
    {
        var whole = Shapes.WithThis(reference);
        while (whole.Parent is ParenthesizedExpressionSyntax || Shapes.IsForgiven(whole.Parent)) whole = (ExpressionSyntax)whole.Parent!;
        return whole;
    }

    /// <summary>On what is the outermost call of the statement made?</summary>
    private static ExpressionSyntax? Called(ExpressionSyntax expression)
    {
        return Shapes.Awaited(expression).Awaited switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
            ConditionalAccessExpressionSyntax conditional => conditional.Expression,
            _ => null,
        };
    }

    private static bool IsNullCheck(ExpressionSyntax condition, ExpressionSyntax reference)
    {
        var name = Whole(reference).ToString();
        return condition switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } binary => binary.Left.ToString() == name
                && binary.Right.IsKind(SyntaxKind.NullLiteralExpression),
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax other } } pattern =>
                pattern.Expression.ToString() == name && other.Expression.IsKind(SyntaxKind.NullLiteralExpression),
            _ => false,
        };
    }
}
