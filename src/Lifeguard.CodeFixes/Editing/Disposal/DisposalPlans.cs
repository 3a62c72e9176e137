using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>The fix for what is not disposed on every path: in which form is it, depending on where the value goes first?</summary>
internal static class DisposalPlans
{
    /// <summary>
    /// The forms, the best first; the first that compiles is meant. Empty where the resource, or what is made from it, leaves the function: its user has to dispose it then.
    /// All have one key: Fix All and <c>dotnet format</c> take what suits each place.
    /// </summary>
    public static ImmutableArray<FixPlan> Of(FixSite site, string rule, CancellationToken cancel)
    {
        if (AcquiredValue.At(site, cancel) is not { Keywords.IsEmpty: false } acquired || IsPoolOfAMember(acquired.Type, site, cancel)) return ImmutableArray<FixPlan>.Empty;

        var forms = acquired.Value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } variable } =>
                DeclaredLocal.Forms(acquired, declaration, variable, site, cancel),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax target, Parent: ExpressionStatementSyntax statement } =>
                AssignedLocal.Forms(acquired, target, statement, site, cancel),
            ExpressionStatementSyntax statement when DatabaseTypes.IsReader(acquired.Type) => UnnamedReader.Forms(acquired, statement, site, cancel),
            ExpressionStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax
                or YieldStatementSyntax or IsPatternExpressionSyntax => [],
            _ => TemporaryValue.Forms(acquired, site, cancel),
        };
        return forms.Where(form => form is not null).Select(form => new FixPlan(form!.Title, $"{rule}:dispose", form.Changes)).ToImmutableArray();
    }

    // A property or method of one's own that builds a pool each time: that is to be mended there, as LFG1001 does, and what it then gives out must not be disposed by those who ask.
    private static bool IsPoolOfAMember(ITypeSymbol type, FixSite site, CancellationToken cancel) =>
        DatabaseTypes.IsDataSource(type)
        && site.Model.GetSymbolInfo(site.Node, cancel).Symbol is IPropertySymbol or IMethodSymbol { MethodKind: not MethodKind.Constructor, DeclaringSyntaxReferences.IsEmpty: false };
}
