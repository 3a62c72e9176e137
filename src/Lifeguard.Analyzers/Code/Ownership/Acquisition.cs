using Lifeguard.Analyzers.Platform;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Code.Ownership;

/// <summary>An operation that obtains something which whoever obtained it has to give back.</summary>
/// <param name="Operation">The creation or call. Where it yields a task, the resource is what the task yields, and is obtained when the call is made: it leaks if the task is dropped.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">The resource's static type, tasks unwrapped.</param>
/// <param name="IsOpen">True where it comes in use (an opened connection, a reader); false for a connection that is only made: it holds no place in a pool before it is opened. Nothing else is ever false.</param>
/// <param name="Source">What it was obtained from and works on: the connection of a command, the command of a reader, the data source of a connection; null where nothing of ours.</param>
/// <param name="Name">How messages call it: <c>new NpgsqlConnection</c>, <c>OpenConnectionAsync</c>.</param>
internal sealed record Acquisition(IOperation Operation, ResourceKind Kind, ITypeSymbol Type, bool IsOpen, IOperation? Source, string Name)
{
    /// <summary>The type that is really made, where the static type is an interface or a base class and the making can be seen; else the static type.</summary>
    public ITypeSymbol Made { get; init; } = Type;

    /// <summary>The provider, also where only what made it tells: <c>IDbConnection c = new NpgsqlConnection(…); c.CreateCommand()</c>. Null where it cannot be seen.</summary>
    public DatabaseProvider? Provider { get; init; }
}
