using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>From where to where is a resource disposed by a <c>using</c>, and in which of its two forms?</summary>
/// <param name="Start">The statement that sets the variable.</param>
/// <param name="List">The statements around it.</param>
/// <param name="Name">The variable.</param>
/// <param name="References">Every place that names it.</param>
/// <param name="Flow">What becomes of it.</param>
internal sealed record UsingScope(StatementSyntax Start, StatementList List, string Name, ImmutableArray<IdentifierNameSyntax> References, ResourceFlow Flow)
{
    /// <summary>Writes the head of the <c>using</c>; false where that is not possible.</summary>
    /// <param name="keyword"><c>using</c> or <c>await using</c>.</param>
    /// <param name="isStatement">True for <c>using (…)</c>, without the block.</param>
    /// <param name="edits">Where it is entered.</param>
    public delegate bool Head(string keyword, bool isStatement, SourceEdits edits);

    /// <summary>The forms: declaration before statement, unless the resource would be held while something else is waited for.</summary>
    public IEnumerable<DisposalForm?> Forms(AcquiredValue acquired, FixSite site, CancellationToken cancel, Head head)
    {
        if (!StatementRemoval.IsPossible(Start)) yield break;

        var first = List.IndexOf(Start) + 1;
        var last = UsingBlock.Last(List, first, Flow.Uses, site.Model, cancel);
        var declarations = List.AllowsUsingDeclaration;
        var prefersStatement = declarations && IsHeldTooLong(acquired.Type, last, site, cancel);
        if (prefersStatement)
        {
            foreach (var keyword in acquired.Keywords) yield return Statement(keyword, first, last, acquired, site, cancel, head);
        }

        if (declarations)
        {
            foreach (var keyword in acquired.Keywords) yield return Declaration(keyword, acquired, site, cancel, head);
        }

        if (prefersStatement) yield break;

        foreach (var keyword in acquired.Keywords) yield return Statement(keyword, first, last, acquired, site, cancel, head);
    }

    private DisposalForm? Declaration(string keyword, AcquiredValue acquired, FixSite site, CancellationToken cancel, Head head)
    {
        var edits = new SourceEdits(site.Text);
        var redundant = RedundantDisposals.Of(References, List, List.Statements.Count - 1, site.Model, cancel);
        return head(keyword, isStatement: false, edits) && RedundantDisposals.Remove(redundant, site, edits) && acquired.TryMakeAsync(site, edits, cancel) ? DisposalForm.Of($"Declare '{Name}' with '{keyword}'", edits) : null;
    }

    private DisposalForm? Statement(string keyword, int first, int last, AcquiredValue acquired, FixSite site, CancellationToken cancel, Head head)
    {
        last = Math.Max(last, first - 1);
        var begin = first - 1;
        if (!UsingBlock.IsPossible(List, begin, last, site.Text)) return null;

        var edits = new SourceEdits(site.Text);
        var redundant = RedundantDisposals.Of(References, List, last, site.Model, cancel);
        if (!head(keyword, isStatement: true, edits) || !RedundantDisposals.Remove(redundant, site, edits) || !acquired.TryMakeAsync(site, edits, cancel)) return null;

        Enclose(List, first, last, SourceStyle.IndentationAt(site.Text, Start.SpanStart), redundant, site, edits);
        return DisposalForm.Of($"Enclose '{Name}' in '{keyword}'", edits);
    }

    /// <summary>Puts the statements from one to another into braces, behind the line on which the statement before them ends.</summary>
    public static void Enclose(StatementList list, int first, int last, string indentation, ImmutableArray<StatementSyntax> removed, FixSite site, SourceEdits edits)
    {
        var head = UsingBlock.LastLine(list.Statements[first - 1], site.Text);
        var open = site.Text.Lines[head];
        edits.Insert(open.End, edits.NewLine + indentation + "{");
        if (last < first)
        {
            edits.Insert(open.End, edits.NewLine + indentation + "}");
            return;
        }

        var end = UsingBlock.LastLine(list.Statements[last], site.Text);
        for (var line = head + 1; line < end && IsBlank(line, site); line++) edits.RemoveLines(line, line);
        Close(list, (head + 1, first), last, indentation, removed, site, edits);
    }

    /// <summary>The same behind a line of its own, which stands where the first of the statements and its comments did; perhaps with lines behind the block.</summary>
    public static void Enclose(
        string head, StatementList list, int first, int last, string indentation, ImmutableArray<StatementSyntax> removed, FixSite site, SourceEdits edits, params string[] tail)
    {
        var line = site.Text.LineAt(list.Statements[first].SpanStart) - StatementRemoval.CommentLinesAbove(list.Statements[first], site.Text).Count();
        edits.Insert(site.Text.Lines[line].Start, $"{indentation}{head}{edits.NewLine}{indentation}{{{edits.NewLine}");
        Close(list, (line, first), last, indentation, removed, site, edits, tail);
    }

    private static void Close(
        StatementList list, (int Line, int Statement) first, int last, string indentation, ImmutableArray<StatementSyntax> removed, FixSite site, SourceEdits edits, params string[] tail)
    {
        var (end, lastKept) = (UsingBlock.LastLine(list.Statements[last], site.Text), last);
        while (lastKept >= first.Statement && removed.Contains(list.Statements[lastKept])) lastKept--;
        for (var line = UsingBlock.LastLine(list.Statements[lastKept], site.Text) + 1; line < end; line++)
        {
            if (IsBlank(line, site)) edits.RemoveLines(line, line);
        }

        UsingBlock.Enclose(list.Owner, (first.Line, end), indentation, site, edits, tail);
    }

    private static bool IsBlank(int line, FixSite site) => string.IsNullOrWhiteSpace(site.Text.ToString(site.Text.Lines[line].Span));

    /// <summary>
    /// True when a declaration would keep the resource while the code goes on to wait for something, or, for a reader, to use its connection; not where a call gives it back before that.
    /// Commands, contexts, data sources and finished transactions take nothing from anybody while they are idle.
    /// </summary>
    private bool IsHeldTooLong(ITypeSymbol type, int last, FixSite site, CancellationToken cancel)
    {
        if (DatabaseTypes.IsIdle(type) || References.Any(reference => EndsHere(reference))) return false;

        for (var i = Math.Max(last, List.IndexOf(Start)) + 1; i < List.Statements.Count; i++)
        {
            if (QuickCode.Waits(List.Statements[i], site.Model, cancel)) return true;
        }

        return false;
    }

    private bool EndsHere(IdentifierNameSyntax reference) =>
        DisposalStatement.Of(reference) is { } statement ? List.IsSame(StatementList.Around(statement))
        : reference.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Commit" or "CommitAsync" or "Rollback" or "RollbackAsync" };
}
