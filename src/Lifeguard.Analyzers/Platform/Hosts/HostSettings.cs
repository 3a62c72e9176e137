using System.Collections.Immutable;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>What the settings say about handlers.</summary>
/// <param name="Host">The host that runs this project, by its name in <see cref="ServerlessHost.Nameable"/>; null when not set.</param>
/// <param name="HandlerAttributes">Metadata names of attributes that mark a handler.</param>
/// <param name="HandlerBaseTypes">Metadata names of types whose derivatives' public methods are handlers.</param>
/// <param name="HandlerMethods">Handlers by name, <c>Namespace.Type.Method</c> or <c>Namespace.Type::Method</c>.</param>
internal sealed record HostSettings(
    string? Host,
    ImmutableArray<string> HandlerAttributes,
    ImmutableArray<string> HandlerBaseTypes,
    ImmutableArray<string> HandlerMethods)
{
    public bool IsEmpty => Host is null && HandlerAttributes.IsEmpty && HandlerBaseTypes.IsEmpty && HandlerMethods.IsEmpty;
}
