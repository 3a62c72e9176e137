using System.Collections.Immutable;
using Lifeguard.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Rules.Pinning;

/// <summary>LFG3007. Removes the setting, or the call of <c>Prepare</c> where it is a statement of its own: the command then runs unprepared and gives the same result.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DriverPreparedStatementsFix))]
public sealed class DriverPreparedStatementsFix : LifeguardCodeFix
{
    private const string Id = "LFG3007";

    public DriverPreparedStatementsFix()
        : base(Id)
    {
    }

    private protected override Task<ImmutableArray<FixPlan>> PlansAsync(FixSite site, CancellationToken cancel) =>
        Task.FromResult(FixPlan.Possible(site.Node is InvocationExpressionSyntax call ? WithoutCall(call, site) : SettingRemoval.Plan(site, Id)));

    private static FixPlan? WithoutCall(InvocationExpressionSyntax call, FixSite site)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var command } || !IsPlain(command) || !call.ArgumentList.Arguments.All(argument => IsPlain(argument.Expression))) return null;
        if (StatementOf(call) is not { Parent: BlockSyntax or GlobalStatementSyntax } statement || !StatementRemoval.IsPossible(statement)) return null;
        if (statement.Expression is AwaitExpressionSyntax && !AwaitsElsewhere(statement)) return null;

        var edits = new SourceEdits(site.Text);
        StatementRemoval.RemoveLeavingComments(statement, site.Text, edits);
        return edits.ToChanges() is { } changes ? new FixPlan($"Remove '{site.Text.ToString(call.Span)}'", $"{Id}:remove", changes) : null;
    }

    // command.Prepare();   await command.PrepareAsync(cancel).ConfigureAwait(false);
    private static ExpressionStatementSyntax? StatementOf(ExpressionSyntax call)
    {
        var whole = call;
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured }) whole = configured;
        if (whole.Parent is AwaitExpressionSyntax awaited) whole = awaited;
        return whole.Parent as ExpressionStatementSyntax;
    }

    // An async method without an await is one more warning.
    private static bool AwaitsElsewhere(StatementSyntax statement)
    {
        var function = statement.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        return function is not null && function.DescendantTokens().Any(token => token.IsKind(SyntaxKind.AwaitKeyword) && !statement.Span.Contains(token.Span));
    }

    // Nothing that would not be evaluated any more is missed.
    private static bool IsPlain(ExpressionSyntax expression)
    {
        while (expression is MemberAccessExpressionSyntax access) expression = access.Expression;
        return expression is IdentifierNameSyntax or ThisExpressionSyntax or LiteralExpressionSyntax or PredefinedTypeSyntax;
    }
}
