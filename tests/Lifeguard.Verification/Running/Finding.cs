using Microsoft.CodeAnalysis;

namespace Lifeguard.Verification;

/// <summary>A reported diagnostic, the project it was reported in, and whether the IDE would know it before the whole compilation is analysed.</summary>
internal readonly record struct Finding(Diagnostic Diagnostic, ProjectId Project, bool IsLocal);
