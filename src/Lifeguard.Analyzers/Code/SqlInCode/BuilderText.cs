using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>Which texts can a <c>StringBuilder</c> hold where it is turned into a string? One that is a local of the method, or that is made, filled and read in one expression.</summary>
internal static class BuilderText
{
    /// <param name="builder">What <c>ToString</c> is called on.</param>
    /// <param name="use">The call of <c>ToString</c>.</param>
    /// <param name="reading">The reading that this is a part of.</param>
    /// <param name="place">Where it stands.</param>
    public static SqlAlternatives Of(ExpressionSyntax builder, ExpressionSyntax use, SqlReading reading, SqlReading.Place place)
    {
        var calls = Chain(builder, out var root);
        var texts = root switch
        {
            BaseObjectCreationExpressionSyntax creation => Made(creation, reading, place),
            IdentifierNameSyntax name when reading.Model(name).GetSymbolInfo(name, reading.Cancel).Symbol is ILocalSymbol local => Filled(local, name, use, reading, place),
            _ => SqlAlternatives.Hole(SqlHoleKind.Text, builder),
        };
        return calls.Aggregate(texts, (text, call) => After(text, call, reading, place));
    }

    /// <summary>The local that the chain of calls fills; null when it is another thing.</summary>
    public static IdentifierNameSyntax? LocalOf(ExpressionSyntax builder)
    {
        Chain(builder, out var root);
        return root as IdentifierNameSyntax;
    }

    // The calls on the builder, first to last, and what they start from.
    private static List<InvocationExpressionSyntax> Chain(ExpressionSyntax builder, out ExpressionSyntax root)
    {
        var calls = new List<InvocationExpressionSyntax>();
        root = builder;
        while (true)
        {
            switch (root)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    root = parenthesized.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                    calls.Add(call);
                    root = access.Expression;
                    break;
                default:
                    calls.Reverse();
                    return calls;
            }
        }
    }

    private static SqlAlternatives Made(BaseObjectCreationExpressionSyntax creation, SqlReading reading, SqlReading.Place place)
    {
        if (creation.ArgumentList?.Arguments.FirstOrDefault()?.Expression is not { } first) return SqlAlternatives.Empty;
        return reading.Model(first).GetTypeInfo(first, reading.Cancel).Type?.SpecialType == SpecialType.System_String ? reading.Fold(first, place) : SqlAlternatives.Empty;
    }

    private static SqlAlternatives Filled(ILocalSymbol local, ExpressionSyntax name, ExpressionSyntax use, SqlReading reading, SqlReading.Place place)
    {
        if (local.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(reading.Cancel) is not VariableDeclaratorSyntax { Initializer.Value: var value } declarator
            || StatementOrder.ScopeOf(declarator) is not { } scope) return SqlAlternatives.Hole(SqlHoleKind.Text, name);
        var texts = Of(value, value, reading, place.Deeper);
        foreach (var token in SourceIndex.TokensIn(scope.SyntaxTree, local.Name, reading.Cancel))
        {
            if (token.SpanStart <= declarator.SpanStart) continue;
            if (token.SpanStart > scope.Span.End) break;
            if (token.Parent is not IdentifierNameSyntax mention || mention == name || !IsOf(mention, local, reading)) continue;
            if (mention.SpanStart >= use.SpanStart && !StatementOrder.ShareALoop(mention, use, declarator)) break;
            var end = EndOfChain(mention, out var calls);
            if (calls.Count == 0)
            {
                if (mention.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Capacity", Parent: not AssignmentExpressionSyntax }) continue;
                return SqlAlternatives.Hole(SqlHoleKind.Text, name);                        // handed to other code
            }

            if (StatementOrder.BodyOf(mention) != StatementOrder.BodyOf(declarator)) return SqlAlternatives.Hole(SqlHoleKind.Text, name);
            var filled = StatementOrder.MayRepeat(mention, declarator)
                ? texts.Then(SqlAlternatives.Hole(SqlHoleKind.Text, null))
                : calls.Aggregate(texts, (text, call) => After(text, call, reading, place));
            texts = StatementOrder.RunsBefore(end, use) ? filled : texts.Or(filled);
        }

        return texts;
    }

    private static bool IsOf(IdentifierNameSyntax mention, ILocalSymbol local, SqlReading reading) =>
        SymbolEqualityComparer.Default.Equals(reading.Model(mention).GetSymbolInfo(mention, reading.Cancel).Symbol, local);

    private static ExpressionSyntax EndOfChain(IdentifierNameSyntax mention, out List<InvocationExpressionSyntax> calls)
    {
        calls = [];
        ExpressionSyntax end = mention;
        while (end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == end && call.Expression == access)
        {
            calls.Add(call);
            end = call;
        }

        return end;
    }

    private static SqlAlternatives After(SqlAlternatives texts, InvocationExpressionSyntax call, SqlReading reading, SqlReading.Place place)
    {
        var arguments = call.ArgumentList.Arguments;
        var name = ((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText;
        return name switch
        {
            "Append" when arguments.Count == 1 => texts.Then(reading.Fold(arguments[0].Expression, place)),
            "AppendLine" when arguments.Count == 0 => texts.Then(NewLine),
            "AppendLine" when arguments.Count == 1 => texts.Then(reading.Fold(arguments[0].Expression, place)).Then(NewLine),
            "AppendFormat" when arguments.Count > 0 && reading.Model(call).GetTypeInfo(arguments[0].Expression, reading.Cancel).Type?.SpecialType == SpecialType.System_String =>
                texts.Then(reading.Format(reading.Fold(arguments[0].Expression, place), arguments.Skip(1).Select(argument => argument.Expression).ToArray(), place)),
            "Clear" => SqlAlternatives.Empty,
            "ToString" or "EnsureCapacity" or "Equals" => texts,
            "Append" or "AppendFormat" or "AppendJoin" or "AppendLine" => texts.Then(SqlAlternatives.Hole(SqlHoleKind.Text, call)),
            _ => SqlAlternatives.Hole(SqlHoleKind.Text, call),
        };
    }

    private static readonly SqlAlternatives NewLine = SqlAlternatives.Of(SqlPart.Known("\n"));
}
