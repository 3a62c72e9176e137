using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Refactorings;

/// <summary>A connection that a method makes, opens and disposes of by itself, and nothing else: what a lent one can replace.</summary>
/// <param name="Declaration">The using declaration.</param>
/// <param name="Open">The statement that opens it; null where it comes open.</param>
/// <param name="Local">Its variable.</param>
/// <param name="Setting">What the attribute says about the database: <c>Database = "ORDERS_DB"</c>.</param>
/// <param name="Name">The local that held the connection string for it and has no other use; null where there is none.</param>
internal sealed record OwnConnection(LocalDeclarationStatementSyntax Declaration, ExpressionStatementSyntax? Open, ILocalSymbol Local, string Setting, LocalDeclarationStatementSyntax? Name)
{
    // Whoever lends a connection opens and closes it.
    private static readonly HashSet<string> OfTheOwner = new(["Open", "OpenAsync", "Close", "CloseAsync", "Dispose", "DisposeAsync", "ConnectionString", "ChangeDatabase", "ChangeDatabaseAsync"], StringComparer.Ordinal);

    /// <summary>Null where there is none, more than one, or one that is used in another way as well.</summary>
    public static OwnConnection? In(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel)
    {
        var declared = method.Body!.Statements.OfType<LocalDeclarationStatementSyntax>()
            .Where(statement => !statement.UsingKeyword.IsKind(SyntaxKind.None) && statement.Declaration.Variables.Count == 1)
            .Where(statement => model.GetDeclaredSymbol(statement.Declaration.Variables[0], cancel) is ILocalSymbol { Type: var type } && Is(type, "Npgsql.NpgsqlConnection")).ToList();
        if (declared.Count != 1 || declared[0].Declaration.Variables[0] is not { Initializer.Value: { } value } variable) return null;

        var local = (ILocalSymbol)model.GetDeclaredSymbol(variable, cancel)!;
        var opens = method.Body.Statements.OfType<ExpressionStatementSyntax>().Where(statement => OpenStatement.Of(statement, local.Name) is not null).ToList();
        if (opens.Count > 1 || LocalReferences.In(method.Body, local, model, cancel).Any(reference => !opens.Any(open => open.Contains(reference)) && IsOfOwner(reference))) return null;
        return SettingOf(value, method, model, cancel) is { } found ? new OwnConnection(declared[0], opens.FirstOrDefault(), local, found.Setting, found.Name) : null;
    }

    // Handed back to the caller, kept, or treated as one's own: a lent connection must not be.
    private static bool IsOfOwner(IdentifierNameSyntax reference) => reference.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == reference => OfTheOwner.Contains(access.Name.Identifier.ValueText),
        ConditionalAccessExpressionSyntax => true,
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or InitializerExpressionSyntax => true,
        AssignmentExpressionSyntax => LocalReferences.IsWrite(reference) || !IsPropertyOfCommand(reference),
        _ => LocalReferences.IsWrite(reference),
    };

    // command.Connection = connection
    private static bool IsPropertyOfCommand(IdentifierNameSyntax reference) =>
        reference.Parent is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connection" } or IdentifierNameSyntax { Identifier.ValueText: "Connection" } };

    private static (string Setting, LocalDeclarationStatementSyntax? Name)? SettingOf(ExpressionSyntax value, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel)
    {
        if (value is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: 1 } arguments }) return NameOf(arguments[0].Expression, method, model, cancel);

        // await _source.OpenConnectionAsync(): a token or a deadline of the caller's is Lifeguard's affair now.
        return Shapes.Awaited(value).Awaited is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "OpenConnectionAsync" or "OpenConnection" or "CreateConnection" } called }
            && called.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            && model.GetSymbolInfo(called.Expression, cancel).Symbol is { } member
            && TypeOf(member) is { } type && Extends(type, "Npgsql.NpgsqlDataSource")
            && (member.IsStatic || !method.Modifiers.Any(SyntaxKind.StaticKeyword))
                ? ($"Source = nameof({member.Name})", null)
                : null;
    }

    // The environment variable that the text is read from, there or once in a field or local.
    private static (string Setting, LocalDeclarationStatementSyntax? Name)? NameOf(ExpressionSyntax text, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancel)
    {
        if (VariableOf(text, model, cancel) is { } variable) return (variable, null);
        if (model.GetSymbolInfo(text, cancel).Symbol is not { } symbol || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancel) is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator) return null;
        if (declarator.SyntaxTree != model.SyntaxTree || VariableOf(value, model, cancel) is not { } read) return null;
        return symbol switch
        {
            IFieldSymbol { IsReadOnly: true } => (read, null),
            ILocalSymbol when declarator.Parent?.Parent is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } statement && method.Body!.Statements.Contains(statement) =>
                LocalReferences.In(method, symbol, model, cancel) is { Length: 1 } ? (read, statement) : LocalReferences.In(method, symbol, model, cancel).Any(LocalReferences.IsWrite) ? null : (read, null),
            _ => null,
        };
    }

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
                        && model.GetSymbolInfo(call, cancel).Symbol is IMethodSymbol { Name: "GetEnvironmentVariable" } method && Is(method.ContainingType, "System.Environment")
                        && model.GetConstantValue(arguments[0].Expression, cancel) is { HasValue: true, Value: string { Length: > 0 } name }
                            ? $"Database = {SymbolDisplay.FormatLiteral(name, quote: true)}"
                            : null;
            }
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool Extends(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, name)) return true;
        }

        return false;
    }

    private static bool Is(ITypeSymbol type, string name) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == name;
}
