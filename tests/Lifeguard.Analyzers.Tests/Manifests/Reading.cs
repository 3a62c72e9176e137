using Lifeguard.Analyzers.Platform.Manifests;

namespace Lifeguard.Analyzers.Tests.Manifests;

/// <summary>What was read from a manifest, in a form that a test can state in a line.</summary>
internal static class Reading
{
    /// <summary>The handlers as <c>Assembly::Type::Method</c>, with what else the file says about each.</summary>
    public static string[] Handlers(string path, string text) => [.. HandlerManifests.Read(path, text).Handlers.Select(Line)];

    /// <summary>The problems as <c>reason @ text</c>.</summary>
    public static string[] Problems(string path, string text) =>
        [.. HandlerManifests.Read(path, text).Problems.Select(problem => $"{problem.Reason} @ {text.Substring(problem.Span.Start, problem.Span.Length)}")];

    private static string Line(ManifestHandler handler) =>
        $"{handler.Assembly}::{handler.TypeName}::{handler.MethodName}"
        + (handler.TimeoutSeconds is { } timeout ? $" {timeout}s" : "")
        + (handler.MemoryMegabytes is { } memory ? $" {memory}MB" : "")
        + (handler.ReservedConcurrency is { } reserved ? $" reserved={reserved}" : "")
        + (handler.SnapStart ? " snapstart" : "")
        + (handler.MultiConcurrency ? " multi" : "")
        + (handler.Runtime is { } runtime ? $" {runtime}" : "");
}
