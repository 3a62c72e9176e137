using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Refactorings;

/// <summary>A transaction that a method begins as soon as it has its connection, and commits at its end: what a lent one can replace.</summary>
/// <param name="Local">Its variable.</param>
/// <param name="Isolation">The isolation level as it is written; null where none is.</param>
/// <param name="Removed">Where it is begun, and where it is committed.</param>
internal sealed record OwnTransaction(ILocalSymbol Local, string? Isolation, ImmutableArray<StatementSyntax> Removed)
{
    /// <summary>
    /// Null where there is none, or where a lent one would be committed although this one is not, or the other way round: a return before the commit, an exception that is caught,
    /// a rollback or a savepoint by hand. Such a transaction stays as it is.
    /// </summary>
    public static OwnTransaction? In(MethodDeclarationSyntax method, OwnConnection connection, SemanticModel model, CancellationToken cancel)
    {
        if (connection.Block is not null) return null;
        var statements = method.Body!.Statements.Where(statement => statement.SpanStart > connection.Declaration.SpanStart && !connection.Removed.Contains(statement)).ToList();
        if (statements.FirstOrDefault() is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration.Variables: { Count: 1 } variables } begin) return null;
        if (variables[0].Initializer?.Value is not { } value || model.GetDeclaredSymbol(variables[0], cancel) is not ILocalSymbol local || !NpgsqlTypes.IsTransaction(local.Type)) return null;
        if (!Begins(value, connection.Local.Name, model, cancel, out var isolation)) return null;

        var references = LocalReferences.In(method.Body, local, model, cancel);
        var commits = statements.OfType<ExpressionStatementSyntax>().Where(statement => IsCommit(statement, local.Name)).ToList();
        if (commits.Count != 1 || !IsTheEnd(commits[0], statements) || references.Any(reference => !commits[0].Contains(reference) && !IsPassedAlong(reference))) return null;

        var early = method.Body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is CatchClauseSyntax || (node is ReturnStatementSyntax && node.SpanStart < commits[0].SpanStart));
        return early ? null : new OwnTransaction(local, isolation, ImmutableArray.Create<StatementSyntax>(begin, commits[0]));
    }

    private static bool Begins(ExpressionSyntax value, string connection, SemanticModel model, CancellationToken cancel, out string? isolation)
    {
        isolation = null;
        if (Shapes.Awaited(value).Awaited is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax called } access } call) return false;
        if (access.Name.Identifier.ValueText is not ("BeginTransactionAsync" or "BeginTransaction") || called.Identifier.ValueText != connection) return false;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (model.GetTypeInfo(argument.Expression, cancel).Type is not { } type) return false;
            if (NpgsqlTypes.Is(type, "System.Threading.CancellationToken")) continue;
            if (!NpgsqlTypes.Is(type, "System.Data.IsolationLevel") || !model.GetConstantValue(argument.Expression, cancel).HasValue) return false;
            isolation = argument.Expression.ToString();
        }

        return true;
    }

    private static bool IsCommit(ExpressionStatementSyntax statement, string name) =>
        Shapes.Awaited(statement.Expression).Awaited is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax called } access }
        && access.Name.Identifier.ValueText is "CommitAsync" or "Commit"
        && called.Identifier.ValueText == name;

    // Nothing follows that could fail: it failed after the commit, and would before it.
    private static bool IsTheEnd(StatementSyntax commit, List<StatementSyntax> statements)
    {
        var index = statements.IndexOf(commit);
        return index == statements.Count - 1
            || (index == statements.Count - 2
                && statements[index + 1] is ReturnStatementSyntax { Expression: var result }
                && result?.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or AwaitExpressionSyntax) != true);
    }

    private static bool IsPassedAlong(IdentifierNameSyntax reference) => reference.Parent switch
    {
        ArgumentSyntax { RefKindKeyword.RawKind: 0 } => true,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Transaction" } or IdentifierNameSyntax { Identifier.ValueText: "Transaction" } } assignment =>
            assignment.Right == reference,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Connection" } access => access.Expression == reference,
        _ => false,
    };
}
