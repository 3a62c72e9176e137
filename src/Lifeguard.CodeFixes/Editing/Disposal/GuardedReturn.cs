using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>
/// A function that makes a connection, sets it up and returns it: who gets it disposes it, but nobody gets it when the setting up throws. <c>try { … } catch { c.Dispose(); throw; }</c>.
/// </summary>
internal static class GuardedReturn
{
    /// <summary>The forms; none where a way out that throws nothing does not return it.</summary>
    public static IEnumerable<DisposalForm?> Forms(
        AcquiredValue acquired,
        LocalDeclarationStatementSyntax declaration,
        StatementList list,
        ILocalSymbol local,
        ImmutableArray<IdentifierNameSyntax> references,
        FixSite site)
    {
        var (first, last) = (list.IndexOf(declaration) + 1, list.Statements.Count - 1);
        if (first > last || list.Owner is SwitchSectionSyntax || list.Statements[last] is not ReturnStatementSyntax || references.Any(LocalReferences.IsWrite)) yield break;
        if (list.Statements.Skip(first).SelectMany(Exits).Any(exit => LocalReferences.Function(exit) == acquired.Function && !Returns(exit, references))) yield break;
        if (!UsingBlock.IsPossible(list, first - 1, last, site.Text)) yield break;

        var indentation = SourceStyle.IndentationAt(site.Text, declaration.SpanStart);
        var unit = UsingBlock.Unit(list.Owner, site.Text);
        foreach (var keyword in acquired.Keywords)
        {
            var edits = new SourceEdits(site.Text);
            var disposal = keyword == "using" ? $"{local.Name}.Dispose();" : $"await {local.Name}.DisposeAsync();";
            UsingScope.Enclose("try", list, first, last, indentation, ImmutableArray<StatementSyntax>.Empty, site, edits, "catch", "{", unit + disposal, unit + "throw;", "}");
            yield return DisposalForm.Of($"Dispose '{local.Name}' when something throws before it is returned", edits);
        }
    }

    private static IEnumerable<ReturnStatementSyntax> Exits(StatementSyntax statement) => statement.DescendantNodesAndSelf().OfType<ReturnStatementSyntax>();

    /// <summary>True for <c>return c;</c>, <c>return (c, transaction);</c>, <c>return new Session(c);</c> and a reader that closes it; false for rows that are read from it later.</summary>
    private static bool Returns(ReturnStatementSyntax exit, ImmutableArray<IdentifierNameSyntax> references) =>
        references.Any(reference => exit.Span.Contains(reference.Span) && reference.Parent is not (MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax))
        || exit.DescendantNodes().Any(node => node is IdentifierNameSyntax { Identifier.ValueText: "CloseConnection" });
}
