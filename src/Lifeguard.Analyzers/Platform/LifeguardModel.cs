using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Platform;

/// <summary>Is there a database and a function host here at all? One per compilation, shared by all rules.</summary>
internal sealed class LifeguardModel
{
    public bool IsRelevant => false;

    public static LifeguardModel For(Compilation compilation, AnalyzerOptions options, CancellationToken cancel) => new();
}
