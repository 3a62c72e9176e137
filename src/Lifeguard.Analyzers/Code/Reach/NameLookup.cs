using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>
/// Which symbol does a name in a body mean? Asked of the scopes it stands in, where they know of one alone. To bind a name is to bind and to flow-analyse the whole body around it, a hundred
/// times as much.
/// </summary>
internal static class NameLookup
{
    private const int MostReceivers = 6;

    /// <summary>What is certainly meant, as it is declared; null where only binding can tell.</summary>
    public static ISymbol? Of(SimpleNameSyntax mention, SemanticModel model)
    {
        var called = Called(mention);
        var arguments = (called.Parent as InvocationExpressionSyntax)?.Expression == called ? ((InvocationExpressionSyntax)called.Parent!).ArgumentList : null;
        if (ReceiverOf(mention) is { } receiver)
        {
            return TypeOf(receiver, model, MostReceivers) is { } type ? Only(Members(type, mention, model, withExtensions: arguments is not null), mention, arguments) : null;
        }

        if (called != mention || !IsInScope(mention) || LocalNames.DeclarationOf(mention) is not null) return null;
        var found = Only(model.LookupSymbols(mention.SpanStart, container: null, mention.Identifier.ValueText), mention, arguments);
        return mention.Parent is MemberAccessExpressionSyntax && IsNamedLikeItsType(found) ? null : found;
    }

    /// <summary>What a name or the member after a dot means, bound only where lookup does not tell.</summary>
    public static ISymbol? Bind(ExpressionSyntax expression, SemanticModel model, CancellationToken cancel)
    {
        var name = expression as SimpleNameSyntax ?? (expression as MemberAccessExpressionSyntax)?.Name;
        return (name is null ? null : Of(name, model)) ?? model.GetSymbolInfo(expression, cancel).Symbol;
    }

    /// <summary>The type that a name stands for at its place; null when it stands for none.</summary>
    public static ITypeSymbol? TypeNamed(TypeSyntax name, SemanticModel model)
    {
        var type = model.GetSpeculativeTypeInfo(name.SpanStart, name, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        return type is null or { TypeKind: TypeKind.Error } ? null : type;
    }

    /// <summary>What members of this name a type has, those that extend it included where wanted.</summary>
    public static ImmutableArray<ISymbol> Members(ITypeSymbol type, SimpleNameSyntax mention, SemanticModel model, bool withExtensions) =>
        model.LookupSymbols(mention.SpanStart, type, mention.Identifier.ValueText, withExtensions);

    /// <summary>The type of a simple receiver: a local, a parameter, a member, and members of these; null for other expressions.</summary>
    public static ITypeSymbol? TypeOf(ExpressionSyntax receiver, SemanticModel model) => TypeOf(receiver, model, MostReceivers);

    private static ITypeSymbol? TypeOf(ExpressionSyntax receiver, SemanticModel model, int left)
    {
        var found = left == 0 ? null : receiver switch
        {
            ParenthesizedExpressionSyntax { Expression: var inner } => TypeOf(inner, model, left - 1),
            PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) => TypeOf(suppressed.Operand, model, left - 1),
            ThisExpressionSyntax when receiver.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type => model.GetDeclaredSymbol(type),
            ObjectCreationExpressionSyntax { Type: var created } => TypeNamed(created, model),
            CastExpressionSyntax { Type: var target } => TypeNamed(target, model),
            IdentifierNameSyntax name when LocalNames.DeclarationOf(name) is { } declaration => TypeOfLocal(declaration, model, left - 1),
            IdentifierNameSyntax name => TypeOf(model.LookupSymbols(name.SpanStart, container: null, name.Identifier.ValueText)),
            MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name, Expression: var owner } when TypeOf(owner, model, left - 1) is { } type => TypeOf(Members(type, name, model, withExtensions: false)),
            InvocationExpressionSyntax call => TypeReturned(call, model, left - 1),
            AwaitExpressionSyntax { Expression: var awaited } => TypeOf(awaited, model, left - 1) is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : null,
            _ => null,
        };

        // Lookup knows classes, structs and interfaces; of T? the members are those of Nullable<T> or of T.
        return found is { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Struct or TypeKind.Enum } and not { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } ? found : null;
    }

    // Lookup of a local binds the body, too, for it tells its nullability.
    private static ITypeSymbol? TypeOfLocal(SyntaxNode declaration, SemanticModel model, int left) => declaration switch
    {
        ParameterSyntax { Type: { } type } => TypeNamed(type, model),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } type and not RefTypeSyntax and not ScopedTypeSyntax } } => TypeNamed(type, model),
        VariableDeclaratorSyntax { Initializer.Value: var value } => TypeOf(value, model, left),
        _ => null,
    };

    // Load(id) · orders.Load(id) · provider.GetRequiredService<IOrders>()
    private static ITypeSymbol? TypeReturned(InvocationExpressionSyntax call, SemanticModel model, int left)
    {
        var method = call.Expression switch
        {
            SimpleNameSyntax name => Of(name, model),
            MemberAccessExpressionSyntax { Name: var name, Expression: var owner } when TypeOf(owner, model, left) is { } type => Only(Members(type, name, model, withExtensions: true), name, call.ArgumentList),
            _ => null,
        };
        if (method is not IMethodSymbol called) return null;
        if (!called.IsGenericMethod) return called.ReturnType;
        var given = ((call.Expression as MemberAccessExpressionSyntax)?.Name ?? call.Expression) as GenericNameSyntax;
        return given is not null && called.ReturnType is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } returned ? TypeNamed(given.TypeArgumentList.Arguments[returned.Ordinal], model) : null;
    }

    private static ITypeSymbol? TypeOf(ImmutableArray<ISymbol> symbols) => symbols is not [var only] ? null : only switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,                                             // of a primary constructor
        INamedTypeSymbol type => type,
        _ => null,
    };

    // Overloads that cannot take as many arguments are out; where several are left, or one that only extends the type, the arguments' types decide.
    private static ISymbol? Only(ImmutableArray<ISymbol> symbols, SimpleNameSyntax mention, ArgumentListSyntax? arguments)
    {
        ISymbol? only = null;
        foreach (var symbol in symbols)
        {
            if (symbol is IMethodSymbol method && !MayBe(method, mention, arguments)) continue;
            if (only is not null) return null;
            only = symbol;
        }

        return only switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } or IFieldSymbol or IPropertySymbol or IEventSymbol => only,
            _ => null,
        };
    }

    private static bool MayBe(IMethodSymbol method, SimpleNameSyntax mention, ArgumentListSyntax? arguments)
    {
        if (mention is GenericNameSyntax generic && method.Arity != generic.Arity) return false;
        return arguments is null || CallArguments.MayFit(method, arguments.Arguments.Count);
    }

    private static ExpressionSyntax Called(SimpleNameSyntax mention) => mention.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == mention => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => mention,
    };

    /// <summary>The expression before the dot; null when there is none.</summary>
    public static ExpressionSyntax? ReceiverOf(SimpleNameSyntax mention)
    {
        if (mention.Parent is MemberAccessExpressionSyntax access) return access.Name == mention && access.IsKind(SyntaxKind.SimpleMemberAccessExpression) ? access.Expression : null;
        if (mention.Parent is not MemberBindingExpressionSyntax) return null;
        for (var inner = mention.Parent; inner.Parent is ExpressionSyntax outer; inner = outer)
        {
            if (outer is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == inner) return conditional.Expression;
        }

        return null;
    }

    /// <summary>True for a lone name in an expression. Elsewhere it belongs to something other than its scope: a member of what is initialised or matched, a parameter's name, a type.</summary>
    public static bool IsInScope(SimpleNameSyntax mention) => mention.Parent switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != mention,
        MemberAccessExpressionSyntax access => access.Expression == mention,
        MemberBindingExpressionSyntax => false,
        CastExpressionSyntax cast => cast.Expression == mention,
        BinaryExpressionSyntax operation when operation.IsKind(SyntaxKind.IsExpression) || operation.IsKind(SyntaxKind.AsExpression) => operation.Left == mention,
        TypeSyntax or BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax or DeclarationExpressionSyntax => false,
        ExpressionSyntax or ArgumentSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ExpressionStatementSyntax or InterpolationSyntax => true,
        _ => false,
    };

    // Color Color: the name may stand for the type as well.
    private static bool IsNamedLikeItsType(ISymbol? symbol) => symbol switch
    {
        IPropertySymbol property => property.Type.Name == property.Name,
        IFieldSymbol field => field.Type.Name == field.Name,
        _ => false,
    };
}
