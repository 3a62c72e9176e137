using System.Data.Common;

namespace Microsoft.Data.SqlClient;

public sealed class SqlConnectionStringBuilder : DbConnectionStringBuilder
{
    public SqlConnectionStringBuilder()
    {
    }

    public SqlConnectionStringBuilder(string connectionString) => ConnectionString = connectionString;

    public string DataSource
    {
        get => TryGetValue("Data Source", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["Data Source"] = value;
    }

    public string InitialCatalog
    {
        get => TryGetValue("Initial Catalog", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["Initial Catalog"] = value;
    }

    public string UserID
    {
        get => TryGetValue("User ID", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["User ID"] = value;
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

    public bool Encrypt
    {
        get => TryGetValue("Encrypt", out var value) ? (bool)Convert.ChangeType(value, typeof(bool)) : true;
        set => this["Encrypt"] = value;
    }

    public bool TrustServerCertificate
    {
        get => TryGetValue("Trust Server Certificate", out var value) ? (bool)Convert.ChangeType(value, typeof(bool)) : false;
        set => this["Trust Server Certificate"] = value;
    }

    public int MaxPoolSize
    {
        get => TryGetValue("Max Pool Size", out var value) ? (int)Convert.ChangeType(value, typeof(int)) : 100;
        set => this["Max Pool Size"] = value;
    }

    public int ConnectTimeout
    {
        get => TryGetValue("Connect Timeout", out var value) ? (int)Convert.ChangeType(value, typeof(int)) : 15;
        set => this["Connect Timeout"] = value;
    }

    public string ApplicationName
    {
        get => TryGetValue("Application Name", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["Application Name"] = value;
    }
}
