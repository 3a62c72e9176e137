using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>What a reference to a kept connection is there for.</summary>
internal enum ConnectionPurpose
{
    /// <summary>It opens, closes or checks; with a connection rented for the block, the statement has nothing left to do.</summary>
    Housekeeping,

    /// <summary>It disposes the connection together with the object that keeps it; the data source is disposed instead.</summary>
    OwnersDisposal,

    /// <summary>It is used, and the use is over when the block is.</summary>
    Work,
}

/// <summary>What is a reference to a kept connection there for, and is the use over by the end of the block?</summary>
/// <param name="Reference">The reference, <c>this.</c> included.</param>
/// <param name="Purpose">What it is there for.</param>
/// <param name="Statement">For housekeeping: the statement that goes.</param>
internal sealed record ConnectionUse(ExpressionSyntax Reference, ConnectionPurpose Purpose, StatementSyntax? Statement)
{
    private static readonly HashSet<string> Housekeeping = new(StringComparer.Ordinal) { "Open", "OpenAsync", "Close", "CloseAsync", "Dispose", "DisposeAsync" };

    /// <summary>The use; null when the connection, or something that needs it, may outlive the block, or when nobody can tell.</summary>
    public static ConnectionUse? Of(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancel)
    {
        var reference = Shapes.WithThis(name);
        var function = LocalReferences.Function(reference);
        if (function is not (MethodDeclarationSyntax or ConstructorDeclarationSyntax)) return null;

        if (IsOwnersDisposal(reference, function)) return new ConnectionUse(reference, ConnectionPurpose.OwnersDisposal, null);
        if (HousekeepingStatement(reference) is { } statement) return StatementRemoval.IsPossible(statement)
            ? new ConnectionUse(reference, ConnectionPurpose.Housekeeping, statement)
            : null;
        if (function is not MethodDeclarationSyntax method || method.DescendantNodes().Any(node => node is YieldStatementSyntax)) return null;
        return IsOverByTheEnd(reference, model, cancel) ? new ConnectionUse(reference, ConnectionPurpose.Work, null) : null;
    }

    private static bool IsOwnersDisposal(ExpressionSyntax reference, SyntaxNode function) =>
        function is MethodDeclarationSyntax { Identifier.ValueText: "Dispose" or "DisposeAsync" }
            && DisposalStatement.Disposes(reference)
            && Called(reference) is "Dispose" or "DisposeAsync";

    private static string? Called(ExpressionSyntax reference) =>
        reference.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } =>
                binding.Name.Identifier.ValueText,
            _ => null,
        };

    /// <summary>
    /// <c>conn.Open();</c>, <c>await conn.OpenAsync();</c>, <c>conn.Close();</c>, and the same under <c>if (conn.State != ConnectionState.Open)</c>.
    /// </summary>
    private static StatementSyntax? HousekeepingStatement(ExpressionSyntax reference)
    {
        var statement = reference.FirstAncestorOrSelf<StatementSyntax>();
        if (statement is not IfStatementSyntax && (statement is null || HousekeepingCall(statement) != reference)) return null;

        var around = statement.Parent is BlockSyntax { Statements.Count: 1 } only ? only.Parent : statement.Parent;
        var check = statement as IfStatementSyntax ?? around as IfStatementSyntax;
        if (check is not null && IsStateCheck(check, reference)) return check.Parent is BlockSyntax ? check : null;

        return statement is not IfStatementSyntax && statement.Parent is BlockSyntax ? statement : null;
    }

    /// <summary>True when nothing depends on the state of the connection but whether it is opened or closed.</summary>
    private static bool IsStateCheck(IfStatementSyntax check, ExpressionSyntax connection)
    {
        var only = check.Statement is BlockSyntax { Statements: { Count: 1 } statements } ? statements[0] : check.Statement;
        return check is { Else: null, Condition: BinaryExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "State" } state } }
            && state.Expression.IsEquivalentTo(connection)
            && HousekeepingCall(only)?.IsEquivalentTo(connection) == true;
    }

    /// <summary>What the statement opens or closes; null if it does something else.</summary>
    private static ExpressionSyntax? HousekeepingCall(StatementSyntax statement)
    {
        if (statement is not ExpressionStatementSyntax { Expression: var expression }) return null;

        return Shapes.Awaited(expression).Awaited switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } when Housekeeping.Contains(called.Name.Identifier.ValueText) =>
                called.Expression,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax called } } conditional
                when Housekeeping.Contains(called.Name.Identifier.ValueText) => conditional.Expression,
            _ => null,
        };
    }

    /// <summary>A call on the connection, or a command made for it, whose result stays inside the block.</summary>
    private static bool IsOverByTheEnd(ExpressionSyntax reference, SemanticModel model, CancellationToken cancel) =>
        reference.Parent switch
        {
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == reference
                && !Housekeeping.Contains(access.Name.Identifier.ValueText) => StaysInside(call, model, cancel),
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made } when model.GetTypeInfo(made, cancel).Type is { } type
                && IsCommand(type) => StaysInside(made, model, cancel),
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connection" } target } assignment =>
                assignment.Right == reference
                    && model.GetSymbolInfo(target.Expression, cancel).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }
                    && declared[0].GetSyntax(cancel) is VariableDeclaratorSyntax declarator
                && IsLocalKeptInside(declarator, model, cancel),
            _ => false,
        };

    private static bool IsCommand(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "DbCommand" or "DbBatch" or "DbDataAdapter") return true;
        }

        return false;
    }

    private static bool StaysInside(ExpressionSyntax result, SemanticModel model, CancellationToken cancel)
    {
        if (result is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }
            && arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == "buffered"))
        {
            return false;
        }

        var value = result;
        while (true)
        {
            switch (value.Parent)
            {
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax:
                    value = (ExpressionSyntax)value.Parent;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access when access.Expression == value:
                    value = next;
                    break;
                default:
                    return IsKeptInside(value, model, cancel);
            }
        }
    }

    private static bool IsKeptInside(ExpressionSyntax value, SemanticModel model, CancellationToken cancel)
    {
        var needsConnection = model.GetTypeInfo(value, cancel).Type is not { } type || NeedsConnection(type);
        return value.Parent switch
        {
            ExpressionStatementSyntax => !needsConnection || IsSynchronous(value, model, cancel),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax or UsingStatementSyntax } declarator } =>
                !needsConnection
                || IsLocalKeptInside(declarator, model, cancel),
            UsingStatementSyntax => true,
            _ => !needsConnection,
        };
    }

    /// <summary>True for what is of no use, or not even finished, without the connection.</summary>
    private static bool NeedsConnection(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Dynamic } or { Name: "Task" or "ValueTask" or "IAsyncEnumerable" or "ConfiguredTaskAwaitable" }
            || type.AllInterfaces.Append(type).Any(contract => contract.Name is "IDisposable" or "IAsyncDisposable");

    private static bool IsSynchronous(ExpressionSyntax value, SemanticModel model, CancellationToken cancel) =>
        model.GetTypeInfo(value, cancel).Type is not { Name: "Task" or "ValueTask" };

    private static bool IsLocalKeptInside(VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancel) =>
        model.GetDeclaredSymbol(declarator, cancel) is ILocalSymbol { Type.Name: not ("Task" or "ValueTask") } local
        && LocalReferences.In(LocalReferences.Member(declarator), local, model, cancel).All(reference =>
            reference.SpanStart > declarator.Span.End
            && LocalReferences.Function(reference) == LocalReferences.Function(declarator)
            && reference.Parent switch
            {
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => StaysInside(call, model, cancel),
                MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or UsingStatementSyntax => true,
                ArgumentSyntax { RefKindKeyword.RawKind: 0 } => true,
                _ => false,
            });
}
