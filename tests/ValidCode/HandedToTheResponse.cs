// Trap: the response, or a list that is disposed as a whole, disposes what it is given.
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Npgsql;

namespace Shop;

public sealed class Disposables : IDisposable
{
    private readonly List<IDisposable> _all = new();

    public T Add<T>(T disposable)
        where T : IDisposable
    {
        _all.Add(disposable);
        return disposable;
    }

    public void Dispose()
    {
        foreach (var disposable in _all) disposable.Dispose();
    }
}

public class Functions
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();

    [Function("stream")]
    public async Task<IEnumerable<int>> Stream([HttpTrigger] HttpRequest request)
    {
        var connection = await Source.OpenConnectionAsync();
        request.HttpContext.Response.RegisterForDisposeAsync(connection);
        return connection.Query<int>("select id from orders", buffered: false);
    }

    [Function("count")]
    public async Task<int> Count([HttpTrigger] HttpRequest request)
    {
        using var disposables = new Disposables();
        var connection = disposables.Add(await Source.OpenConnectionAsync());
        var command = disposables.Add(connection.CreateCommand());
        command.CommandText = "select count(*) from orders";
        return Convert.ToInt32(await command.ExecuteScalarAsync());
    }
}
