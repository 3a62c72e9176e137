using Amazon.Lambda.Annotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SupportTickets;

[LambdaStartup]
public class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddDbContext<TicketContext>(options => options.UseNpgsql(Environment.GetEnvironmentVariable("TICKETS_DB")));
        services.AddSingleton<AuditTrail>();
    }
}
