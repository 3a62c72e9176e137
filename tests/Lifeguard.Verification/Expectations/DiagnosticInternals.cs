using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>What a diagnostic knows but does not show: Roslyn keeps both members internal in every version we run on.</summary>
internal static class DiagnosticInternals
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly PropertyInfo ArgumentsProperty = Property("Arguments");
    private static readonly PropertyInfo ProgrammaticSuppressionProperty = Property("ProgrammaticSuppressionInfo");

    /// <summary>The arguments the message was formatted with.</summary>
    public static IReadOnlyList<object?> Arguments(Diagnostic diagnostic) => (IReadOnlyList<object?>?)ArgumentsProperty.GetValue(diagnostic) ?? [];

    /// <summary>True if a <c>DiagnosticSuppressor</c> suppressed it, and not the source.</summary>
    public static bool IsSuppressedByAnalyzer(Diagnostic diagnostic) =>
        diagnostic.IsSuppressed && ProgrammaticSuppressionProperty.GetValue(diagnostic) is not null;

    private static PropertyInfo Property(string name) =>
        typeof(Diagnostic).GetProperty(name, Instance) ?? throw new MissingMemberException(nameof(Diagnostic), name);
}
