using System.Data;
using System.Data.Common;

namespace System.Data.SqlClient;

public sealed class SqlBulkCopy(SqlConnection connection) : IDisposable
{
    public string DestinationTableName { get; set; }

    public int BatchSize { get; set; }

    public Task WriteToServerAsync(DataTable table, CancellationToken cancellationToken = default) => throw new ContractOnly();

    public Task WriteToServerAsync(DbDataReader reader, CancellationToken cancellationToken = default) => throw new ContractOnly();

    public void Dispose() => connection?.Close();
}
