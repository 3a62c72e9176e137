using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>The fix for a pool that an options lambda builds: a local before the registration, which the lambda captures.</summary>
internal static class OptionsHoist
{
    /// <summary>The plan; null when what the creation reads is not there before the registration, or there is no room for a statement.</summary>
    public static async Task<FixPlan?> PlanAsync(ExpressionSyntax creation, OptionsRegistration registration, FixSite site, string rule, CancellationToken cancel)
    {
        if (registration.Statement is not { } statement) return null;
        if (await OptionsInputs.OfAsync(creation, registration, statement, site, cancel).ConfigureAwait(false) is not { } inputs) return null;

        var edits = new SourceEdits(site.Text);
        var taken = NamesOutside(registration.Lambda);
        var indentation = SourceStyle.IndentationAt(site.Text, statement.SpanStart);
        var lines = new List<string>();
        var renames = new List<TextChange>();
        string? name = null;
        var moved = inputs.Moved.ToList();
        if (OptionsRegistration.LocalOf(creation) is { Parent.Parent: StatementSyntax own }) moved.Add(own);
        else if (creation.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax) return null;
        if (!moved.All(part => registration.Statements.Contains(part) && StatementRemoval.IsPossible(part))) return null;

        // A name that is free inside the lambda need not be free around it: another registration may use it in a lambda of its own.
        foreach (var declared in moved.OfType<LocalDeclarationStatementSyntax>().Select(declaration => declaration.Declaration.Variables[0]))
        {
            var local = site.Model.GetDeclaredSymbol(declared, cancel)!;
            var free = Free(local.Name, taken);
            taken.Add(free);
            if (declared.Initializer!.Value == creation) name = free;
            if (free == local.Name) continue;
            renames.Add(new TextChange(declared.Identifier.Span, free));
            renames.AddRange(LocalReferences.In(registration.Lambda, local, site.Model, cancel).Select(use => new TextChange(use.Span, free)));
        }

        foreach (var part in moved)
        {
            lines.AddRange(StatementRemoval.RemoveTakingComments(part, [part.Span], site.Text, edits));
            lines.Add(Rewritten(part, renames, indentation, site));
        }

        if (name is null)
        {
            name = Free("dataSource", [.. taken, .. NamesIn(registration.Lambda)]);
            lines.Add($"var {name} = {Rewritten(creation, renames, indentation, site)};");
            edits.Replace(creation.Span, name);
        }

        foreach (var rename in renames.Where(rename => !moved.Any(part => part.Span.Contains(rename.Span)) && !creation.Span.Contains(rename.Span))) edits.Replace(rename.Span, rename.NewText!);
        Insert(lines, statement, indentation, site.Text, edits);
        return edits.ToChanges() is { } changes ? new FixPlan($"Build it once, before the registration, in '{name}'", $"{rule}:hoist", changes) : null;
    }

    private static string Rewritten(SyntaxNode node, List<TextChange> renames, string indentation, FixSite site) =>
        SourceStyle.Reindented(node, site.Text, indentation, renames.Where(rename => node.Span.Contains(rename.Span)).ToList());

    private static void Insert(List<string> lines, StatementSyntax statement, string indentation, SourceText text, SourceEdits edits)
    {
        if (!SourceStyle.StartsLine(statement, text))
        {
            edits.Insert(statement.SpanStart, string.Concat(lines.Select(line => line + " ")));
            return;
        }

        var first = text.LineAt(statement.SpanStart) - StatementRemoval.CommentLinesAbove(statement, text).Count();
        edits.Insert(text.Lines[first].Start, string.Concat(lines.Select(line => indentation + line + edits.NewLine)));
    }

    private static string Free(string name, ICollection<string> taken) => taken.Contains(name) ? Enumerable.Range(2, 1000).Select(number => $"{name}{number}").First(other => !taken.Contains(other)) : name;

    private static HashSet<string> NamesOutside(SyntaxNode lambda) =>
        new(LocalReferences.Member(lambda).DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && !lambda.Span.Contains(token.Span)).Select(token => token.ValueText), StringComparer.Ordinal);

    private static IEnumerable<string> NamesIn(SyntaxNode lambda) => lambda.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);
}
