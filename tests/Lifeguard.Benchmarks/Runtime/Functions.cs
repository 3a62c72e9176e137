using Amazon.Lambda.Core;
using Npgsql;

namespace Lifeguard.Benchmarks.Runtime;

/// <summary>A function's handlers, as a user writes them.</summary>
internal sealed partial class Functions
{
    [PooledHandler(Database = LocalServer.DatabaseName)]
    public partial Task<int> Get(int id);

    private static Task<int> GetCore(NpgsqlConnection connection, CancellationToken deadline) => Statement.RunAsync(connection, deadline);

    [PooledHandler(Database = LocalServer.DatabaseName, Core = nameof(GetCore))]
    public partial Task<int> GetWithin(int id, ILambdaContext context);
}
