using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Lifeguard.Analyzers.Code.Creation;

/// <summary>A call that opens a connection, and what becomes of that connection in the function around it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Name">How messages call it: <c>NpgsqlConnection.Open</c>.</param>
/// <param name="Type">What is opened: a connection, or the context that has one.</param>
/// <param name="End">What becomes of it.</param>
internal sealed record ConnectionOpening(InvocationExpressionSyntax Call, string Name, ITypeSymbol Type, LeaseEnd End)
{
    private const string Facade = "Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions";

    /// <summary>The opening; null for other calls, and where the connection is somebody else's.</summary>
    public static ConnectionOpening? Of(IInvocationOperation operation, SemanticModels models, CancellationToken cancel)
    {
        var method = operation.TargetMethod;
        if (operation.Syntax is not InvocationExpressionSyntax call) return null;
        var model = models.Of(call);
        switch (method.Name)
        {
            case "Open" or "OpenAsync" when operation.Instance is { Type: { } type, Syntax: ExpressionSyntax connection } && DatabaseProviders.IsConnection(type) && !IsOfSource(type):
                return EndOf(connection, call, model, cancel) is { } end ? new ConnectionOpening(call, $"{type.Name}.{method.Name}", type, end) : null;
            case "OpenConnection" or "OpenConnectionAsync" when DatabaseProviders.IsDataSource(method.ContainingType) && ConnectionIn(method.ReturnType) is { } made:
                return new ConnectionOpening(call, $"{method.ContainingType.Name}.{method.Name}", made, LeaseEnd.Of(call, model, cancel));
            case "OpenConnection" or "OpenConnectionAsync" when method.ContainingType.IsNamed(Facade) && ContextOf(call) is { } context && model.GetTypeInfo(context, cancel).Type is { } type:
                return EndOf(context, call, model, cancel) is { } ending ? new ConnectionOpening(call, $"Database.{method.Name}", type, ending) : null;
            default:
                return null;
        }
    }

    // A class of the source that is a connection: how it keeps that alive is its own business.
    private static bool IsOfSource(ITypeSymbol type) => type.TypeKind == TypeKind.Class && !type.DeclaringSyntaxReferences.IsEmpty && DatabaseProviders.OfConnection(type) is null;

    private static ITypeSymbol? ConnectionIn(ITypeSymbol result)
    {
        var made = result is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited] } ? awaited : result;
        return DatabaseProviders.IsConnection(made) ? made : null;
    }

    // The 'context' of context.Database.OpenConnection().
    private static ExpressionSyntax? ContextOf(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Database", Expression: var context } } ? context : null;

    // Null for what this code neither made nor was given for good: the parameter of a method, a connection borrowed from a context, a property of another object.
    private static LeaseEnd? EndOf(ExpressionSyntax subject, SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        while (subject is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            subject = subject is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : ((PostfixUnaryExpressionSyntax)subject).Operand;
        }

        if (subject is BaseObjectCreationExpressionSyntax) return new LeaseEnd(LeaseEndKind.Open);
        return model.GetSymbolInfo(subject, cancel).Symbol switch
        {
            ILocalSymbol local when IsMadeHere(local, model, cancel) => LeaseEndOfLocal(local, place, model, cancel),
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter when IsInjected(constructor) => LeaseEnd.OfName(parameter, place, model, cancel),
            IFieldSymbol or IPropertySymbol when LeaseEnd.IsOwn(subject) => new LeaseEnd(LeaseEndKind.Stored, model.GetSymbolInfo(subject, cancel).Symbol),
            _ => null,
        };
    }

    private static LeaseEnd LeaseEndOfLocal(ILocalSymbol local, SyntaxNode place, SemanticModel model, CancellationToken cancel) =>
        local.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancel).Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 }
            ? new LeaseEnd(LeaseEndKind.Disposed)
            : LeaseEnd.OfName(local, place, model, cancel);

    // Locals set to something else, such as what a scope resolves or a context lends, end with that.
    private static bool IsMadeHere(ILocalSymbol local, SemanticModel model, CancellationToken cancel) =>
        local.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancel) is VariableDeclaratorSyntax declarator
        && declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && ValuesOf(local, declarator, member, model, cancel).All(value => value is BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax
            || value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateConnection" } });

    private static IEnumerable<ExpressionSyntax> ValuesOf(ILocalSymbol local, VariableDeclaratorSyntax declarator, SyntaxNode scope, SemanticModel model, CancellationToken cancel)
    {
        if (declarator.Initializer is { Value: var initial }) yield return initial;
        foreach (var assignment in scope.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, local))
            {
                yield return assignment.Right;
            }
        }
    }

    // A constructor that takes a connection among other services is called by a container or a host: nobody else closes what it opens.
    private static bool IsInjected(IMethodSymbol constructor) =>
        constructor.Parameters.All(parameter => parameter.Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Interface or TypeKind.Class });
}
