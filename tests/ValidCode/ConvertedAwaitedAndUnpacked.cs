// Trap: the same connection under other names: cast, matched by a pattern, out of a task or a tuple, given back by a method.
using System.Data;
using System.Data.Common;
using Amazon.Lambda.Annotations;
using Dapper;
using Npgsql;

namespace Shop;

public class Functions
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    [LambdaFunction]
    public async Task<int> CountOrders(string customer)
    {
        var pending = Source.OpenConnectionAsync().AsTask();
        var count = 0;
        using (IDbConnection first = await pending.ConfigureAwait(false))
        {
            if (first is NpgsqlConnection { ProcessID: > 0 } npgsql) count += await npgsql.ExecuteScalarAsync<int>("select 1");
        }

        await using (var second = Opened(Source.CreateConnection()))
        {
            count += await second.ExecuteScalarAsync<int>("select 2");
        }

        var (third, name) = (await Source.OpenConnectionAsync(), customer);
        await using (third.ConfigureAwait(false))
        {
            count += await third.ExecuteScalarAsync<int>("select length(@name)", new { name });
        }

        if (TryOpen(out var fourth))
        {
            await using (fourth) count += await fourth.ExecuteScalarAsync<int>("select 4");
        }

        return count;
    }

    private static T Opened<T>(T connection)
        where T : DbConnection
    {
        connection.Open();
        return connection;
    }

    private static bool TryOpen(out NpgsqlConnection connection)
    {
        connection = Source.CreateConnection();
        return connection.Host != null;
    }
}
