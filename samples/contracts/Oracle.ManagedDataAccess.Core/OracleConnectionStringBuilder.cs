using System.Data.Common;

namespace Oracle.ManagedDataAccess.Client;

public sealed class OracleConnectionStringBuilder : DbConnectionStringBuilder
{
    public OracleConnectionStringBuilder()
    {
    }

    public OracleConnectionStringBuilder(string connectionString) => ConnectionString = connectionString;

    public string DataSource
    {
        get => TryGetValue("Data Source", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["Data Source"] = value;
    }

    public string UserID
    {
        get => TryGetValue("User Id", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["User Id"] = value;
    }

    public string Password
    {
        get => TryGetValue("Password", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["Password"] = value;
    }

    public bool Pooling
    {
        get => TryGetValue("Pooling", out var value) ? (bool)Convert.ChangeType(value, typeof(bool)) : true;
        set => this["Pooling"] = value;
    }

    public int MaxPoolSize
    {
        get => TryGetValue("Max Pool Size", out var value) ? (int)Convert.ChangeType(value, typeof(int)) : 100;
        set => this["Max Pool Size"] = value;
    }
}
