// Trap: EF's facade keeps the transaction that it began, and ends it.
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace Shop;

public class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    public DbSet<Posting> Postings => Set<Posting>();
}

public class Posting
{
    public int Id { get; set; }
}

public class Post(LedgerContext ledger)
{
    [Function(nameof(Post))]
    public async Task Run([QueueTrigger("postings")] string message)
    {
        await ledger.Database.BeginTransactionAsync();
        try
        {
            ledger.Postings.Add(new Posting());
            await ledger.SaveChangesAsync();
            await ledger.Database.CommitTransactionAsync();
        }
        catch
        {
            await ledger.Database.RollbackTransactionAsync();
            throw;
        }
    }
}
