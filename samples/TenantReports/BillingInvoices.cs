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
        var number = await connection.ExecuteScalarAsync<long>("SELECT nextval('billing.invoice_numbers')");
        await connection.ExecuteAsync(
            "INSERT INTO billing.invoices (number, tenant, amount) VALUES (@number, @Tenant, @Amount)",
            new { number, request.Tenant, request.Amount });
        return number;
    }
}
