using System.Data;
using System.Data.Common;

namespace Oracle.ManagedDataAccess.Client;

public sealed class OracleTransaction : DbTransaction
{
    internal OracleTransaction()
    {
    }

    public new OracleConnection Connection => throw new ContractOnly();

    public override IsolationLevel IsolationLevel => throw new ContractOnly();

    protected override DbConnection DbConnection => throw new ContractOnly();

    public override void Commit() => throw new ContractOnly();

    public override void Rollback() => throw new ContractOnly();
}
