using System.Data.Common;

namespace Oracle.ManagedDataAccess.Client;

public sealed class OracleException : DbException
{
    internal OracleException(string message)
        : base(message)
    {
    }

    public int Number => throw new ContractOnly();
}
