using System.Runtime.CompilerServices;
using Lifeguard.Analyzers.Code.Creation;
using Lifeguard.Analyzers.Code.Reach;
using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.Analyzers.Code.SqlInCode;

/// <summary>
/// Does the code around a place begin a transaction there? Yes, where one is handed over with the text, or begun on the same connection on every way to it and not ended before; no, where
/// nothing in reach begins any.
/// </summary>
internal static class TransactionContext
{
    // Whoever begins or takes over a transaction, with ADO.NET or a library, mentions one of these.
    private static readonly string[] Words =
    [
        "BeginTransaction", "BeginTransactionAsync", "UseTransaction", "UseTransactionAsync", "EnlistTransaction", "CommittableTransaction", "ExecuteInTransaction", "ExecuteInTransactionAsync",
        "IDbTransaction", "DbTransaction", "IDbContextTransaction", "NpgsqlTransaction", "MySqlTransaction", "SqlTransaction", "BeginDbTransaction", "OpenTransaction", "BeginTransactionIfNeeded",
        "IUnitOfWork", "UnitOfWork", "Transactional", "InTransaction", "InTransactionAsync", "WithTransaction", "TransactionMiddleware", "TransactionBehavior", "TransactionBehaviour",
    ];

    private const string Scope = "TransactionScope";

    private static readonly string[] Openings = ["BeginTransaction", "BeginTransactionAsync"];

    private static readonly string[] Ends =
        ["Commit", "CommitAsync", "Rollback", "RollbackAsync", "Dispose", "DisposeAsync", "CommitTransaction", "CommitTransactionAsync", "RollbackTransaction", "RollbackTransactionAsync", "Close", "CloseAsync"];

    private static readonly ConditionalWeakTable<LifeguardModel, Mentioned> Cache = new();

    /// <summary>Whether a transaction encloses the place, as far as C# tells; SQL text may begin one itself.</summary>
    public static TransactionPresence Around(SqlSink sink, LifeguardModel model, CancellationToken cancel)
    {
        if (sink.Api == SqlApi.Migration) return TransactionPresence.Unknown;
        if (Given(sink, model.Models, cancel) is { } given) return given;
        var connection = SqlConnection.Of(sink, model.Models, cancel);
        var root = connection is null ? null : RootOf(connection.Expression, model.Models, cancel);

        // From the place itself outwards: a method that hands the text on stands in its caller's transaction, if it was given the connection.
        var sawUnknown = false;
        foreach (var at in Places(sink))
        {
            var presence = In(at, root, model.Models, cancel);
            if (presence == TransactionPresence.Explicit) return presence;
            sawUnknown |= presence == TransactionPresence.Unknown;
        }

        if (sawUnknown) return TransactionPresence.Unknown;
        if (sink.Api == SqlApi.BatchCommand) return TransactionPresence.Implicit;
        return IsAbsent(sink, root, model, cancel) ? TransactionPresence.None : TransactionPresence.Unknown;
    }

    private static IEnumerable<SyntaxNode> Places(SqlSink sink)
    {
        yield return sink.At;
        for (var call = sink.Via; call is not null; call = call.Outer) yield return call.Call;
    }

    // What is passed or set as the command's transaction.
    private static TransactionPresence? Given(SqlSink sink, SemanticModels models, CancellationToken cancel)
    {
        foreach (var value in TransactionsGiven(sink, models, cancel))
        {
            var transaction = Unwrapped.Of(value);
            if (transaction is LiteralExpressionSyntax or DefaultExpressionSyntax) continue;
            var origin = SingleValue.Of(transaction, models.Of(transaction), cancel) ?? transaction;
            if (origin is AwaitExpressionSyntax awaited) origin = awaited.Expression;
            if (origin is InvocationExpressionSyntax call && Openings.Contains(NameOf(call))) return TransactionPresence.Explicit;
            return models.Of(transaction).GetSymbolInfo(transaction, cancel).Symbol is IParameterSymbol { IsOptional: false, NullableAnnotation: not NullableAnnotation.Annotated }
                ? TransactionPresence.Explicit
                : TransactionPresence.Unknown;
        }

        return null;
    }

    private static IEnumerable<ExpressionSyntax> TransactionsGiven(SqlSink sink, SemanticModels models, CancellationToken cancel)
    {
        var arguments = sink.At switch
        {
            InvocationExpressionSyntax call => call.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
            _ => default,
        };
        foreach (var argument in arguments)
        {
            var isNamed = argument.NameColon?.Name.Identifier.ValueText == "transaction";
            if (isNamed || DatabaseProviders.IsTransaction(models.Of(argument.Expression).GetTypeInfo(argument.Expression, cancel).Type)) yield return argument.Expression;
        }

        // new NpgsqlCommand("…") { Transaction = … };   command.Transaction = …
        var command = sink.At switch
        {
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made } } => made,
            BaseObjectCreationExpressionSyntax made => made,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } => access.Expression,
            _ => null,
        };
        foreach (var set in (command as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
        {
            if (set.Left is IdentifierNameSyntax { Identifier.ValueText: "Transaction" }) yield return set.Right;
        }

        var name = command is IdentifierNameSyntax mention ? mention.Identifier.ValueText : (command?.Parent?.Parent as VariableDeclaratorSyntax)?.Identifier.ValueText;
        if (name is null || StatementOrder.BodyOf(sink.At) is not { } body) yield break;
        foreach (var token in SourceIndex.TokensIn(body.SyntaxTree, name, cancel))
        {
            if (body.Span.Contains(token.Span) && token.Parent?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Transaction", Parent: AssignmentExpressionSyntax set } access
                && access.Expression == token.Parent && set.Left == access) yield return set.Right;
        }
    }

    // What the member does in which the place stands.
    private static TransactionPresence In(SyntaxNode at, ISymbol? root, SemanticModels models, CancellationToken cancel)
    {
        if (StatementOrder.BodyOf(at) is not { } body) return TransactionPresence.Unknown;
        var outermost = OutermostBody(body);
        if (TakesTransaction(outermost, models, cancel) || TakesTransaction(body, models, cancel)) return TransactionPresence.Unknown;
        var found = TransactionPresence.None;
        foreach (var name in Openings.Append(Scope))
        {
            foreach (var token in SourceIndex.TokensIn(at.SyntaxTree, name, cancel))
            {
                if (!outermost.Span.Contains(token.Span)) continue;
                found = name == Scope ? OfScope(token, at, root, models, cancel) : OfBegin(token, at, root, models, cancel);
                if (found == TransactionPresence.Explicit) return found;
                found = TransactionPresence.Unknown;                                       // begun, but not certainly for this
            }
        }

        return found == TransactionPresence.None && MentionsOther(outermost, at.SyntaxTree, cancel) ? TransactionPresence.Unknown : found;
    }

    private static TransactionPresence OfBegin(SyntaxToken token, SyntaxNode at, ISymbol? root, SemanticModels models, CancellationToken cancel)
    {
        if (token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access } begin) return TransactionPresence.Unknown;
        if (root is null || !SymbolEqualityComparer.Default.Equals(RootOf(access.Expression, models, cancel), root)) return TransactionPresence.Unknown;
        if (!StatementOrder.RunsBefore(begin, at) || !InScope(begin, at) || EndsBetween(begin, at, cancel)) return TransactionPresence.Unknown;
        return TransactionPresence.Explicit;
    }

    // A connection that is opened in the scope takes part in it; one that was open before does not.
    private static TransactionPresence OfScope(SyntaxToken token, SyntaxNode at, ISymbol? root, SemanticModels models, CancellationToken cancel)
    {
        if (token.Parent?.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } scope || !StatementOrder.RunsBefore(scope, at) || !InScope(scope, at)) return TransactionPresence.Unknown;
        if (scope.FirstAncestorOrSelf<UsingStatementSyntax>() is null && scope.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()?.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) != true) return TransactionPresence.Unknown;
        if (EndsBetween(scope, at, cancel)) return TransactionPresence.Unknown;
        var flows = scope.ToString().IndexOf("TransactionScopeAsyncFlowOption.Enabled", StringComparison.Ordinal) >= 0;
        if (!flows && StatementOrder.BodyOf(at)!.DescendantNodes().Any(node => node is AwaitExpressionSyntax && node.SpanStart > scope.SpanStart)) return TransactionPresence.Unknown;
        return root is ILocalSymbol { DeclaringSyntaxReferences: [var declared] } && declared.Span.Start > scope.SpanStart ? TransactionPresence.Explicit : TransactionPresence.Unknown;
    }

    // using (var transaction = …) { here };   { using var transaction = …; here }
    private static bool InScope(SyntaxNode begin, SyntaxNode at)
    {
        for (var node = begin; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node.Parent is UsingStatementSyntax { Statement: var body } block && block.Statement != node) return body.Span.Contains(at.Span);
        }

        return begin.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is not { Parent: { } scope } declaration
            || !declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword) || scope is GlobalStatementSyntax || scope.Span.Contains(at.Span);
    }

    // A commit or a rollback on the way; one that leaves the method with it is on another way.
    private static bool EndsBetween(SyntaxNode begin, SyntaxNode at, CancellationToken cancel)
    {
        var body = StatementOrder.BodyOf(at)!;
        return Ends.SelectMany(name => SourceIndex.TokensIn(at.SyntaxTree, name, cancel))
            .Any(token => token.SpanStart > begin.Span.End && token.SpanStart < at.SpanStart && body.Span.Contains(token.Span) && !Leaves(token.Parent!, at));
    }

    private static bool Leaves(SyntaxNode end, SyntaxNode at) =>
        end.Ancestors().OfType<BlockSyntax>().FirstOrDefault() is { } block && !block.Span.Contains(at.Span)
        && block.Statements.LastOrDefault() is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;

    private static bool TakesTransaction(SyntaxNode body, SemanticModels models, CancellationToken cancel) =>
        models.Of(body).GetDeclaredSymbol(body, cancel) is IMethodSymbol method && method.Parameters.Any(parameter =>
            DatabaseProviders.IsTransaction(parameter.Type) || parameter.Type.Name.EndsWith("Transaction", StringComparison.Ordinal) || parameter.Type.Name.EndsWith("UnitOfWork", StringComparison.Ordinal));

    // Sent as text: BEGIN, START TRANSACTION. Or another library's word for it.
    private static bool MentionsOther(SyntaxNode body, SyntaxTree tree, CancellationToken cancel) =>
        Words.Any(word => SourceIndex.TokensIn(tree, word, cancel).Any(token => body.Span.Contains(token.Span)))
        || body.DescendantTokens().Any(token => token.Value is string text && BeginsTransaction(text));

    private static bool BeginsInText(LifeguardModel model, CancellationToken cancel) =>
        model.Compilation.SyntaxTrees.Any(tree => SessionWords.LiteralsIn(tree, cancel).Any(token => token.Value is string text && BeginsTransaction(text)));

    /// <summary>True where the method that the place is in rolls back by SQL text whenever it is left early.</summary>
    public static bool RollsBackByText(SyntaxNode at) =>
        StatementOrder.BodyOf(at) is { } body && body.DescendantTokens().Any(token => token.Value is string text
            && (text.TrimStart().StartsWith("rollback", StringComparison.OrdinalIgnoreCase) || text.TrimStart().StartsWith("abort", StringComparison.OrdinalIgnoreCase))
            && token.Parent!.Ancestors().Any(ancestor => ancestor is CatchClauseSyntax or FinallyClauseSyntax));

    private static bool BeginsTransaction(string text)
    {
        var start = text.TrimStart();
        return start.StartsWith("begin", StringComparison.OrdinalIgnoreCase) || start.StartsWith("start transaction", StringComparison.OrdinalIgnoreCase) || start.StartsWith("set autocommit", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAbsent(SqlSink sink, ISymbol? root, LifeguardModel model, CancellationToken cancel)
    {
        var mentioned = Cache.TryGetValue(model, out var known) ? known : Cache.GetValue(model, key => new Mentioned(
            Any: Words.Any(word => key.Source.Mentions(word, cancel)) || BeginsInText(key, cancel), Scope: key.Source.Mentions(Scope, cancel)));
        if (mentioned.Scope) return false;                                                  // an ambient one may be around any connection
        if (sink.Api == SqlApi.DataSourceCommand) return true;                              // a connection of its own for each execution
        if (!mentioned.Any && model.Kind(cancel) == ProjectKind.Functions && !OwnLibraries.UseDatabases(model.Compilation)) return true;
        if (!mentioned.Any) return IsOpenedHere(sink, root);
        return IsOpenedHere(sink, root) && !IsHandedOn(sink, root!, model, cancel);
    }

    // A local of this very method that is made here: nobody else can have begun anything on it.
    private static bool IsOpenedHere(SqlSink sink, ISymbol? root) =>
        root is ILocalSymbol { DeclaringSyntaxReferences: [var declared] } && declared.SyntaxTree == sink.Outermost.SyntaxTree
        && Places(sink).Any(place => StatementOrder.BodyOf(place) is { } body && body.Span.Contains(declared.Span))
        && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } && IsOpening(value);

    private static bool IsOpening(ExpressionSyntax value)
    {
        value = Unwrapped.Of(value);
        if (value is AwaitExpressionSyntax awaited) value = Unwrapped.Of(awaited.Expression);
        if (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var inner } }) value = inner;
        return value is BaseObjectCreationExpressionSyntax
            || (value is InvocationExpressionSyntax call && NameOf(call) is "OpenConnection" or "OpenConnectionAsync" or "CreateConnection" or "CreateDbContext" or "CreateDbContextAsync");
    }

    // Begin(connection): a method of the user's own may begin one.
    private static bool IsHandedOn(SqlSink sink, ISymbol root, LifeguardModel model, CancellationToken cancel)
    {
        var at = sink.Outermost;
        return SourceIndex.TokensIn(at.SyntaxTree, root.Name, cancel).Any(token => token.SpanStart < at.SpanStart && token.Parent is IdentifierNameSyntax name
            && name.Parent is ArgumentSyntax { Parent.Parent: ExpressionSyntax call } && !call.Span.Contains(at.Span)
            && model.Models.Of(call).GetSymbolInfo(call, cancel).Symbol is IMethodSymbol method && SqlSinks.IsSource(method, model.Compilation)
            && SymbolEqualityComparer.Default.Equals(model.Models.Of(name).GetSymbolInfo(name, cancel).Symbol, root));
    }

    // connection, db.Database, db.Set<Order>(), command.Connection, db.Database.GetDbConnection(): the local, parameter or field that holds the connection or the context.
    private static ISymbol? RootOf(ExpressionSyntax expression, SemanticModels models, CancellationToken cancel)
    {
        for (var hop = 0; hop < 16; hop++)
        {
            expression = Unwrapped.Of(expression);
            var semantics = models.Of(expression);
            var symbol = expression is SimpleNameSyntax or MemberAccessExpressionSyntax ? semantics.GetSymbolInfo(expression, cancel).Symbol : null;
            var type = semantics.GetTypeInfo(expression, cancel).Type;
            if (symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol && (DatabaseProviders.IsConnection(type) || DatabaseProviders.IsContext(type)))
            {
                // What wraps the connection of a context stands for the context.
                if (SingleValue.Of(expression, semantics, cancel) is { } value && Unwrapped.Of(value) is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetDbConnection" } got })
                {
                    expression = got.Expression;
                    continue;
                }

                return symbol;
            }

            switch (expression)
            {
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                    expression = access.Expression;
                    break;
                default:
                    return symbol;
            }
        }

        return null;
    }

    private static SyntaxNode OutermostBody(SyntaxNode body)
    {
        while (body is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax && StatementOrder.BodyOf(body) is { } outer) body = outer;
        return body;
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private sealed record Mentioned(bool Any, bool Scope);
}
