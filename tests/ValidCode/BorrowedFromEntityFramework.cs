// Trap: the connection of a DbContext belongs to the context; nobody else disposes it.
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shop;

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}

public class Order
{
    public int Id { get; set; }
}

public static class Startup
{
    public static void ConfigureServices(IServiceCollection services) =>
        services.AddDbContext<ShopContext>(options => options.UseNpgsql(Environment.GetEnvironmentVariable("SHOP_DB")));
}

public class CountOrders(ShopContext context)
{
    [Function(nameof(CountOrders))]
    public async Task Run([QueueTrigger("orders")] string message)
    {
        var connection = context.Database.GetDbConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM orders";
        await context.Database.OpenConnectionAsync();
        try
        {
            await command.ExecuteScalarAsync();
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }
}
