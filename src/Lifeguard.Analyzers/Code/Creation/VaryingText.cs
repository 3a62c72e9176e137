using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>Which part of a connection string makes it another string from call to call?</summary>
/// <param name="Name">The part, as messages call it: <c>tenant</c>, <c>request.Tenant</c>, <c>Guid.NewGuid</c>.</param>
/// <param name="EachTime">True when no two calls have the same; false when calls with the same input share a string.</param>
internal sealed record VaryingText(string Name, bool EachTime)
{
    private const int MaxParts = 64;

    // What platforms give every invocation anew.
    private static readonly HashSet<string> Identities = new(StringComparer.Ordinal) { "AwsRequestId", "InvocationId", "TraceIdentifier", "TraceParent" };

    /// <summary>The part that varies most; null when nothing does for certain.</summary>
    public static VaryingText? In(ExpressionSyntax text, SemanticModel model, CancellationToken cancel)
    {
        VaryingText? input = null;
        foreach (var part in Parts(text, model, cancel))
        {
            if (Changing(part, model, cancel) is { } changing) return new VaryingText(changing, EachTime: true);
            input ??= InputOf(part, model, cancel) is { } name ? new VaryingText(name, EachTime: false) : null;
        }

        return input;
    }

    // What the text is put together from: operands, holes, arguments of Format and Concat, settings of a builder, and the single values of locals among them.
    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax text, SemanticModel model, CancellationToken cancel)
    {
        var queue = new Queue<(ExpressionSyntax Expression, bool IsPart)>();
        queue.Enqueue((text, false));
        for (var left = MaxParts; queue.Count > 0 && left > 0; left--)
        {
            var (current, isPart) = queue.Dequeue();
            switch (current)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    queue.Enqueue((parenthesized.Expression, isPart));
                    break;
                case PostfixUnaryExpressionSyntax suppressed:
                    queue.Enqueue((suppressed.Operand, isPart));
                    break;
                case IdentifierNameSyntax when model.GetSymbolInfo(current, cancel).Symbol is ILocalSymbol local && SingleValue.OfLocal(local, model, cancel) is { } value:
                    queue.Enqueue((value, isPart));
                    break;
                default:
                    var pieces = PiecesOf(current, model, cancel).ToList();
                    foreach (var piece in pieces) queue.Enqueue((piece, true));
                    if (pieces.Count == 0 && (isPart || current is InvocationExpressionSyntax)) yield return current;
                    break;
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> PiecesOf(ExpressionSyntax text, SemanticModel model, CancellationToken cancel) => text switch
    {
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => [sum.Left, sum.Right],
        InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.OfType<InterpolationSyntax>().Select(hole => hole.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" or "Concat", Expression: PredefinedTypeSyntax }, ArgumentList: var arguments } =>
            arguments.Arguments.Select(argument => argument.Expression),
        _ => new[] { BuilderSettings.StartOf(text, model, cancel) }.OfType<ExpressionSyntax>().Concat(BuilderSettings.Of(text, model, cancel).Select(setting => setting.Value)),
    };

    private static string? Changing(ExpressionSyntax part, SemanticModel model, CancellationToken cancel)
    {
        foreach (var name in part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (Identities.Contains(name.Identifier.ValueText) && name.Parent is MemberAccessExpressionSyntax access && access.Name == name) return access.ToString();
            if (model.GetSymbolInfo(name, cancel).Symbol is { IsStatic: true, ContainingType: { } type } member && CreationInputs.Changing.Contains(type.Name + "." + member.Name)) return type.Name + "." + member.Name;
        }

        return null;
    }

    // A caller's input: a text or a number, or such a member of what the caller passes. What constructors take is configuration, and so is what is called so.
    private static string? InputOf(ExpressionSyntax part, SemanticModel model, CancellationToken cancel)
    {
        var root = part;
        while (root is MemberAccessExpressionSyntax access) root = access.Expression;
        if (root is not IdentifierNameSyntax || model.GetSymbolInfo(root, cancel).Symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } parameter) return null;
        if (model.GetTypeInfo(part, cancel).Type is not { } type || !(type.SpecialType == SpecialType.System_String || type.IsValueType)) return null;
        return IsConfiguration(parameter.Type) ? null : part.ToString();
    }

    private static bool IsConfiguration(ITypeSymbol type) =>
        type.IsInNamespace("Microsoft.Extensions", orBelow: true)
        || ConfigurationWords.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal));

    private static readonly string[] ConfigurationWords = ["Options", "Settings", "Setting", "Configuration", "Config", "Credentials", "Secret", "Secrets"];
}
