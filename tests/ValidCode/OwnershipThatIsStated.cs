// Trap: an attribute says that a factory keeps what it gives out, and that a method takes what it is given.
using System.Data;
using Amazon.Lambda.Annotations;
using Dapper;
using Npgsql;

namespace Shop;

[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.ReturnValue | AttributeTargets.Parameter)]
internal sealed class BorrowedAttribute : Attribute
{
}

[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class TakesOwnershipAttribute : Attribute
{
}

internal interface ISessions
{
    [return: Borrowed]
    Task<NpgsqlConnection> CurrentAsync();

    void Finish([TakesOwnership] IDbConnection connection);
}

internal sealed class Sessions : ISessions
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    public async Task<NpgsqlConnection> CurrentAsync() => await Source.OpenConnectionAsync();

    public void Finish(IDbConnection connection) => ThreadPool.QueueUserWorkItem(_ => connection.Dispose());
}

public class Functions
{
    private readonly Sessions _sessions = new();

    [LambdaFunction]
    public async Task<int> CountOrders(string customer)
    {
        var connection = await _sessions.CurrentAsync();
        var count = await connection.ExecuteScalarAsync<int>("select count(*) from orders");
        _sessions.Finish(connection);
        return count;
    }
}
