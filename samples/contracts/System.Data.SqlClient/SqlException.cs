using System.Data.Common;

namespace System.Data.SqlClient;

public sealed class SqlException : DbException
{
    internal SqlException(string message)
        : base(message)
    {
    }

    public int Number => throw new ContractOnly();
}
