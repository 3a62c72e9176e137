using System.Data;
using System.Data.Common;

namespace System.Data.SqlClient;

public sealed class SqlTransaction : DbTransaction
{
    internal SqlTransaction()
    {
    }

    public new SqlConnection Connection => throw new ContractOnly();

    public override IsolationLevel IsolationLevel => throw new ContractOnly();

    protected override DbConnection DbConnection => throw new ContractOnly();

    public override void Commit() => throw new ContractOnly();

    public override void Rollback() => throw new ContractOnly();
}
