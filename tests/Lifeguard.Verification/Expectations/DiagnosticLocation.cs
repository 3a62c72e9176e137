using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>Where a diagnostic is expected. An empty path means the first source file.</summary>
public readonly record struct DiagnosticLocation(FileLinePositionSpan Span, DiagnosticLocationOptions Options);
