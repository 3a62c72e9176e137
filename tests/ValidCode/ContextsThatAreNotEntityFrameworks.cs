// Trap: classes that are called DbContext or Connection and are neither.
using Amazon.Lambda.Core;

namespace Shop;

public class TenantDbContext
{
    public string Tenant { get; init; } = "";
}

public class HubConnection : IDisposable
{
    public void Dispose()
    {
    }
}

public class Function
{
    private static readonly TenantDbContext Tenant = new() { Tenant = "one" };
    private readonly HubConnection _connection = new();

    public string FunctionHandler(string input, ILambdaContext context) => Tenant.Tenant + _connection + input;
}
