// Trap: pools and clients that a container keeps, in each of the ways to say so.
using Amazon.DynamoDBv2;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Shop;

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);

public static class Startup
{
    public static void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create("Host=db"));
        services.AddSingleton<IAmazonDynamoDB>(new AmazonDynamoDBClient());
        services.AddSingleton<Orders>();
        services.AddPooledDbContextFactory<ShopContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
    }
}

public class Orders(NpgsqlDataSource source, IDbContextFactory<ShopContext> contexts)
{
    public async Task Save()
    {
        await using var context = await contexts.CreateDbContextAsync();
        await context.SaveChangesAsync();
        await using var connection = await source.OpenConnectionAsync();
    }
}

public class Place(Orders orders, IAmazonDynamoDB carts)
{
    [Function(nameof(Place))]
    public async Task Run([QueueTrigger("orders")] string message)
    {
        await orders.Save();
        await carts.ListTablesAsync();
    }
}
