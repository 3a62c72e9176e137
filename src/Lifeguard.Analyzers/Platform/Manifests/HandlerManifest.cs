using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
namespace Lifeguard.Analyzers.Platform.Manifests;
internal sealed record HandlerManifest(string Path, ImmutableArray<ManifestHandler> Handlers, ImmutableArray<ManifestProblem> Problems);
internal sealed record ManifestHandler(string Assembly, string TypeName, string MethodName, TextSpan Span, int? TimeoutSeconds, bool SnapStart, bool MultiConcurrency);
internal sealed record ManifestProblem(TextSpan Span, string Reason);
internal static class HandlerManifests { public static bool IsManifest(string path) => false; public static HandlerManifest Read(AdditionalText text, CancellationToken cancel) => throw new InvalidOperationException(); }
