using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Refactorings;

/// <summary>A connection that a method makes, opens and disposes of by itself, and nothing else: what a lent one can replace.</summary>
/// <param name="Declaration">The statement that declares it: a using declaration, a using block or, where that is to be mended anyway, a plain declaration.</param>
/// <param name="Variable">Its variable.</param>
/// <param name="Local">The same as a symbol.</param>
/// <param name="Setting">What the attribute says about the database: <c>Database = "ORDERS_DB"</c>.</param>
/// <param name="Removed">What goes with it: where it is opened and closed, the text or the pool that was made for it alone. Without the declaration, if that is a block.</param>
internal sealed record OwnConnection(StatementSyntax Declaration, VariableDeclaratorSyntax Variable, ILocalSymbol Local, string Setting, ImmutableArray<StatementSyntax> Removed)
{
    // Whoever lends a connection opens and closes it.
    private static readonly HashSet<string> OfTheOwner = new(
        ["Open", "OpenAsync", "Close", "CloseAsync", "Dispose", "DisposeAsync", "ConnectionString", "ChangeDatabase", "ChangeDatabaseAsync"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Ends = new(["Close", "CloseAsync", "Dispose", "DisposeAsync"], StringComparer.Ordinal);

    /// <summary>The using block that is taken away around its statements; null where it is a declaration.</summary>
    public UsingStatementSyntax? Block => Declaration as UsingStatementSyntax;

    /// <summary>Null where there is none, more than one, or one that is used in another way as well.</summary>
    /// <param name="method">A method with a block.</param>
    /// <param name="isToBeDisposed">Takes one without a using: a rule has found that it is disposed nowhere else, and nothing that needs it leaves the method.</param>
    /// <param name="model">Of the method's file.</param>
    /// <param name="cancel">Ends the search.</param>
    public static OwnConnection? In(MethodDeclarationSyntax method, bool isToBeDisposed, SemanticModel model, CancellationToken cancel)
    {
        var all = method.Body!.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Where(variable => model.GetDeclaredSymbol(variable, cancel) is ILocalSymbol { Type: var type } && NpgsqlTypes.IsConnection(type)).ToList();
        if (all.Count != 1) return null;
        if (all[0] is not { Initializer.Value: { } value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: StatementSyntax declaration } } variable) return null;
        if (!method.Body.Statements.Contains(declaration) || !IsDisposed(declaration, isToBeDisposed)) return null;

        var local = (ILocalSymbol)model.GetDeclaredSymbol(variable, cancel)!;
        var statements = StatementsOf(declaration, method.Body);
        var opens = statements.OfType<ExpressionStatementSyntax>().Where(statement => OpenStatement.Of(statement, local.Name) is not null).ToList();
        if (opens.Count > 1) return null;

        var references = LocalReferences.In(method.Body, local, model, cancel);
        var closes = statements.OfType<ExpressionStatementSyntax>().Where(statement => IsEnd(statement, local.Name)).ToList();
        if (closes.Exists(close => references.Any(reference => reference.SpanStart > close.Span.End && !closes.Exists(other => other.Contains(reference))) || AwaitsAfter(method, close.Span.End))) return null;

        var goes = opens.Concat<StatementSyntax>(closes).ToList();
        if (references.Any(reference => !goes.Exists(statement => statement.Contains(reference)) && !IsWork(reference, model, cancel))) return null;
        if (ConnectionSource.Of(value, method, model, cancel) is not { } source) return null;
        goes.AddRange(source.Removed);
        if (declaration is not UsingStatementSyntax) goes.Add(declaration);
        return new OwnConnection(declaration, variable, local, source.Setting, goes.ToImmutableArray());
    }

    /// <summary>An await behind this position: a lent connection would be held for it as well.</summary>
    public static bool AwaitsAfter(MethodDeclarationSyntax method, int position) => method.Body!.DescendantTokens().Any(token => token.IsKind(SyntaxKind.AwaitKeyword) && token.SpanStart > position);

    private static bool IsDisposed(StatementSyntax declaration, bool isToBeDisposed) => declaration switch
    {
        LocalDeclarationStatementSyntax local => isToBeDisposed || !local.UsingKeyword.IsKind(SyntaxKind.None),
        UsingStatementSyntax => true,
        _ => false,
    };

    // Of a block those inside of it, also where other usings stand between.
    private static SyntaxList<StatementSyntax> StatementsOf(StatementSyntax declaration, BlockSyntax body)
    {
        if (declaration is not UsingStatementSyntax { Statement: var inside }) return body.Statements;
        while (inside is UsingStatementSyntax inner) inside = inner.Statement;
        return inside is BlockSyntax block ? block.Statements : default;
    }

    private static bool IsEnd(ExpressionStatementSyntax statement, string name) =>
        Shapes.Awaited(statement.Expression).Awaited is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax called } access }
        && called.Identifier.ValueText == name && Ends.Contains(access.Name.Identifier.ValueText);

    // Called, or given to a command: it may be lent for that. Handed back, kept, passed on or treated as one's own: it may not.
    private static bool IsWork(IdentifierNameSyntax reference, SemanticModel model, CancellationToken cancel) => reference.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == reference => !OfTheOwner.Contains(access.Name.Identifier.ValueText) && !LocalReferences.IsWrite(access),
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax made, RefKindKeyword.RawKind: 0 } => NpgsqlTypes.IsCommand(model.GetTypeInfo(made, cancel).Type),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connection" } or IdentifierNameSyntax { Identifier.ValueText: "Connection" } } assignment =>
            assignment.Right == reference,
        _ => false,
    };
}
