// Trap: a task that yields a connection is returned as it is; whoever awaits it owns what it yields (SonarSource sonaranalyzer-dotnet #655).
using Npgsql;

namespace Shop;

public class Rental(NpgsqlDataSource dataSource)
{
    public ValueTask<NpgsqlConnection> Rent(CancellationToken cancel) => dataSource.OpenConnectionAsync(cancel);

    public Task<NpgsqlConnection> RentAsTask() => dataSource.OpenConnectionAsync().AsTask();

    public async Task<T> With<T>(Func<NpgsqlConnection, Task<T>> work)
    {
        await using var connection = await Rent(CancellationToken.None).ConfigureAwait(false);
        return await work(connection).ConfigureAwait(false);
    }

    public async Task<long> Two()
    {
        var renting = RentAsTask();
        await using var connection = await renting;
        await using var command = new NpgsqlCommand("SELECT 2", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
