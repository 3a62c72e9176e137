using System.Data.Common;

namespace Microsoft.Data.Sqlite;

public class SqliteConnectionStringBuilder : DbConnectionStringBuilder
{
    public SqliteConnectionStringBuilder()
    {
    }

    public SqliteConnectionStringBuilder(string connectionString) => ConnectionString = connectionString;

    public string DataSource
    {
        get => TryGetValue("Data Source", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["Data Source"] = value;
    }

    public bool Pooling
    {
        get => TryGetValue("Pooling", out var value) ? (bool)Convert.ChangeType(value, typeof(bool)) : true;
        set => this["Pooling"] = value;
    }
}
