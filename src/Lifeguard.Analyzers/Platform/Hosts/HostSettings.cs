using System.Collections.Immutable;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>What the settings say about handlers.</summary>
/// <param name="Host">The host that runs this project, by the name the setting gives it; null when not set.</param>
/// <param name="HandlerAttributes">Metadata names of attributes that mark a handler, or a class of handlers.</param>
/// <param name="HandlerBaseTypes">Metadata names of types whose overrides and implementations are handlers.</param>
/// <param name="HandlerMethods">Handlers by name, <c>Namespace.Type.Method</c> or <c>Namespace.Type::Method</c>.</param>
internal sealed record HostSettings(
    string? Host,
    ImmutableArray<string> HandlerAttributes,
    ImmutableArray<string> HandlerBaseTypes,
    ImmutableArray<string> HandlerMethods);
