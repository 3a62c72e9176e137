using Amazon.Lambda.Core;
using Dapper;

namespace TenantReports;

public record InvoiceRequest(Guid Tenant, decimal Amount);

/// <summary>Invoices, with the number that the printed one bears.</summary>
public class BillingInvoices
{
    public async Task<long> Issue(InvoiceRequest request, ILambdaContext context)
    {
        await using var connection = await BillingDatabase.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("INSERT INTO billing.invoices (tenant, amount) VALUES (@Tenant, @Amount) RETURNING number", request);
    }
}
