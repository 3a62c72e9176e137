using System.Data.Common;

namespace MySql.Data.MySqlClient;

public sealed class MySqlException : DbException
{
    internal MySqlException(string message)
        : base(message)
    {
    }

    public int Number => throw new ContractOnly();
}
