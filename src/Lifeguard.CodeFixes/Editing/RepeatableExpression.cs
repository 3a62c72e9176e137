using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// May this expression be evaluated a second time elsewhere with the same result and no further effect? Literals, constants, environment variables, static
/// members, configuration values, and what concatenation, interpolation and <c>??</c> make of them.
/// </summary>
internal static class RepeatableExpression
{
    private static readonly HashSet<string> ConfigurationReads =
        new(StringComparer.Ordinal) { "GetConnectionString", "GetValue", "GetSection", "GetRequiredSection" };

    /// <param name="expression">The expression asked about.</param>
    /// <param name="isRepeatableName">Decides locals, parameters and instance members, which this type knows nothing about.</param>
    /// <param name="model">The expression's semantic model.</param>
    /// <param name="cancel">Stops the question.</param>
    public static bool Holds(ExpressionSyntax expression, Func<ISymbol, bool> isRepeatableName, SemanticModel model, CancellationToken cancel)
    {
        var pending = new Stack<ExpressionSyntax>();
        pending.Push(expression);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case LiteralExpressionSyntax or DefaultExpressionSyntax or TypeOfExpressionSyntax or PredefinedTypeSyntax or ThisExpressionSyntax:
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    pending.Push(parenthesized.Expression);
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving:
                    pending.Push(forgiving.Operand);
                    break;
                case CastExpressionSyntax cast:
                    pending.Push(cast.Expression);
                    break;
                case BinaryExpressionSyntax binary:
                    pending.Push(binary.Left);
                    if (binary.Right is not TypeSyntax || !binary.IsKind(SyntaxKind.AsExpression)) pending.Push(binary.Right);
                    break;
                case ConditionalExpressionSyntax conditional:
                    pending.Push(conditional.Condition);
                    pending.Push(conditional.WhenTrue);
                    pending.Push(conditional.WhenFalse);
                    break;
                case ThrowExpressionSyntax { Expression: ObjectCreationExpressionSyntax { Initializer: null } thrown }:
                    PushAll(thrown.ArgumentList, pending);
                    break;
                case InterpolatedStringExpressionSyntax interpolated:
                    foreach (var hole in interpolated.Contents.OfType<InterpolationSyntax>()) pending.Push(hole.Expression);
                    break;
                case MemberAccessExpressionSyntax access when model.GetSymbolInfo(access.Name, cancel).Symbol is { } member:
                    if (!IsRepeatable(member, isRepeatableName)
                        && !(member is IPropertySymbol or IFieldSymbol && access.Expression is not ThisExpressionSyntax))
                    {
                        return false;
                    }

                    if (!member.IsStatic && member is not (INamespaceOrTypeSymbol or IMethodSymbol)) pending.Push(access.Expression);
                    break;
                case IdentifierNameSyntax name when model.GetSymbolInfo(name, cancel).Symbol is { } symbol:
                    if (!IsRepeatable(symbol, isRepeatableName)) return false;
                    break;
                case ElementAccessExpressionSyntax element:
                    pending.Push(element.Expression);
                    foreach (var argument in element.ArgumentList.Arguments) pending.Push(argument.Expression);
                    break;
                case InvocationExpressionSyntax invocation when IsNameOf(invocation, model, cancel):
                    break;
                case InvocationExpressionSyntax invocation when model.GetSymbolInfo(invocation, cancel).Symbol is IMethodSymbol method
                    && IsRepeatableCall(method):
                    if (invocation.Expression is MemberAccessExpressionSyntax target
                        && (!method.IsStatic || method.ReducedFrom is not null))
                    {
                        pending.Push(target.Expression);
                    }

                    PushAll(invocation.ArgumentList, pending);
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool IsRepeatable(ISymbol symbol, Func<ISymbol, bool> isRepeatableName) =>
        symbol switch
        {
            INamespaceOrTypeSymbol => true,
            IFieldSymbol or IPropertySymbol when symbol.IsStatic => true,
            _ => isRepeatableName(symbol),
        };

    /// <summary>
    /// Environment variables, strings, configuration; and the author's own static methods that answer with a string, which already run on every invocation.
    /// </summary>
    private static bool IsRepeatableCall(IMethodSymbol method) =>
        (method.ContainingType.Name == "Environment" && method.Name is "GetEnvironmentVariable" or "ExpandEnvironmentVariables")
        || method.ContainingType.SpecialType == SpecialType.System_String
        || ConfigurationReads.Contains(method.Name)
        || (method.IsStatic && method.ReturnType.SpecialType == SpecialType.System_String && !method.DeclaringSyntaxReferences.IsEmpty);

    private static bool IsNameOf(InvocationExpressionSyntax invocation, SemanticModel model, CancellationToken cancel) =>
        invocation.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && model.GetConstantValue(invocation, cancel).HasValue;

    private static void PushAll(ArgumentListSyntax? arguments, Stack<ExpressionSyntax> pending)
    {
        foreach (var argument in arguments?.Arguments ?? default) pending.Push(argument.Expression);
    }
}
