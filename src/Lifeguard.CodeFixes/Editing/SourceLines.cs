using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.CodeFixes.Editing;

/// <summary>On which line of the document is a position?</summary>
internal static class SourceLines
{
    /// <summary>The number of the line, from zero.</summary>
    public static int LineAt(this SourceText text, int position) => text.Lines.GetLineFromPosition(position).LineNumber;

    /// <summary>Where that line starts.</summary>
    public static int LineStart(this SourceText text, int position) => text.Lines.GetLineFromPosition(position).Start;
}
