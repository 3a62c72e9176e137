using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Microsoft.EntityFrameworkCore;

namespace SupportTickets;

/// <summary>The object lives as long as the process; what is taken from the services for a parameter lives as long as the invocation.</summary>
public class TicketFunctions(AuditTrail audit)
{
    [LambdaFunction]
    [HttpApi(LambdaHttpMethod.Post, "/tickets")]
    public async Task<Ticket> OpenTicket([FromServices] TicketContext tickets, [FromBody] string subject)
    {
        var ticket = new Ticket { Subject = subject };
        tickets.Add(ticket);
        await tickets.SaveChangesAsync();
        await audit.RecordAsync(ticket.Id, "opened");
        return ticket;
    }

    [LambdaFunction]
    [HttpApi(LambdaHttpMethod.Delete, "/tickets/{id}")]
    public async Task<bool> CloseTicket([FromServices] TicketContext tickets, int id)
    {
        var ticket = await tickets.Tickets.FindAsync(id);
        if (ticket is null or { IsClosed: true }) return false;

        ticket.IsClosed = true;
        await tickets.SaveChangesAsync();
        await audit.RecordAsync(id, "closed");
        return true;
    }

    [LambdaFunction]
    [HttpApi(LambdaHttpMethod.Get, "/tickets")]
    public async Task<List<Ticket>> OpenTickets([FromServices] TicketContext tickets) =>
        await tickets.Tickets.Where(ticket => !ticket.IsClosed).OrderBy(ticket => ticket.Id).ToListAsync();
}
