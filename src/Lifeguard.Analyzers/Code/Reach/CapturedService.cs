using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Reach;

/// <summary>A connection, transaction or context that comes with a service.</summary>
/// <param name="Type">The connection, transaction or context.</param>
/// <param name="Steps">The services on the way, the one asked for first, the connection last, each with the class that is registered for it: <c>IOrders (Orders)</c>.</param>
/// <param name="IsScoped">True where one of them is registered scoped, so that the root provider hands out the same one for good; false where each request makes a new one.</param>
internal sealed record CapturedService(ITypeSymbol Type, ImmutableArray<string> Steps, bool IsScoped);
