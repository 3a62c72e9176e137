using System.Collections.Immutable;
using System.Globalization;
using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>Changes of SQL inside literals that the analyzer has worked out, because it alone knows the whole text and the transaction around it.</summary>
internal static class SqlTextEdits
{
    /// <summary>The changes; null where the analyzer offers none, or where they no longer fall into text.</summary>
    public static FixPlan? Plan(FixSite site, string id, string title)
    {
        if (site.Property(DiagnosticKeys.TextEdits) is not { Length: > 0 } edits) return null;
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        foreach (var edit in edits.Split('\n'))
        {
            var parts = edit.Split([':'], 3);
            if (parts.Length != 3 || !Number(parts[0], out var start) || !Number(parts[1], out var length)) return null;
            var span = new TextSpan(site.Span.Start + start, length);
            if (span.Start < 0 || span.End > site.Text.Length || !IsInText(site, span)) return null;
            changes.Add(new TextChange(span, parts[2]));
        }

        return new FixPlan(title, id + ":transaction", changes.ToImmutable());
    }

    private static bool IsInText(FixSite site, TextSpan span)
    {
        var token = site.Root.FindToken(span.Start);
        var isText = token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
            || token.IsKind(SyntaxKind.InterpolatedStringTextToken);

        // Behind the last character of an interpolation's text stands its end, in front of a plain literal's closing quote the literal itself.
        return (isText && span.End <= token.Span.End) || (span.Length == 0 && site.Root.FindToken(span.Start - 1).IsKind(SyntaxKind.InterpolatedStringTextToken));
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
