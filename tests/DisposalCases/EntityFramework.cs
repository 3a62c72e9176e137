// Group: Entity Framework Core
using System.Data;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Shop.Ef;

public class ShopContext : DbContext
{
    public ShopContext(DbContextOptions<ShopContext> options) : base(options)
    {
    }

    public DbSet<Order> Orders => Set<Order>();

    // Right: a static factory.
    public static ShopContext Create() => new(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(Environment.GetEnvironmentVariable("SHOP_DB")).Options);
}

public class Order
{
    public int Id { get; set; }

    public string Name { get; set; } = "";
}

// Right: a design-time factory gives the context to the tools.
public class Designer : IDesignTimeDbContextFactory<ShopContext>
{
    public ShopContext CreateDbContext(string[] args) => ShopContext.Create();
}

public class OrderFunctions(ShopContext injected, IDbContextFactory<ShopContext> factory, IServiceScopeFactory scopes)
{
    // Right: injected; the container disposes it.
    [Function("Count")]
    public Task<int> Count([QueueTrigger("count")] string message) => injected.Orders.CountAsync();

    // Right: the connection belongs to the context.
    [Function("Raw")]
    public async Task<object?> Raw([QueueTrigger("raw")] string message)
    {
        var connection = injected.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM orders";
        return await command.ExecuteScalarAsync();
    }

    // Wrong: the command on EF's connection is ours all the same.
    [Function("RawCommand")]
    public async Task<object?> RawCommand([QueueTrigger("raw")] string message)
    {
        await injected.Database.OpenConnectionAsync();
        var command = injected.Database.GetDbConnection().CreateCommand(); // LFG2002
        command.CommandText = "SELECT count(*) FROM orders";
        var count = await command.ExecuteScalarAsync();
        await injected.Database.CloseConnectionAsync();
        return count;
    }

    // Wrong: a context of a factory belongs to the caller.
    [Function("Names")]
    public async Task<List<string>> Names([QueueTrigger("names")] string message)
    {
        var context = await factory.CreateDbContextAsync(); // LFG2001
        return await context.Orders.Select(order => order.Name).ToListAsync();
    }

    // Right: the same in 'await using'.
    [Function("NamesSafely")]
    public async Task<List<string>> NamesSafely([QueueTrigger("names")] string message, CancellationToken cancel)
    {
        await using var context = await factory.CreateDbContextAsync(cancel);
        return await context.Orders.Select(order => order.Name).ToListAsync(cancel);
    }

    // Wrong: from the static Create().
    [Function("Rename")]
    public async Task Rename([QueueTrigger("rename")] string name)
    {
        var context = ShopContext.Create(); // LFG2001
        var order = await context.Orders.FirstAsync();
        order.Name = name;
        await context.SaveChangesAsync();
    }

    // Right: of a scope that is disposed.
    [Function("Scoped")]
    public async Task Scoped([QueueTrigger("scoped")] string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ShopContext>();
        context.Orders.Add(new Order { Name = name });
        await context.SaveChangesAsync();
    }

    // Wrong: made with 'new' and options, disposed on the normal path only.
    [Function("Purge")]
    public async Task Purge([QueueTrigger("purge")] string name)
    {
        var options = new DbContextOptionsBuilder<ShopContext>().UseNpgsql("Host=db").Options;
        var context = new ShopContext(options); // LFG2001
        await context.Orders.Where(order => order.Name == name).ExecuteDeleteAsync();
        await context.DisposeAsync();
    }

    // Right: a nested 'using' statement in a synchronous method.
    public int CountNow()
    {
        using (var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql("Host=db").Options))
        {
            return context.Orders.Count();
        }
    }

    // Right: a transaction of EF.
    public async Task InTransaction(Order order)
    {
        await using var transaction = await injected.Database.BeginTransactionAsync();
        injected.Orders.Add(order);
        await injected.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    // Wrong: EF's transaction without 'using'.
    public async Task InTransactionUnsafely(Order order)
    {
        var transaction = await injected.Database.BeginTransactionAsync(); // LFG2003
        injected.Orders.Add(order);
        await injected.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    // Wrong: never committed.
    public async Task NeverCommitted(Order order)
    {
        await using var transaction = await injected.Database.BeginTransactionAsync(); // LFG2003
        injected.Orders.Add(order);
        await injected.SaveChangesAsync();
    }

    // Right: commit and rollback by the facade.
    public async Task ByTheFacade(Order order)
    {
        await injected.Database.BeginTransactionAsync();
        try
        {
            injected.Orders.Add(order);
            await injected.SaveChangesAsync();
            await injected.Database.CommitTransactionAsync();
        }
        catch
        {
            await injected.Database.RollbackTransactionAsync();
            throw;
        }
    }

    // Right: inside an execution strategy.
    public async Task WithStrategy(Order order)
    {
        var strategy = injected.Database.CreateExecutionStrategy();
        await strategy.ExecuteAsync(async () =>
        {
            await using var transaction = await injected.Database.BeginTransactionAsync();
            injected.Orders.Add(order);
            await injected.SaveChangesAsync();
            await transaction.CommitAsync();
        });
    }

    // Right: a context for each turn of the loop.
    public async Task Each(IEnumerable<Order> orders)
    {
        foreach (var order in orders)
        {
            await using var context = await factory.CreateDbContextAsync();
            context.Orders.Add(order);
            await context.SaveChangesAsync();
        }
    }

    // Wrong: a context for each turn, none disposed.
    public async Task EachUnsafely(IEnumerable<Order> orders)
    {
        foreach (var order in orders)
        {
            var context = factory.CreateDbContext(); // LFG2001
            context.Orders.Add(order);
            await context.SaveChangesAsync();
        }
    }
}

// Right: a repository that borrows its context.
public class OrderRepository(ShopContext context)
{
    public Task<Order?> Find(int id) => context.Orders.FirstOrDefaultAsync(order => order.Id == id);
}

// Right: a repository that owns its context and disposes it.
public sealed class OwningRepository : IDisposable
{
    private readonly ShopContext _context = ShopContext.Create();

    public int Count() => _context.Orders.Count();

    public void Dispose() => _context.Dispose();
}

public class Services
{
    // Wrong: the repository is not disposable, and nobody disposes the context that it keeps.
    public async Task<string?> Name(int id)
    {
        var repository = new OrderRepository(ShopContext.Create()); // LFG2001
        return (await repository.Find(id))?.Name;
    }

    // Right: the context is disposed beside the repository.
    public async Task<string?> NameSafely(int id)
    {
        await using var context = ShopContext.Create();
        var repository = new OrderRepository(context);
        return (await repository.Find(id))?.Name;
    }

    // Right: the container makes and disposes it.
    public void Register(IServiceCollection services)
    {
        services.AddScoped(_ => ShopContext.Create());
        services.AddDbContext<ShopContext>(options => options.UseNpgsql("Host=db"));
        services.AddScoped<NpgsqlConnection>(_ => new NpgsqlConnection("Host=db"));
    }

    // Right: a context of a connection that somebody else owns.
    public static async Task<int> OnConnection(NpgsqlConnection connection)
    {
        await using var context = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(connection).Options);
        return await context.Orders.CountAsync();
    }
}

// Right: called a context, but nothing of EF.
public class RequestContext
{
    public static RequestContext Create() => new();

    public static string Use()
    {
        var context = Create();
        return context.ToString()!;
    }
}
