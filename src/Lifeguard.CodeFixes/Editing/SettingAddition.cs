using System.Globalization;
using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>How does one setting come into a connection string, or to the builder of one, while every other character stays?</summary>
internal static class SettingAddition
{
    /// <param name="site">A setting that stands there already.</param>
    /// <param name="rule">The rule's id.</param>
    /// <param name="keyword">What to add to a string, or to a builder's indexer.</param>
    /// <param name="property">What to add to a builder.</param>
    /// <param name="value">The value, as C# and the driver write it.</param>
    public static FixPlan? Plan(FixSite site, string rule, string keyword, string property, string value)
    {
        var edits = new SourceEdits(site.Text);
        var isPossible = site.Node switch
        {
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } element => AddElement(element, $"{NameLike(element.Left, keyword, property)} = {value}", site.Text, edits),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment => AddStatement(statement, $"{TargetLike(assignment.Left, keyword, property)} = {value};", site.Text, edits),
            _ => Insert(site, edits),
        };
        return isPossible && edits.ToChanges() is { } changes ? new FixPlan($"Add '{keyword}={value}'", $"{rule}:add", changes) : null;
    }

    private static bool AddElement(AssignmentExpressionSyntax element, string addition, SourceText text, SourceEdits edits)
    {
        var startsLine = SourceStyle.StartsLine(element, text);
        edits.Insert(element.Span.End, startsLine ? $",{edits.NewLine}{SourceStyle.IndentationAt(text, element.SpanStart)}{addition}" : $", {addition}");
        return true;
    }

    private static bool AddStatement(ExpressionStatementSyntax statement, string addition, SourceText text, SourceEdits edits)
    {
        if (statement.Parent is not (BlockSyntax or GlobalStatementSyntax)) return false;
        var line = text.Lines.GetLineFromPosition(statement.Span.End);
        var isAlone = SourceStyle.StartsLine(statement, text) && line.LineNumber + 1 < text.Lines.Count
            && statement.GetLastToken().GetNextToken().SpanStart >= line.End;
        if (isAlone) edits.Insert(text.Lines[line.LineNumber + 1].Start, SourceStyle.IndentationAt(text, statement.SpanStart) + addition + edits.NewLine);
        else edits.Insert(statement.Span.End, " " + addition);
        return true;
    }

    // Where the analyzer, which knows how the string goes on, says; but never outside the literal that the diagnostic is in.
    private static bool Insert(FixSite site, SourceEdits edits)
    {
        if (site.Property(DiagnosticKeys.InsertionText) is not { } insertion) return false;
        if (!int.TryParse(site.Property(DiagnosticKeys.InsertionOffset), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset)) return false;

        var position = site.Span.Start + offset;
        var literal = site.Root.FindToken(site.Span.Start).Parent;
        if (literal is InterpolatedStringTextSyntax) literal = literal.Parent;
        if (literal is not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax) || position <= literal.SpanStart || position >= literal.Span.End) return false;
        edits.Insert(position, insertion);
        return true;
    }

    private static string NameLike(ExpressionSyntax model, string keyword, string property) => model is ImplicitElementAccessSyntax ? $"[\"{keyword}\"]" : property;

    private static string TargetLike(ExpressionSyntax model, string keyword, string property) => model switch
    {
        ElementAccessExpressionSyntax element => $"{element.Expression}[\"{keyword}\"]",
        MemberAccessExpressionSyntax access => $"{access.Expression}.{property}",
        _ => property,
    };
}
