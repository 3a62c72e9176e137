using System.Data.Common;

namespace MySqlConnector;

public sealed class MySqlException : DbException
{
    internal MySqlException(string message)
        : base(message)
    {
    }

    public int Number => throw new ContractOnly();
}
