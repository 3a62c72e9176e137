// Trap: contexts of a factory; a transaction that the context itself ends; queries that go on reading from a context which the container disposes.
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace Shop;

public class Order
{
    public int Id { get; set; }
}

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}

public class Functions(IDbContextFactory<ShopContext> contexts, ShopContext scoped)
{
    [Function("count")]
    public async Task<int> Count([TimerTrigger("0 * * * * *")] object timer)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Recent(context).CountAsync();
    }

    [Function("add")]
    public async Task Add([TimerTrigger("0 * * * * *")] object timer)
    {
        await scoped.Database.BeginTransactionAsync();
        scoped.Orders.Add(new Order());
        await scoped.SaveChangesAsync();
        await scoped.Database.CommitTransactionAsync();
    }

    private static IQueryable<Order> Recent(ShopContext context) => context.Orders.Where(order => order.Id > 100);
}
