using Microsoft.CodeAnalysis.Text;

namespace Lifeguard.Analyzers.Platform.Manifests;

/// <summary>A handler that a manifest names by <c>Assembly::Type::Method</c>, with what the manifest says about its function.</summary>
/// <param name="Assembly">Simple name of the assembly.</param>
/// <param name="TypeName">Full CLR name of the type, nested types with <c>+</c>.</param>
/// <param name="MethodName">Simple name of the method.</param>
/// <param name="Span">Where the handler string stands in the file, without its quotes.</param>
/// <param name="TimeoutSeconds">After how many seconds the platform stops an invocation; null when the file does not say.</param>
/// <param name="SnapStart">True when the process is restored from a snapshot that was taken after its initialisation.</param>
/// <param name="MultiConcurrency">True when one process serves several invocations at a time (Lambda Managed Instances).</param>
internal sealed record ManifestHandler(
    string Assembly, string TypeName, string MethodName, TextSpan Span, int? TimeoutSeconds, bool SnapStart, bool MultiConcurrency)
{
    /// <summary>How many processes of this function may run at a time; null when the file does not limit it.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>Memory of one process in megabytes; null when the file does not say.</summary>
    public int? MemoryMegabytes { get; init; }

    /// <summary>The runtime's identifier, such as <c>dotnet8</c>; null when the file does not say, as for images.</summary>
    public string? Runtime { get; init; }

    /// <summary>True when the handler is looked for in this assembly. Assembly names do not differ by case alone.</summary>
    public bool MatchesAssembly(string assemblyName) => Assembly.Equals(assemblyName, StringComparison.OrdinalIgnoreCase);
}
