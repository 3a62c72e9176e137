using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary><c>var c = Open();</c> becomes <c>using var c = Open();</c>, or a <c>using</c> statement where a declaration is not allowed or would hold the resource for too long.</summary>
internal static class DeclaredLocal
{
    /// <summary>The forms for a resource that a declaration sets.</summary>
    public static IEnumerable<DisposalForm?> Forms(
        AcquiredValue acquired, LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable, FixSite site, CancellationToken cancel)
    {
        if (declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
            || declaration.Declaration.Type is RefTypeSyntax
            || StatementList.Around(declaration) is not { } list
            || site.Model.GetDeclaredSymbol(variable, cancel) is not ILocalSymbol local)
        {
            return [];
        }

        var references = LocalReferences.In(LocalReferences.Member(declaration), local, site.Model, cancel);
        var flow = ResourceFlow.Of(local, acquired.Function, site.Model, cancel);
        if (flow is { IsReturned: true, IsKept: false }) return GuardedReturn.Forms(acquired.In(local.Type, site), declaration, list, local, references, site);
        if (acquired.Staying(flow, site) is not { } staying) return [];

        staying = staying.In(local.Type, site);
        if (declaration.Declaration.Variables.Count > 1) return OneValue.Forms(staying, declaration, list, local, references, site, cancel);
        if (references.Any(LocalReferences.IsWrite))
        {
            return SuccessiveValues.Forms(staying, declaration, variable, local, references, site, cancel).Concat(OneValue.Forms(staying, declaration, list, local, references, site, cancel));
        }

        if (IsInUsingStatement(references, list)) return [];

        var scope = new UsingScope(declaration, list, local.Name, references, flow);
        return scope.Forms(staying, site, cancel, (keyword, isStatement, edits) =>
        {
            edits.Insert(declaration.SpanStart, keyword + (isStatement ? " (" : " "));
            if (isStatement) edits.Replace(declaration.SemicolonToken.Span, ")");
            return true;
        });
    }

    // var c = Open(); using (c) { … }: somebody has seen to it, or an earlier fix.
    private static bool IsInUsingStatement(IEnumerable<IdentifierNameSyntax> references, StatementList list) =>
        references.Any(reference => reference.Parent is UsingStatementSyntax block && list.IsSame(StatementList.Around(block)));
}
