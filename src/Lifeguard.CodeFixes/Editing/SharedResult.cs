using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// May a method or property hand out the shared object from now on? Not if somebody in the solution disposes what it returns, or passes it on where nobody can
/// see.
/// </summary>
internal static class SharedResult
{
    public static async Task<bool> IsNeverDisposedAsync(ISymbol member, Solution solution, CancellationToken cancel)
    {
        if (member is IMethodSymbol { MethodKind: not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation) }) return false;

        // References to the interface member or base method that it implements are found as well.
        foreach (var found in await SymbolFinder.FindReferencesAsync(member, solution, cancel).ConfigureAwait(false))
        {
            foreach (var location in found.Locations)
            {
                var root = await location.Document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
                var model = await location.Document.GetSemanticModelAsync(cancel).ConfigureAwait(false);
                if (root!.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax name
                    || !IsHarmless(Result(name, member), model!, cancel))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The expression whose value is the result; null where the method is named without being called.</summary>
    private static ExpressionSyntax? Result(SimpleNameSyntax name, ISymbol member)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return member is IPropertySymbol ? whole : whole.Parent as InvocationExpressionSyntax;
    }

    private static bool IsHarmless(ExpressionSyntax? result, SemanticModel model, CancellationToken cancel)
    {
        if (result is null || DisposalStatement.Disposes(result)) return false;

        return result.Parent switch
        {
            MemberAccessExpressionSyntax or ArgumentSyntax => true,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } declarator } =>
                IsLocalHarmless(declarator, model, cancel),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } => true,
            _ => false,
        };
    }

    private static bool IsLocalHarmless(VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancel) =>
        model.GetDeclaredSymbol(declarator, cancel) is { } local
        && LocalReferences.In(LocalReferences.Member(declarator), local, model, cancel)
            .All(reference => !DisposalStatement.Disposes(reference) && reference.Parent is MemberAccessExpressionSyntax or ArgumentSyntax);
}
