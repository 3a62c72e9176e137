using System.Collections.Immutable;
using Lifeguard.Analyzers.Platform.Manifests;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>Which methods, lambdas and local functions does a host call, on which host, on objects that live how long?</summary>
internal sealed class ServerlessHosts
{
    private ServerlessHosts(ImmutableArray<EntryPoint> entryPoints) => EntryPoints = entryPoints;

    /// <summary>All entry points of the compilation, in source order.</summary>
    public ImmutableArray<EntryPoint> EntryPoints { get; }

    public static ServerlessHosts Find(
        Compilation compilation, SourceIndex source, SemanticModels models, HostSettings settings, IReadOnlyList<HandlerManifest> manifests, CancellationToken cancel)
    {
        var scan = new HostScan(compilation, source, models, settings, manifests, cancel);
        ConfiguredHandlers.Find(scan);
        AwsLambdaHandlers.Find(scan);
        AzureFunctionHandlers.Find(scan);
        GoogleFunctionHandlers.Find(scan);
        AspNetEndpoints.Find(scan);
        TabulatedHandlers.Find(scan);

        if (!scan.Found.Any() && compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary
            && ServerlessHost.Named(settings.Host) is { } host)
        {
            ConfiguredHandlers.FindPublicMembers(scan, host);
        }

        return new ServerlessHosts(scan.Found
            .OrderBy(entry => entry.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(entry => entry.Location.SourceSpan.Start).ToImmutableArray());
    }
}
