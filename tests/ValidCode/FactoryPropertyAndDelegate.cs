// Trap: a property and a delegate that make a new connection each time; a property that gives out the one that the object keeps.
using Amazon.Lambda.Annotations;
using Dapper;
using Npgsql;

namespace Shop;

public class Functions : IDisposable
{
    private static readonly NpgsqlDataSource Source = new NpgsqlDataSourceBuilder("Host=db;Application Name=shop").Build();
    private static readonly Func<Task<NpgsqlConnection>> Open = async () => await Source.OpenConnectionAsync();

    private readonly Session _session = new(Source);

    private static NpgsqlConnection New => Source.CreateConnection();

    [LambdaFunction]
    public async Task<int> CountOrders(string customer)
    {
        await using var first = New;
        await first.OpenAsync();
        await using var second = await Open();
        return await first.ExecuteScalarAsync<int>("select 1") + await second.ExecuteScalarAsync<int>("select 2");
    }

    public void Dispose() => _session.Dispose();

    private sealed class Session(NpgsqlDataSource source) : IDisposable
    {
        private NpgsqlCommand? _command;

        public NpgsqlCommand Command => _command ??= source.CreateCommand("select 1");

        public void Dispose() => _command?.Dispose();
    }
}
