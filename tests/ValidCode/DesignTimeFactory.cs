// Trap: the tools' factory builds a context with a string of its own; no handler calls it.
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Shop;

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);

public class ShopContextFactory : IDesignTimeDbContextFactory<ShopContext>
{
    public ShopContext CreateDbContext(string[] args)
    {
        var source = new Npgsql.NpgsqlDataSourceBuilder("Host=localhost;Database=design").Build();
        return new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(source).Options);
    }
}

public class Ping
{
    [Function(nameof(Ping))]
    public void Run([TimerTrigger("0 * * * * *")] object timer)
    {
    }
}
