using System.Collections.Immutable;
using Lifeguard.Analyzers.Settings;

namespace Lifeguard.Analyzers.Platform.Hosts;

/// <summary>What the settings say about handlers.</summary>
/// <param name="Host">The host that runs this project; null when not set.</param>
/// <param name="HandlerAttributes">Metadata names of attributes that mark a handler, or a class of handlers.</param>
/// <param name="HandlerBaseTypes">Metadata names of types whose overrides and implementations are handlers.</param>
/// <param name="HandlerMethods">Handlers by name.</param>
internal sealed record HostSettings(
    FunctionHost? Host,
    ImmutableArray<string> HandlerAttributes,
    ImmutableArray<string> HandlerBaseTypes,
    ImmutableArray<HandlerMethodName> HandlerMethods);
