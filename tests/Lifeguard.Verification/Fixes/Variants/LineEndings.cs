using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Verification;

/// <summary>The test with the other kind of line ending: a fix must keep whichever the file has.</summary>
internal static class LineEndings
{
    public static FixVariant Variant(FixTestInputs inputs)
    {
        var usesCrLf = inputs.Test.Primary.Sources.Any(source => source.Content.ToString().Contains("\r\n"));
        return FixVariant.Of(
            usesCrLf ? "with LF line endings" : "with CRLF line endings", VerificationChecks.LineEndings, inputs,
            project => project with { Sources = [.. project.Sources.Select(source => (source.Filename, With(usesCrLf ? "\n" : "\r\n", source.Content)))] });
    }

    private static SourceText With(string ending, SourceText text) =>
        SourceText.From(text.ToString().Replace("\r\n", "\n").Replace("\n", ending), text.Encoding, text.ChecksumAlgorithm);
}
