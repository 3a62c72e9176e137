using System.Data;
using System.Data.Common;

namespace MySql.Data.MySqlClient;

public sealed class MySqlTransaction : DbTransaction
{
    internal MySqlTransaction()
    {
    }

    public new MySqlConnection Connection => throw new ContractOnly();

    public override IsolationLevel IsolationLevel => throw new ContractOnly();

    protected override DbConnection DbConnection => throw new ContractOnly();

    public override void Commit() => throw new ContractOnly();

    public override void Rollback() => throw new ContractOnly();
}
