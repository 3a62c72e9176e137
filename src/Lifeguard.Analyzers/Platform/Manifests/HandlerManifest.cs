using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>What a template or defaults file says about handlers.</summary>
/// <param name="Path">The file's path as the compiler was given it.</param>
/// <param name="Handlers">Every .NET handler that the file names, in the order of the file.</param>
/// <param name="Problems">What could not be read; empty for a file that is no function manifest after all.</param>
internal sealed record HandlerManifest(string Path, ImmutableArray<ManifestHandler> Handlers, ImmutableArray<ManifestProblem> Problems);

/// <summary>A place in a manifest that could not be read.</summary>
/// <param name="Span">Where.</param>
/// <param name="Reason">What is wrong there, as the middle of a sentence.</param>
internal sealed record ManifestProblem(TextSpan Span, string Reason);
