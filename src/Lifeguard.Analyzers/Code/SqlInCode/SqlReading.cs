using System.Collections.Immutable;
using System.Globalization;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>
/// Which texts can this expression yield? Literals, sums, interpolations, constants, fields, locals, conditions, formats and string builders are read; everything else is a hole.
/// </summary>
/// <remarks>Calls itself for the parts of an expression, to a depth of <see cref="MaxDepth"/> and with a budget for all of them together; the terms of a sum, which can be thousands, are a loop.</remarks>
internal sealed class SqlReading
{
    /// <summary>Conditions multiply; more texts than this are not told apart.</summary>
    public const int MaxAlternatives = 8;

    private const int MaxDepth = 24;
    private const int MaxSteps = 4_000;

    private readonly SemanticModels _models;
    private readonly CancellationToken _cancel;
    private int _steps;

    private SqlReading(SemanticModels models, CancellationToken cancel)
    {
        _models = models;
        _cancel = cancel;
    }

    /// <summary>The texts, the most likely first; one text that is a hole where nothing is known.</summary>
    /// <param name="expression">What is sent.</param>
    /// <param name="call">The calls through which it gets there; null where it stands in the call itself.</param>
    /// <param name="models">Models of the compilation.</param>
    /// <param name="cancel">Cancels the question.</param>
    public static ImmutableArray<SqlText> Of(ExpressionSyntax expression, SqlCall? call, SemanticModels models, CancellationToken cancel) =>
        new SqlReading(models, cancel).Fold(expression, new Place(call, 0)).Select(SqlText.Of).ToImmutableArray();

    /// <summary>What an expression is read in: the calls around it, and how deep the reading is.</summary>
    internal readonly record struct Place(SqlCall? Call, int Depth)
    {
        public Place Deeper => this with { Depth = Depth + 1 };
    }

    internal SemanticModel Model(SyntaxNode node) => _models.Of(node);

    internal CancellationToken Cancel => _cancel;

    internal SqlAlternatives Fold(ExpressionSyntax expression, Place place)
    {
        _cancel.ThrowIfCancellationRequested();
        if (place.Depth > MaxDepth || ++_steps > MaxSteps) return SqlAlternatives.Hole(SqlHoleKind.Text, expression);
        place = place.Deeper;
        switch (expression)
        {
            case LiteralExpressionSyntax literal:
                return literal.Token.Value switch
                {
                    string => SqlAlternatives.Of(SqlPart.Written(literal.Token)),
                    null => SqlAlternatives.Empty,
                    var value => SqlAlternatives.Of(SqlPart.Known(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")),
                };
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax when Unwrapped.Of(expression) is var inner && inner != expression:
                return Fold(inner, place);
            case CheckedExpressionSyntax or AwaitExpressionSyntax:
                return Unknown(expression);
            case InterpolatedStringExpressionSyntax interpolated:
                return Interpolation(interpolated, place);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                return Sum(sum, place);
            case BinaryExpressionSyntax either when either.IsKind(SyntaxKind.CoalesceExpression):
                return Fold(either.Left, place).Or(either.Right is ThrowExpressionSyntax ? SqlAlternatives.None : Fold(either.Right, place));
            case ConditionalExpressionSyntax condition:
                return Branch(condition.WhenTrue, place).Or(Branch(condition.WhenFalse, place));
            case SwitchExpressionSyntax choice:
                return choice.Arms.Aggregate(SqlAlternatives.None, (texts, arm) => texts.Or(Branch(arm.Expression, place)));
            case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                return Fold(assignment.Right, place);
            case InvocationExpressionSyntax call:
                return Called(call, place);
            case SimpleNameSyntax or MemberAccessExpressionSyntax:
                return Named(expression, place);
            default:
                return Unknown(expression);
        }
    }

    private SqlAlternatives Branch(ExpressionSyntax expression, Place place) => expression is ThrowExpressionSyntax ? SqlAlternatives.None : Fold(expression, place);

    // a + b + c is nested to the left: a thousand terms would be a thousand calls deep.
    private SqlAlternatives Sum(BinaryExpressionSyntax sum, Place place)
    {
        var terms = new Stack<ExpressionSyntax>();
        ExpressionSyntax current = sum;
        while (current is BinaryExpressionSyntax next && next.IsKind(SyntaxKind.AddExpression))
        {
            terms.Push(next.Right);
            current = next.Left;
        }

        terms.Push(current);
        return terms.Aggregate(SqlAlternatives.Empty, (texts, term) => texts.Then(IsWrittenText(term) ? Fold(term, place) : Fold(term, place).At(term.GetLocation())));
    }

    private static bool IsWrittenText(ExpressionSyntax term) => term is LiteralExpressionSyntax { Token.Value: string } or InterpolatedStringExpressionSyntax;

    private SqlAlternatives Interpolation(InterpolatedStringExpressionSyntax interpolated, Place place)
    {
        // Converted to FormattableString, or to a handler of the library's own, the values travel as parameters.
        var isParameterised = Model(interpolated).GetTypeInfo(interpolated, _cancel).ConvertedType is { SpecialType: not (SpecialType.System_String or SpecialType.System_Object) };
        var isRaw = interpolated.StringStartToken.Text.IndexOf("\"\"\"", StringComparison.Ordinal) >= 0;
        var texts = SqlAlternatives.Empty;
        foreach (var content in interpolated.Contents)
        {
            texts = content switch
            {
                InterpolatedStringTextSyntax written => texts.Then(SqlAlternatives.Of(SqlPart.Written(written.TextToken)).SelectMany(isRaw ? static part => [part] : CompositeFormat.WithoutDoubledBraces)),
                InterpolationSyntax hole when isParameterised => texts.Then(SqlAlternatives.Hole(SqlHoleKind.Parameter, hole.Expression).At(hole.GetLocation())),
                InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole => texts.Then(Fold(hole.Expression, place).At(hole.GetLocation())),
                InterpolationSyntax hole => texts.Then(Unknown(hole.Expression).At(hole.GetLocation())),
                _ => texts,
            };
        }

        return texts;
    }

    private SqlAlternatives Called(InvocationExpressionSyntax call, Place place)
    {
        if (call.Expression is MemberAccessExpressionSyntax access)
        {
            var arguments = call.ArgumentList.Arguments;
            switch (access.Name.Identifier.ValueText)
            {
                case "Trim" or "TrimStart" or "TrimEnd" or "ReplaceLineEndings" or "Normalize" or "ToString" when IsString(access.Expression):
                    return Fold(access.Expression, place);
                case "ToString" when IsBuilder(access.Expression):
                    return BuilderText.Of(access.Expression, call, this, place);
                case "Replace" when IsString(access.Expression) && arguments.Count >= 2:
                    return Replaced(access.Expression, arguments[0].Expression, arguments[1].Expression, place);
                case "Format" when IsStringType(access.Expression) && arguments.Count > 0:
                    return Formatted(arguments, place);
                case "Concat" when IsStringType(access.Expression):
                    return ElementsOf(arguments, 0) is { } parts ? parts.Aggregate(SqlAlternatives.Empty, (texts, part) => texts.Then(Fold(part, place))) : Unknown(call);
                case "Join" when IsStringType(access.Expression) && arguments.Count > 1 && ElementsOf(arguments, 1) is { } joined:
                    return Joined(arguments[0].Expression, joined, place);
                case "Invariant" or "CurrentCulture" when arguments.Count == 1 && access.Expression.ToString().EndsWith("FormattableString", StringComparison.Ordinal):
                    return arguments[0].Expression is InterpolatedStringExpressionSyntax text ? WithTextHoles(Interpolation(text, place)) : Unknown(call);
            }
        }

        if (Model(call).GetConstantValue(call, _cancel) is { HasValue: true, Value: string constant }) return SqlAlternatives.Of(SqlPart.Known(constant));   // nameof
        return ReturnedBy(call, place) ?? Unknown(call);
    }

    // FormattableString.Invariant writes the values into the text.
    private static SqlAlternatives WithTextHoles(SqlAlternatives texts) => texts.Select(part => part.Hole is SqlHoleKind.Parameter ? part with { Hole = SqlHoleKind.Text } : part);

    // A method of this compilation that does nothing but return a text; what it takes is read as what the call passes.
    private SqlAlternatives? ReturnedBy(InvocationExpressionSyntax call, Place place)
    {
        if (Model(call).GetSymbolInfo(call, _cancel).Symbol is not IMethodSymbol { IsAbstract: false, IsVirtual: false, IsOverride: false } method) return null;
        if ((method.ReducedFrom ?? method).OriginalDefinition.DeclarationsIn(Model(call).Compilation) is not [var reference]) return null;
        var returned = reference.GetSyntax(_cancel) switch
        {
            MethodDeclarationSyntax declared => SingleValue.ReturnedBy(declared.Body, declared.ExpressionBody),
            LocalFunctionStatementSyntax declared => SingleValue.ReturnedBy(declared.Body, declared.ExpressionBody),
            _ => null,
        };
        return returned is null || !IsText(method.ReturnType) ? null : Fold(returned, place with { Call = new SqlCall(call, method, place.Call) });
    }

    private SqlAlternatives Named(ExpressionSyntax name, Place place)
    {
        switch (Model(name).GetSymbolInfo(name, _cancel).Symbol)
        {
            case ILocalSymbol local:
                return LocalText.Of(local, name, this, place);
            case IParameterSymbol parameter when place.Call?.ArgumentFor(parameter) is var (value, around) && !SqlFlow.IsReassigned(parameter, _models, _cancel):
                return Fold(value, place with { Call = around });
            case IFieldSymbol field:
                var initial = field.IsConst || (field.IsReadOnly && field.IsStatic) ? SourceOf(field, Model(name).Compilation) : null;
                if (initial is not null) return Fold(initial, place with { Call = null });
                return field is { HasConstantValue: true, ConstantValue: { } constant } && field.ContainingType?.TypeKind != TypeKind.Enum
                    ? SqlAlternatives.Of(SqlPart.Known(Convert.ToString(constant, CultureInfo.InvariantCulture) ?? ""))
                    : field.IsStatic && field.IsReadOnly && field.ContainingType?.SpecialType == SpecialType.System_String ? SqlAlternatives.Empty : Unknown(name);   // string.Empty
            case IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false }
                when NewLine(name) is { } line:
                return line;
            case IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false } when SingleValue.Of(name, Model(name), _cancel) is { } value:
                return Fold(value, place with { Call = null });
            default:
                return Unknown(name);
        }
    }

    private static SqlAlternatives? NewLine(ExpressionSyntax name) =>
        name is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NewLine", Expression: var owner } && owner.ToString().EndsWith("Environment", StringComparison.Ordinal)
            ? SqlAlternatives.Of(SqlPart.Known("\n"))
            : null;

    private ExpressionSyntax? SourceOf(IFieldSymbol field, Compilation compilation) =>
        field.DeclarationsIn(compilation) is [var reference] && reference.GetSyntax(_cancel) is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null;

    // "SET ROLE {role}".Replace("{role}", name): the value stands where the placeholder stood.
    private SqlAlternatives Replaced(ExpressionSyntax text, ExpressionSyntax old, ExpressionSyntax replacement, Place place)
    {
        if (Model(old).GetConstantValue(old, _cancel) is not { HasValue: true, Value: string { Length: > 0 } placeholder }) return Unknown(text);
        var values = Fold(replacement, place);
        var value = values.IsSingle ? values.Single : [SqlPart.Unknown(SqlHoleKind.Text, replacement)];
        return Fold(text, place).SelectMany(part => part.Hole is null ? Split(part, placeholder, value) : [part]);
    }

    private static IEnumerable<SqlPart> Split(SqlPart part, string placeholder, IReadOnlyList<SqlPart> value)
    {
        var start = 0;
        for (var at = part.Text.IndexOf(placeholder, StringComparison.Ordinal); at >= 0; at = part.Text.IndexOf(placeholder, start, StringComparison.Ordinal))
        {
            yield return part.Slice(start, at - start);
            foreach (var inserted in value) yield return inserted with { Site = part.Slice(at, placeholder.Length).Source };
            start = at + placeholder.Length;
        }

        yield return part.Slice(start, part.Text.Length - start);
    }

    // string.Format("SET ROLE {0}", name), with a provider in front or without.
    private SqlAlternatives Formatted(SeparatedSyntaxList<ArgumentSyntax> arguments, Place place)
    {
        var at = arguments.Count > 1 && !IsString(arguments[0].Expression) ? 1 : 0;
        if (ElementsOf(arguments, at + 1) is not { } values) values = [];
        return Format(Fold(arguments[at].Expression, place), values, place);
    }

    internal SqlAlternatives Format(SqlAlternatives format, IReadOnlyList<ExpressionSyntax> values, Place place) =>
        format.SelectMany(part => part.Hole is not null ? [part] : CompositeFormat.Read(part).SelectMany(piece => piece.Item is { } item ? Item(item, piece.Text, values, place) : [piece.Text]));

    private IEnumerable<SqlPart> Item(int item, SqlPart placeholder, IReadOnlyList<ExpressionSyntax> values, Place place)
    {
        var value = item < values.Count ? Fold(values[item], place) : SqlAlternatives.Hole(SqlHoleKind.Text, null);
        var parts = value.IsSingle ? value.Single : [SqlPart.Unknown(SqlHoleKind.Text, values[item])];
        return parts.Select(part => part with { Site = placeholder.Source });
    }

    private SqlAlternatives Joined(ExpressionSyntax separator, IReadOnlyList<ExpressionSyntax> elements, Place place)
    {
        var between = Fold(separator, place);
        var texts = SqlAlternatives.Empty;
        for (var index = 0; index < elements.Count; index++)
        {
            if (index > 0) texts = texts.Then(between);
            texts = texts.Then(Fold(elements[index], place));
        }

        return texts;
    }

    // What is passed one by one, or as an array that is written there; null for a collection that is not known.
    private IReadOnlyList<ExpressionSyntax>? ElementsOf(SeparatedSyntaxList<ArgumentSyntax> arguments, int from)
    {
        if (arguments.Count == from + 1)
        {
            if (WrittenElements.Of(arguments[from].Expression) is { } written) return written;
            if (Model(arguments[from].Expression).GetTypeInfo(arguments[from].Expression, _cancel).Type is { SpecialType: not SpecialType.System_String } type
                && (type is IArrayTypeSymbol || type.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable)))
            {
                return null;
            }
        }

        return arguments.Skip(from).Select(argument => argument.Expression).ToArray();
    }

    private SqlAlternatives Unknown(ExpressionSyntax expression) =>
        Model(expression).GetConstantValue(expression, _cancel) is { HasValue: true, Value: string constant }
            ? SqlAlternatives.Of(SqlPart.Known(constant))
            : SqlAlternatives.Hole(IsText(Model(expression).GetTypeInfo(expression, _cancel).Type) ? SqlHoleKind.Text : SqlHoleKind.Value, expression);

    // A type parameter, an object, an interface can be a text; a number, a GUID or a date is one value.
    private static bool IsText(ITypeSymbol? type) => type is null or { IsValueType: false } or ITypeParameterSymbol;

    private bool IsString(ExpressionSyntax expression) => Model(expression).GetTypeInfo(expression, _cancel).Type?.SpecialType == SpecialType.System_String;

    private bool IsBuilder(ExpressionSyntax expression) => Model(expression).GetTypeInfo(expression, _cancel).Type.IsNamed("System.Text.StringBuilder");

    private static bool IsStringType(ExpressionSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } || type.ToString() is "String" or "System.String";
}
