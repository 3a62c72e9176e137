using Microsoft.EntityFrameworkCore;

namespace SupportTickets;

public class TicketContext(DbContextOptions<TicketContext> options) : DbContext(options)
{
    public DbSet<Ticket> Tickets => Set<Ticket>();
}

public class Ticket
{
    public int Id { get; set; }

    public required string Subject { get; set; }

    public bool IsClosed { get; set; }
}
