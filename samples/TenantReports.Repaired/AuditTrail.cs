using Amazon.Lambda.Core;

namespace TenantReports;

/// <summary>Who did what. The deployment has migrated the schema, over a connection past the pooler.</summary>
public class AuditTrail
{
    public async Task<int> Add(AuditEntry entry, ILambdaContext context)
    {
        await using var audit = new AuditContext();
        audit.Entries.Add(entry);
        return await audit.SaveChangesAsync();
    }
}
