using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Platform.PooledHandlers;

/// <summary>A reason why a handler's other half cannot be written, with the place and the words for the message of its rule.</summary>
internal sealed class HandlerFault(HandlerFaultKind kind, Location? place, params string[] arguments)
{
    public HandlerFaultKind Kind => kind;

    public Location? Place => place;

    public ImmutableArray<string> Arguments { get; } = ImmutableArray.Create(arguments);
}
