// Trap: CreateDbContext opens nothing; its asynchronous twin need not be used (Meziantou.Analyzer #1115, dotnet/roslyn-analyzers #7036).
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace Shop;

public class StockContext(DbContextOptions<StockContext> options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();
}

public class Article
{
    public int Id { get; set; }
}

public class CountArticles(IDbContextFactory<StockContext> contexts)
{
    [Function(nameof(CountArticles))]
    public async Task<int> Run([QueueTrigger("articles")] string message)
    {
        await using var context = contexts.CreateDbContext();
        return await context.Articles.CountAsync();
    }
}
