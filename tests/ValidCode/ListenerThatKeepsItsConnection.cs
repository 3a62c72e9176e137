// Trap: a worker that listens needs one connection for as long as it lives.
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Shop;

public sealed class Listener : BackgroundService
{
    private readonly NpgsqlConnection _connection = new("Host=db");

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await _connection.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand("LISTEN orders", _connection)) await listen.ExecuteNonQueryAsync(stop);
        while (!stop.IsCancellationRequested) await _connection.WaitAsync(stop);
    }
}

public static class Program
{
    public static async Task Main(string[] args) => await Host.CreateDefaultBuilder(args).ConfigureServices(services => services.AddHostedService<Listener>()).Build().RunAsync();
}
