using System.Data.Common;

namespace MySql.Data.MySqlClient;

public sealed class MySqlConnectionStringBuilder : DbConnectionStringBuilder
{
    public MySqlConnectionStringBuilder()
    {
    }

    public MySqlConnectionStringBuilder(string connectionString) => ConnectionString = connectionString;

    public string Server
    {
        get => TryGetValue("Server", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["Server"] = value;
    }

    public uint Port
    {
        get => TryGetValue("Port", out var value) ? (uint)Convert.ChangeType(value, typeof(uint)) : 3306;
        set => this["Port"] = value;
    }

    public string Database
    {
        get => TryGetValue("Database", out var value) ? (string)Convert.ChangeType(value, typeof(string)) : string.Empty;
        set => this["Database"] = value;
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

    public uint MaximumPoolSize
    {
        get => TryGetValue("Maximum Pool Size", out var value) ? (uint)Convert.ChangeType(value, typeof(uint)) : 100;
        set => this["Maximum Pool Size"] = value;
    }

    public uint ConnectionTimeout
    {
        get => TryGetValue("Connection Timeout", out var value) ? (uint)Convert.ChangeType(value, typeof(uint)) : 15;
        set => this["Connection Timeout"] = value;
    }
}
