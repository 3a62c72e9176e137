using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>
/// The fix for what is created on every invocation and should be created once per process: the creation moves into a holder, and where it stood the holder is
/// used, shared and never disposed.
/// </summary>
internal static class CreationHoist
{
    /// <summary>The plan; null when the creation needs the invocation's data, or when somebody disposes what would be shared.</summary>
    public static async Task<FixPlan?> PlanAsync(FixSite site, string rule, CancellationToken cancel)
    {
        if (site.Hoist is null || site.Node is not ExpressionSyntax creation || creation is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)) return null;
        if (site.Model.GetTypeInfo(creation, cancel).Type is not { TypeKind: not TypeKind.Error } type || type.Name is "Task" or "ValueTask") return null;

        var needs = await DependencySearch.OfAsync(creation, site, mayReadInstance: site.Hoist == HoistKinds.Instance, cancel).ConfigureAwait(false);
        if (needs is null) return null;

        var edits = new SourceEdits(site.Text);
        var name = await HoistedAsync(creation, type, needs, site, edits, cancel).ConfigureAwait(false);
        return name is not null && edits.ToChanges() is { } changes ? new FixPlan($"Build it once per process, in '{name}'", $"{rule}:hoist", changes) : null;
    }

    /// <summary>Enters the edits that let <paramref name="holder"/> take the place of what is created; false when a use does not allow it.</summary>
    public static bool Replace(ExpressionSyntax creation, Holder holder, CreationDependencies needs, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (Declarator(creation) is { } declarator) return ReplaceLocal(declarator, holder, needs, site, edits, cancel);

        edits.Replace(creation.Span, holder.Access);
        var comments = RemovedDependencies.Remove(needs, holder.IsNew, site, edits, cancel);
        return holder.Declare(comments, edits);
    }

    /// <summary>Enters the edits and returns what holds the creation from now on; null when they are not possible.</summary>
    private static async Task<string?> HoistedAsync(
        ExpressionSyntax creation, ITypeSymbol type, CreationDependencies needs, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (Declarator(creation) is { } declarator)
        {
            return site.Model.GetDeclaredSymbol(declarator, cancel) is ILocalSymbol local
                ? HoistedTo(new Creation(creation, local.Type, local.Name), needs, site, edits, cancel)
                : null;
        }

        if (FieldHoist.Field(creation, site, cancel) is { } field)
        {
            var held = (IFieldSymbol)site.Model.GetDeclaredSymbol(field, cancel)!;
            return needs.Instances.IsEmpty
                && Holder.Place(new Creation(creation, held.Type, held.Name), needs, refusesNull: false, site, edits, cancel) is { } place
                && FieldHoist.Convert(field, place, edits, cancel) ? field.Identifier.ValueText : null;
        }

        if (ValueFlow.Of(creation) is not { } flow
            || (flow == Flow.Returned && !await IsSharedAsync(creation, site, cancel).ConfigureAwait(false)))
        {
            return null;
        }

        if (PropertyHoist.Property(creation, needs) is { } property
            && Holder.Place(new Creation(creation, type, Local: null), needs, refusesNull: false, site, edits, cancel) is { Creation.MayFail: false } target
            && PropertyHoist.Convert(property, target, site, edits))
        {
            return property.Identifier.ValueText;
        }

        return HoistedTo(new Creation(creation, type, Local: null), needs, site, edits, cancel);
    }

    private static string? HoistedTo(Creation creation, CreationDependencies needs, FixSite site, SourceEdits edits, CancellationToken cancel) =>
        Holder.For(creation, needs, refusesNull: false, site, edits, cancel) is { } holder
            && Replace(creation.Expression, holder, needs, site, edits, cancel) ? holder.Name : null;

    private static bool ReplaceLocal(
        VariableDeclaratorSyntax declarator, Holder holder, CreationDependencies needs, FixSite site, SourceEdits edits, CancellationToken cancel)
    {
        if (site.Model.GetDeclaredSymbol(declarator, cancel) is not ILocalSymbol local
            || !SharedLocal.ReplaceUses(local, declarator, holder.Access, site, edits, cancel))
        {
            return false;
        }

        var comments = RemovedDependencies.Remove(needs, holder.IsNew, site, edits, cancel).ToList();
        switch (declarator.Parent!.Parent)
        {
            case UsingStatementSyntax block when !Unwrapping.Unwrap(block, block.Statement, site.Text, edits):
            case LocalDeclarationStatementSyntax statement when !StatementRemoval.IsPossible(statement):
                return false;
            case LocalDeclarationStatementSyntax statement when holder.IsNew:
                comments.AddRange(StatementRemoval.RemoveTakingComments(statement, RemovedDependencies.MovedSpans(needs), site.Text, edits));
                break;
            case LocalDeclarationStatementSyntax statement:
                StatementRemoval.RemoveLeavingComments(statement, site.Text, edits);
                break;
        }

        return holder.Declare(comments, edits);
    }

    /// <summary>The local that the creation, and nothing else, initialises.</summary>
    private static VariableDeclaratorSyntax? Declarator(ExpressionSyntax creation) =>
        Shapes.VariableSetTo(creation) is { Parent.Parent: LocalDeclarationStatementSyntax or UsingStatementSyntax } declarator ? declarator : null;

    private static async Task<bool> IsSharedAsync(ExpressionSyntax creation, FixSite site, CancellationToken cancel)
    {
        var function = LocalReferences.Function(creation);
        var declaration = function is AccessorDeclarationSyntax ? function.FirstAncestorOrSelf<BasePropertyDeclarationSyntax>()! : function;
        return site.Model.GetDeclaredSymbol(declaration, cancel) is { } member
            && await SharedResult.IsNeverDisposedAsync(member, site.Document.Project.Solution, cancel).ConfigureAwait(false);
    }
}
