namespace Lifeguard.Benchmarks.Generated;

/// <summary>A file of the generated project.</summary>
/// <param name="Path">Relative, with forward slashes.</param>
/// <param name="Text">C#.</param>
public sealed record SourceFile(string Path, string Text);
