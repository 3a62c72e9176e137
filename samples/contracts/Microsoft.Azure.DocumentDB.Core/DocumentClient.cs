namespace Microsoft.Azure.Documents.Client;

public class ConnectionPolicy
{
    public int MaxConnectionLimit { get; set; }
}

public class DocumentClient : IDisposable
{
    public DocumentClient(Uri serviceEndpoint, string authKeyOrResourceToken, ConnectionPolicy connectionPolicy = null)
    {
    }

    public Uri ServiceEndpoint => throw new ContractOnly();

    public Task OpenAsync(CancellationToken cancellationToken = default) => throw new ContractOnly();

    public void Dispose()
    {
    }
}
