using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>The fix for a connection string that is put together for every connection: it is put together once, and every connection names what holds it.</summary>
internal static class ConnectionTextHoist
{
    /// <summary>The plan; null when the string depends on the invocation's data, or is held by a member already.</summary>
    public static async Task<FixPlan?> PlanAsync(FixSite site, string rule, CancellationToken cancel)
    {
        if (site.Hoist is null || site.Node is not BaseObjectCreationExpressionSyntax creation || TextOf(creation, site, cancel) is not { } text) return null;
        if (site.Model.GetTypeInfo(text, cancel).Type is not { SpecialType: SpecialType.System_String } type) return null;
        if (await DependencySearch.OfAsync(text, site, mayReadInstance: false, cancel).ConfigureAwait(false) is not { } needs) return null;

        var edits = new SourceEdits(site.Text);
        var local = site.Model.GetSymbolInfo(text, cancel).Symbol as ILocalSymbol;
        if (Holder.For(new Creation(text, type, local?.Name), needs, refusesNull: true, site, edits, cancel) is not { } holder) return null;

        edits.Replace(text.Span, holder.Access);
        var comments = RemovedDependencies.Remove(needs, holder.IsNew, site, edits, cancel);
        return holder.Declare(comments, edits)
            && edits.ToChanges() is { } changes ? new FixPlan($"Put the connection string together once per process, in '{holder.Name}'", $"{rule}:hoist", changes) : null;
    }

    /// <summary>The text that is passed, or set by the initialiser.</summary>
    private static ExpressionSyntax? TextOf(BaseObjectCreationExpressionSyntax creation, FixSite site, CancellationToken cancel) =>
        creation.ArgumentList?.Arguments.FirstOrDefault(argument => IsText(argument.Expression, site, cancel))?.Expression
            ?? creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "ConnectionString" })?.Right;

    private static bool IsText(ExpressionSyntax argument, FixSite site, CancellationToken cancel) =>
        site.Model.GetTypeInfo(argument, cancel).ConvertedType is { SpecialType: SpecialType.System_String };
}
