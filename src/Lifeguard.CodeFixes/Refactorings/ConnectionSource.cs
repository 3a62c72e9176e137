using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Refactorings;

/// <summary>Where a connection comes from, in a form that an attribute can say.</summary>
/// <param name="Setting"><c>Database = "ORDERS_DB"</c> or <c>Source = nameof(_orders)</c>.</param>
/// <param name="Removed">The statements that were there for the connection alone.</param>
internal sealed record ConnectionSource(string Setting, IReadOnlyList<StatementSyntax> Removed)
{
    /// <summary>Null where an attribute cannot say it: a text of the caller's, one that is put together, a pool that is looked up.</summary>
    public static ConnectionSource? Of(ExpressionSyntax value, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel)
    {
        if (value is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: 1 } arguments })
        {
            return OfText(arguments[0].Expression, method, model, cancel);
        }

        // A token or a deadline of the caller's is Lifeguard's affair now.
        if (Shapes.Awaited(value).Awaited is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called }
            || called is not { Name.Identifier.ValueText: "OpenConnectionAsync" or "OpenConnection" or "CreateConnection" }
            || called.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })
            || model.GetSymbolInfo(called.Expression, cancel).Symbol is not { } source)
        {
            return null;
        }

        return source is ILocalSymbol local ? OfOwnPool(local, method, model, cancel) : OfMember(source, method);
    }

    private static ConnectionSource? OfMember(ISymbol member, MethodDeclarationSyntax method)
    {
        var type = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter => parameter.Type,
            _ => null,
        };
        var isReachable = member.IsStatic || !method.Modifiers.Any(SyntaxKind.StaticKeyword);
        return isReachable && type is { NullableAnnotation: not NullableAnnotation.Annotated } && NpgsqlTypes.IsDataSource(type)
            ? new ConnectionSource($"Source = nameof({member.Name})", [])
            : null;
    }

    // A pool that the method builds for this one connection.
    private static ConnectionSource? OfOwnPool(ILocalSymbol pool, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel)
    {
        if (!NpgsqlTypes.IsDataSource(pool.Type)
            || DeclarationOf(pool, method, cancel) is not { } declaration
            || LocalReferences.In(method, pool, model, cancel).Length != 1)
        {
            return null;
        }

        var text = declaration.Declaration.Variables[0].Initializer!.Value switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" } called, ArgumentList.Arguments: { Count: 1 } arguments }
                when model.GetSymbolInfo(called.Expression, cancel).Symbol is INamedTypeSymbol type && NpgsqlTypes.Is(type, "Npgsql.NpgsqlDataSource") => arguments[0].Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Expression: BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: 1 } arguments } made } }
                when model.GetTypeInfo(made, cancel).Type is { } type && NpgsqlTypes.Is(type, "Npgsql.NpgsqlDataSourceBuilder") => arguments[0].Expression,
            _ => null,
        };
        return text is not null && OfText(text, method, model, cancel) is { } source ? source with { Removed = [.. source.Removed, declaration] } : null;
    }

    // The environment variable that the text is read from, there or once in a field or local.
    private static ConnectionSource? OfText(ExpressionSyntax text, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel)
    {
        if (VariableOf(text, model, cancel) is { } variable) return new ConnectionSource(variable, []);
        if (model.GetSymbolInfo(text, cancel).Symbol is not { } symbol
            || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator)
        {
            return null;
        }

        if (declarator.SyntaxTree != model.SyntaxTree || VariableOf(value, model, cancel) is not { } read) return null;
        if (symbol is IFieldSymbol { IsReadOnly: true }) return new ConnectionSource(read, []);
        if (symbol is not ILocalSymbol local || DeclarationOf(local, method, cancel) is not { } declaration) return null;

        var references = LocalReferences.In(method, symbol, model, cancel);
        return references.Length == 1 ? new ConnectionSource(read, [declaration]) : references.Any(LocalReferences.IsWrite) ? null : new ConnectionSource(read, []);
    }

    private static LocalDeclarationStatementSyntax? DeclarationOf(ILocalSymbol local, MethodDeclarationSyntax method, CancellationToken cancel) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is VariableDeclaratorSyntax { Initializer: not null, Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } statement }
        && method.Body!.Statements.Contains(statement)
            ? statement
            : null;

    private static string? VariableOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancel)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesised: expression = parenthesised.Expression; break;
                case PostfixUnaryExpressionSyntax forgiven when Shapes.IsForgiven(forgiven): expression = forgiven.Operand; break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } coalesced: expression = coalesced.Left; break;
                default:
                    return expression is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call
                        && model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol { Name: "GetEnvironmentVariable" } method && NpgsqlTypes.Is(method.ContainingType, "System.Environment")
                        && model.GetConstantValue(arguments[0].Expression, cancel) is { HasValue: true, Value: string name } && name.Trim().Length > 0
                            ? $"Database = {SymbolDisplay.FormatLiteral(name, quote: true)}"
                            : null;
            }
        }
    }
}
