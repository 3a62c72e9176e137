using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>An exception in an analyzer reaches the user as the diagnostic AD0001; no run of ours lets one pass.</summary>
internal static class Crash
{
    public const string Id = "AD0001";

    /// <param name="circumstance">Where it must not happen: "in generated code".</param>
    public static void Refuse(string circumstance, IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == Id) is { } crash)
        {
            throw new VerificationException($"The analyzer throws {circumstance}:\n\n{crash.GetMessage(CultureInfo.InvariantCulture)}");
        }
    }
}
