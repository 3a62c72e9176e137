using Lifeguard.Core;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.SettingsFiles;

/// <summary>A text in a settings file.</summary>
/// <param name="Text">The value, without quotes and escapes.</param>
/// <param name="Span">Where it stands, without its quotes.</param>
internal sealed record WrittenValue(string Text, TextSpan Span)
{
    /// <summary>Where a stretch of the value stands; the whole value where escapes lie between.</summary>
    public TextSpan SpanOf(TextRange range) => Text.Length == Span.Length ? new TextSpan(Span.Start + range.Start, range.Length) : Span;
}
