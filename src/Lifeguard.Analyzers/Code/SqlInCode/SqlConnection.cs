using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>What the text is sent through: a connection, a data source or a context, and where that expression stands among the calls of the text.</summary>
/// <param name="Expression">The expression, in the method it is written in.</param>
/// <param name="Around">The calls around that method.</param>
internal sealed record SqlConnection(ExpressionSyntax Expression, SqlCall? Around)
{
    private const int MaxHops = 12;

    /// <summary>The connection of a sink, as it is written there; null where none is seen.</summary>
    public static SqlConnection? Of(SqlSink sink, SemanticModels models, CancellationToken cancel)
    {
        var expression = sink.At switch
        {
            AssignmentExpressionSyntax assignment => OfCommand(CommandSetBy(assignment), models, cancel),
            BaseObjectCreationExpressionSyntax creation when sink.Api is SqlApi.Dapper => OfDefinition(creation, models, cancel),
            BaseObjectCreationExpressionSyntax creation => OfCommand(creation, models, cancel),
            InvocationExpressionSyntax call => OfCall(call, sink.Method, models, cancel),
            _ => null,
        };
        return expression is null ? null : new SqlConnection(expression, sink.Via).Resolved(models, cancel);
    }

    /// <summary>The type of what it is sent through.</summary>
    public ITypeSymbol? Type(SemanticModels models, CancellationToken cancel) => models.Of(Expression).GetTypeInfo(Expression, cancel).Type;

    // A parameter of a method that hands the text on is what its caller passes.
    private SqlConnection Resolved(SemanticModels models, CancellationToken cancel)
    {
        var current = this;
        for (var hop = 0; hop < MaxHops; hop++)
        {
            if (current.Around is null || models.Of(current.Expression).GetSymbolInfo(current.Expression, cancel).Symbol is not IParameterSymbol parameter) break;
            if (current.Around.ArgumentFor(parameter) is not var (value, around)) break;
            current = new SqlConnection(Unwrapped.Of(value), around);
        }

        return current;
    }

    // command.CommandText = …;   new NpgsqlCommand { CommandText = … }
    private static ExpressionSyntax? CommandSetBy(AssignmentExpressionSyntax assignment) => assignment switch
    {
        { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } => creation,
        { Left: MemberAccessExpressionSyntax access } => access.Expression,
        _ => null,
    };

    // The connection of a command: what it was made with, or what is assigned to it; of a command that comes from elsewhere, the command.
    private static ExpressionSyntax? OfCommand(ExpressionSyntax? command, SemanticModels models, CancellationToken cancel)
    {
        for (var hop = 0; hop < MaxHops && command is not null; hop++)
        {
            command = Unwrapped.Of(command);
            switch (command)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateCommand" or "CreateBatchCommand" or "CreateBatch" } made }:
                    return Unwrapped.Of(made.Expression);
                case BaseObjectCreationExpressionSyntax creation:
                    return PassedOrSet(creation, models, cancel) ?? AssignedTo(creation, models, cancel) ?? creation;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax when SingleValue.Of(command, models.Of(command), cancel) is { } value:
                    command = value;
                    break;
                default:
                    return command;
            }
        }

        return command;
    }

    private static ExpressionSyntax? PassedOrSet(BaseObjectCreationExpressionSyntax creation, SemanticModels models, CancellationToken cancel)
    {
        foreach (var argument in creation.ArgumentList?.Arguments ?? default)
        {
            var type = models.Of(argument.Expression).GetTypeInfo(argument.Expression, cancel).Type;
            if (DatabaseProviders.IsConnection(type)) return Unwrapped.Of(argument.Expression);
        }

        return creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "Connection" })?.Right is { } set ? Unwrapped.Of(set) : null;
    }

    // var command = new NpgsqlCommand("…"); command.Connection = connection;
    private static ExpressionSyntax? AssignedTo(BaseObjectCreationExpressionSyntax creation, SemanticModels models, CancellationToken cancel)
    {
        if (creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } || StatementOrder.ScopeOf(declarator) is not { } scope) return null;
        foreach (var token in SourceIndex.TokensIn(scope.SyntaxTree, declarator.Identifier.ValueText, cancel))
        {
            if (!scope.Span.Contains(token.Span)) continue;
            if (token.Parent?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connection", Parent: AssignmentExpressionSyntax assignment } access
                && access.Expression == token.Parent && assignment.Left == access) return Unwrapped.Of(assignment.Right);
        }

        return null;
    }

    // connection.Execute(new CommandDefinition(…)), there or by way of a local
    private static ExpressionSyntax? OfDefinition(BaseObjectCreationExpressionSyntax creation, SemanticModels models, CancellationToken cancel)
    {
        ExpressionSyntax? use = creation;
        if (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && StatementOrder.ScopeOf(declarator) is { } scope)
        {
            use = SourceIndex.TokensIn(scope.SyntaxTree, declarator.Identifier.ValueText, cancel)
                .Where(token => scope.Span.Contains(token.Span)).Select(token => token.Parent).OfType<IdentifierNameSyntax>().FirstOrDefault(name => name.Parent is ArgumentSyntax);
        }

        return use?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && models.Of(call).GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method ? OfCall(call, method, models, cancel) : null;
    }

    private static ExpressionSyntax? OfCall(InvocationExpressionSyntax call, IMethodSymbol? method, SemanticModels models, CancellationToken cancel)
    {
        if (method is { IsStatic: true, ReducedFrom: null }) return call.ArgumentList.Arguments.FirstOrDefault()?.Expression is { } first ? Unwrapped.Of(first) : null;
        var receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax when call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } conditional => conditional.Expression,
            _ => null,
        };
        if (receiver is null) return null;
        receiver = Unwrapped.Of(receiver);
        // transaction.Connection.Execute(…) and command.Connection: as good as the connection itself
        return SqlSinks.IsCommand(models.Of(receiver).GetTypeInfo(receiver, cancel).Type) ? OfCommand(receiver, models, cancel) : receiver;
    }
}
