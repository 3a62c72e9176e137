using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifeguard.Verification;

/// <summary>Diagnostics in words: as a compiler prints them, and as C# that a test can paste.</summary>
internal static class DiagnosticText
{
    public static string Of(DiagnosticResult result)
    {
        var place = result.HasLocation ? $"{Place(result.Spans[0].Span, result.Spans[0].Options.HasFlag(DiagnosticLocationOptions.IgnoreLength))}: " : "";
        var text = new StringBuilder($"{place}{Word(result.Severity)} {result.Id}");
        if (result.Message is { } message) text.Append(": ").Append(message);
        foreach (var location in result.Spans.Skip(1)) text.Append($" [+ {Place(location.Span, onlyStart: false)}]");
        return text.ToString();
    }

    public static string Of(Diagnostic diagnostic)
    {
        var place = diagnostic.Location == Location.None ? "" : $"{Place(diagnostic.Location.GetLineSpan(), onlyStart: false)}: ";
        var text = new StringBuilder($"{place}{Word(diagnostic.Severity)} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        foreach (var location in diagnostic.AdditionalLocations) text.Append($" [+ {Place(location.GetLineSpan(), onlyStart: false)}]");
        if (diagnostic.IsSuppressed) text.Append(" (suppressed)");
        return text.ToString();
    }

    /// <summary>An expectation that this diagnostic meets.</summary>
    public static string Pasteable(Diagnostic diagnostic)
    {
        var text = new StringBuilder(diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)
            ? $"DiagnosticResult.Compiler{(diagnostic.Severity == DiagnosticSeverity.Error ? "Error" : "Warning")}(\"{diagnostic.Id}\")"
            : $"Verify.Diagnostic(\"{diagnostic.Id}\")");

        if (diagnostic.Location == Location.None) text.Append(".WithNoLocation()");
        else foreach (var location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location)) text.Append(Span(location.GetLineSpan()));

        var arguments = DiagnosticInternals.Arguments(diagnostic);
        if (arguments.Count > 0) text.Append($".WithArguments({string.Join(", ", arguments.Select(argument => Literal(argument?.ToString() ?? "")))})");
        return text.ToString();
    }

    private static string Span(FileLinePositionSpan span)
    {
        var path = span.Path == "/0/Test0.cs" ? "" : $"{Literal(span.Path)}, ";
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        return $".WithSpan({path}{start.Line + 1}, {start.Character + 1}, {end.Line + 1}, {end.Character + 1})";
    }

    public static string Place(FileLinePositionSpan span, bool onlyStart)
    {
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        var path = span.Path == "" ? "?" : span.Path;
        return onlyStart ? $"{path}({start.Line + 1},{start.Character + 1})" : $"{path}({start.Line + 1},{start.Character + 1},{end.Line + 1},{end.Character + 1})";
    }

    private static string Word(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
