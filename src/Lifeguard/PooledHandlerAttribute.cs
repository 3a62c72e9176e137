using System.Data;

namespace Lifeguard;

/// <summary>
/// Stands on a partial method without a body, which the host calls. The other half is generated: it lends a connection to the method that does the work, and takes it back whatever happens.
/// </summary>
/// <remarks>
/// <para>The method that does the work is called like the handler with <c>Core</c> behind it. It takes the handler's parameters, as many of them as it wants, and what it is lent: an <c>NpgsqlConnection</c>, an
/// <c>NpgsqlTransaction</c> (committed when it returns, rolled back when it throws) or the <see cref="PooledDatabase"/>. A <c>CancellationToken</c> ends with the deadline.</para>
/// <para>Where the other half cannot be written, one of the rules LFG7001 to LFG7008 says why. <c>docs/pooled-handler.md</c> has examples for each host.</para>
/// </remarks>
/// <example>
/// <code>
/// public partial class Orders
/// {
///     [PooledHandler(Database = "ORDERS_DB", Retry = RetryScope.ReadOnly)]
///     public partial Task&lt;long&gt; Count(string customer, ILambdaContext context);
///
///     private static async Task&lt;long&gt; CountCore(string customer, NpgsqlConnection connection, CancellationToken deadline) =&gt; …;
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class PooledHandlerAttribute : Attribute
{
    /// <summary>
    /// The name under which the connection string is found (<see cref="PooledDatabase.ForName"/>): an environment variable, or a key below <c>ConnectionStrings</c>. Either this or <see cref="Source"/>.
    /// </summary>
    public string? Database { get; set; }

    /// <summary>The name of a member of the class, of type <see cref="PooledDatabase"/> or <see cref="Npgsql.NpgsqlDataSource"/>. Either this or <see cref="Database"/>.</summary>
    public string? Source { get; set; }

    /// <summary>The name of the method that does the work; by default that of the handler with <c>Core</c> behind it.</summary>
    public string? Core { get; set; }

    /// <summary>What may be done again when something fails. By default only getting the connection.</summary>
    public RetryScope Retry { get; set; } = RetryScope.Acquire;

    /// <summary>The isolation level, where the method takes a transaction. By default READ COMMITTED, as Npgsql begins it.</summary>
    public IsolationLevel Isolation { get; set; } = IsolationLevel.Unspecified;
}
