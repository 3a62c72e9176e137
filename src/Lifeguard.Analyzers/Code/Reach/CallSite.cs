using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>A place from which a piece of code is entered.</summary>
/// <param name="Caller">The code that the place is in.</param>
/// <param name="At">The mention: the call, the creation, the parameter that has it injected.</param>
internal sealed record CallSite(CodeUnit Caller, SyntaxNode At);
