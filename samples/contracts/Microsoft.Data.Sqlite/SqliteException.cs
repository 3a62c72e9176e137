using System.Data.Common;

namespace Microsoft.Data.Sqlite;

public class SqliteException : DbException
{
    internal SqliteException(string message)
        : base(message)
    {
    }

    public int Number => throw new ContractOnly();
}
