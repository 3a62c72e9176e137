using Amazon.Lambda.Core;
using Microsoft.EntityFrameworkCore;

namespace TenantReports;

/// <summary>Who did what.</summary>
public class AuditTrail
{
    public async Task<int> Add(AuditEntry entry, ILambdaContext context)
    {
        await using var audit = new AuditContext();
        await audit.Database.MigrateAsync();
        audit.Entries.Add(entry);
        return await audit.SaveChangesAsync();
    }
}
