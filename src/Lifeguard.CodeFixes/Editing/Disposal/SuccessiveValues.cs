using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifeguard.CodeFixes.Editing.Disposal;

/// <summary>
/// A variable that holds one resource after the other: <c>cmd = new …; …; cmd = new …;</c>. Each gets a <c>using</c> of its own. Commands, which take nothing from anybody while they are
/// idle, become variables of their own; of connections and readers the first has to end before the second begins, so that they get statements with blocks.
/// </summary>
internal static class SuccessiveValues
{
    /// <summary>The forms; none where a value is set in a branch or loop, or needed beyond the next one.</summary>
    public static IEnumerable<DisposalForm?> Forms(
        AcquiredValue acquired,
        LocalDeclarationStatementSyntax declaration,
        VariableDeclaratorSyntax variable,
        ILocalSymbol local,
        ImmutableArray<IdentifierNameSyntax> references,
        FixSite site,
        CancellationToken cancel)
    {
        if (StatementList.Around(declaration) is not { } list || declaration.Declaration is not { Variables.Count: 1, Type: var type }) yield break;
        if (Segments(declaration, variable, list, references, site, cancel) is not { Count: > 1 } segments || !StatementRemoval.IsPossible(declaration)) yield break;

        var keywords = acquired.In(local.Type, site).Keywords;
        var written = WrittenType(type, local, segments, site, cancel);
        if (list.AllowsUsingDeclaration && DatabaseTypes.IsIdle(acquired.Type))
        {
            foreach (var keyword in keywords) yield return Renamed(keyword, written, declaration, local, segments, site);
        }

        foreach (var keyword in keywords) yield return Enclosed(keyword, written, declaration, list, local, segments, site, cancel);
    }

    /// <summary>One value of the variable.</summary>
    /// <param name="Statement">What sets it: the declaration or an assignment.</param>
    /// <param name="Index">Its place in the list.</param>
    /// <param name="Value">What it is set to.</param>
    /// <param name="References">Where this value is used.</param>
    private sealed record Segment(StatementSyntax Statement, int Index, ExpressionSyntax Value, ImmutableArray<IdentifierNameSyntax> References);

    private static List<Segment>? Segments(
        LocalDeclarationStatementSyntax declaration,
        VariableDeclaratorSyntax variable,
        StatementList list,
        ImmutableArray<IdentifierNameSyntax> references,
        FixSite site,
        CancellationToken cancel)
    {
        // A lambda or local function uses whichever value there is when it runs.
        var function = LocalReferences.Function(declaration);
        if (references.Any(reference => LocalReferences.Function(reference) != function) || function.DescendantNodes().Any(node => node is LabeledStatementSyntax)) return null;

        var starts = new List<(StatementSyntax Statement, ExpressionSyntax Value)>();
        if (variable.Initializer is { Value: var initial } && !AssignedLocal.IsNothing(initial)) starts.Add((declaration, initial));
        foreach (var write in references.Where(LocalReferences.IsWrite))
        {
            if (write.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax statement } assignment
                || assignment.Left != write
                || !list.IsSame(StatementList.Around(statement))
                || !StatementRemoval.IsPossible(statement))
            {
                return null;
            }

            starts.Add((statement, assignment.Right));
        }

        var segments = new List<Segment>();
        for (var i = 0; i < starts.Count; i++)
        {
            var (from, to) = (starts[i].Statement.SpanStart, i + 1 < starts.Count ? starts[i + 1].Statement.Span.End : int.MaxValue);
            var own = references.Where(reference => !LocalReferences.IsWrite(reference) && reference.SpanStart > from && reference.SpanStart < to).ToImmutableArray();
            if (!DatabaseTypes.Is(site.Model.GetTypeInfo(starts[i].Value, cancel).Type)) return null;
            if (own.Any(reference => starts[i].Statement.Span.Contains(reference.Span)) || own.Any(IsDisposedByUsing)) return null;

            segments.Add(new Segment(starts[i].Statement, list.IndexOf(starts[i].Statement), starts[i].Value, own));
        }

        // One that is used before its first value, as by a local function, would not be one of them.
        return segments.Sum(segment => segment.References.Length) + references.Count(LocalReferences.IsWrite) == references.Length ? segments : null;
    }

    private static bool IsDisposedByUsing(IdentifierNameSyntax reference) => reference.Parent is UsingStatementSyntax;

    private static string? WrittenType(TypeSyntax type, ILocalSymbol local, List<Segment> segments, FixSite site, CancellationToken cancel)
    {
        if (!type.IsVar) return site.Text.ToString((type is NullableTypeSyntax nullable ? nullable.ElementType : type).Span);

        var isSame = segments.All(segment =>
            segment.Value is not ImplicitObjectCreationExpressionSyntax && SymbolEqualityComparer.Default.Equals(site.Model.GetTypeInfo(segment.Value, cancel).Type, local.Type));
        return isSame ? "var" : local.Type.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(site.Model, type.SpanStart);
    }

    private static DisposalForm? Renamed(string keyword, string? type, LocalDeclarationStatementSyntax declaration, ILocalSymbol local, List<Segment> segments, FixSite site)
    {
        var edits = new SourceEdits(site.Text);
        if (segments[0].Statement != declaration && !TakeAway(declaration, segments[0].Statement, site, edits)) return null;

        var taken = LocalName.Taken(LocalReferences.Member(declaration));
        for (var i = 0; i < segments.Count; i++)
        {
            var name = i == 0 ? local.Name : LocalName.Free(local.Name, taken, from: 2);
            taken.Add(name);
            if (segments[i].Statement == declaration)
            {
                edits.Insert(declaration.SpanStart, keyword + " ");
                continue;
            }

            edits.Replace(Target(segments[i]).Span, $"{keyword} {type} {name}");
            if (i == 0) continue;
            foreach (var reference in segments[i].References) edits.Replace(reference.Span, name);
        }

        return DisposalForm.Of($"Declare each value of '{local.Name}' with '{keyword}'", edits);
    }

    private static DisposalForm? Enclosed(
        string keyword, string? type, LocalDeclarationStatementSyntax declaration, StatementList list, ILocalSymbol local, List<Segment> segments, FixSite site, CancellationToken cancel)
    {
        var edits = new SourceEdits(site.Text);
        if (segments[0].Statement != declaration && !TakeAway(declaration, segments[0].Statement, site, edits)) return null;

        for (var i = 0; i < segments.Count; i++)
        {
            var (segment, next) = (segments[i], i + 1 < segments.Count ? segments[i + 1].Index : list.Statements.Count);
            var uses = UsesOf(segment, site, cancel);
            if (uses is null) return null;

            var last = UsingBlock.Last(list, segment.Index + 1, uses, site.Model, cancel);
            last = Math.Max(last, segment.Index);
            if (last >= next || !UsingBlock.IsPossible(list, segment.Index, last, site.Text)) return null;

            var redundant = RedundantDisposals.Of(segment.References, list, last, site.Model, cancel);
            if (!RedundantDisposals.Remove(redundant, site, edits)) return null;

            var statement = segment.Statement;
            if (statement == declaration) edits.Insert(statement.SpanStart, keyword + " (");
            else edits.Replace(Target(segment).Span, $"{keyword} ({type} {local.Name}");
            edits.Replace(statement.GetLastToken().Span, ")");
            UsingScope.Enclose(list, segment.Index + 1, last, SourceStyle.IndentationAt(site.Text, statement.SpanStart), redundant, site, edits);
        }

        return DisposalForm.Of($"Enclose each value of '{local.Name}' in '{keyword}'", edits);
    }

    /// <summary>Where this value, or what is made from it, is used; null when it leaves.</summary>
    private static List<SyntaxNode>? UsesOf(Segment segment, FixSite site, CancellationToken cancel)
    {
        var uses = new List<SyntaxNode>(segment.References);
        foreach (var reference in segment.References)
        {
            var flow = ResourceFlow.Of(reference, site.Model, cancel);
            if (flow.Leaves) return null;
            uses.AddRange(flow.Uses);
        }

        return uses;
    }

    private static bool TakeAway(LocalDeclarationStatementSyntax declaration, StatementSyntax first, FixSite site, SourceEdits edits)
    {
        if (!SourceStyle.StartsLine(first, site.Text)) return false;

        var indentation = SourceStyle.IndentationAt(site.Text, first.SpanStart);
        foreach (var comment in StatementRemoval.RemoveTakingComments(declaration, [], site.Text, edits)) edits.Insert(site.Text.LineStart(first.SpanStart), indentation + comment + edits.NewLine);
        return true;
    }

    private static ExpressionSyntax Target(Segment segment) => ((AssignmentExpressionSyntax)((ExpressionStatementSyntax)segment.Statement).Expression).Left;
}
