using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// Is this code guarded so that it runs once and what it makes is found again? The forms: <c>f ??= make</c>, <c>f ?? (f = make)</c>, <c>if (f is null) f = make</c>,
/// <c>if (f is not null) return f; f = make</c>, <c>if (!ready) { make; ready = true; }</c>, a dictionary asked first, <c>CompareExchange(ref f, make, null)</c>.
/// </summary>
internal static class KeptForReuse
{
    /// <param name="node">The creation or the call that leads to it.</param>
    /// <param name="model">The model of the node's tree.</param>
    /// <param name="forgets">True for types whose objects live for one invocation only: their instance fields keep nothing.</param>
    /// <param name="cancel">Cancels the question.</param>
    public static bool Is(SyntaxNode node, SemanticModel model, Func<INamedTypeSymbol, bool> forgets, CancellationToken cancel)
    {
        var child = node;
        for (var current = node.Parent; current is not null; child = current, current = current.Parent)
        {
            switch (current)
            {
                case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && assignment.Right == child:
                    if (Keeps(assignment.Left)) return true;
                    break;
                case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression) && coalesce.Right == child:
                    if (Keeps(coalesce.Left)) return true;
                    break;
                case ConditionalExpressionSyntax conditional when conditional.Condition != child:
                    if (MembersIn(conditional.Condition).Any(member => Keeps(member) && IsSetIn(conditional, member))) return true;
                    break;
                case IfStatementSyntax guard when guard.Condition != child:
                    if (MembersIn(guard.Condition).Any(member => Keeps(member) && IsSetIn(guard.Statement, member))) return true;
                    break;
                case BlockSyntax block:
                    if (ReturnsEarlierWhenKept(block.Statements, child)) return true;
                    break;
                case ArgumentListSyntax arguments:
                    if (arguments.Arguments.Any(argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) && Keeps(argument.Expression))) return true;
                    break;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax:
                    return false;
            }
        }

        return false;

        bool Keeps(ExpressionSyntax expression) => model.GetSymbolInfo(Root(expression), cancel).Symbol switch
        {
            IFieldSymbol { IsConst: false } field => field.IsStatic || !forgets(field.ContainingType),
            IPropertySymbol property => property.IsStatic || !forgets(property.ContainingType),
            _ => false,
        };

        // if (f is not null) return f;  …  f = make;
        bool ReturnsEarlierWhenKept(SyntaxList<StatementSyntax> statements, SyntaxNode inside)
        {
            foreach (var statement in statements)
            {
                if (statement == inside) return false;
                if (statement is not IfStatementSyntax guard || !guard.Statement.DescendantNodesAndSelf().Any(exit => exit is ReturnStatementSyntax)) continue;
                foreach (var member in MembersIn(guard.Condition))
                {
                    if (Keeps(member) && statements.SkipWhile(later => later != inside).Any(later => IsSetIn(later, member))) return true;
                }
            }

            return false;
        }
    }

    // The leftmost part that names something: of _cache[key] the field, of this._source the field, of Holder.Source the member.
    private static ExpressionSyntax Root(ExpressionSyntax expression) => expression switch
    {
        ElementAccessExpressionSyntax element => Root(element.Expression),
        ParenthesizedExpressionSyntax parenthesized => Root(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => Root(suppressed.Operand),
        _ => expression,
    };

    // Names in a condition that could be members; locals drop out when they are bound.
    private static IEnumerable<ExpressionSyntax> MembersIn(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.Parent is not MemberAccessExpressionSyntax access || access.Name != name || access.Parent is not InvocationExpressionSyntax)
            .Select(name => name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name);

    // Assigned, passed by reference, or told to store something.
    private static bool IsSetIn(SyntaxNode code, ExpressionSyntax member)
    {
        var name = NameOf(member);
        return code.DescendantNodesAndSelf().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => NameOf(Root(assignment.Left)) == name,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && NameOf(argument.Expression) == name,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd" or "Set" or "Exchange" } call => NameOf(Root(call.Expression)) == name,
            _ => false,
        });
    }

    private static string NameOf(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };
}
