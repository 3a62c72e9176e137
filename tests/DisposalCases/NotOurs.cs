// Group: what only looks like it
using System.Data;
using System.Data.Common;
using System.Net.Http;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Shop.NotOurs;

public class FileDatabases
{
    // Other: a file database has no pool that anybody waits for.
    public static long Cached()
    {
        var connection = new SqliteConnection("Data Source=/tmp/cache.db");
        connection.Open();
        var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM cache";
        var count = (long)command.ExecuteScalar()!;
        connection.Close();
        return count;
    }

    // Other: nor have its readers.
    public static IEnumerable<string> Keys()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        return connection.Query<string>("SELECT key FROM cache");
    }
}

public class OtherThings
{
    // Other: disposable, and none of ours.
    public static async Task<string> Download(string url)
    {
        var client = new HttpClient();
        var stream = new MemoryStream();
        await (await client.GetStreamAsync(url)).CopyToAsync(stream);
        return Convert.ToBase64String(stream.ToArray());
    }

    // Other: a table is in memory.
    public static DataTable Table()
    {
        var table = new DataTable();
        var reader = table.CreateDataReader();
        var copy = new DataTable();
        copy.Load(reader);
        return copy;
    }

    // Right: a builder of strings.
    public static string Text() => new NpgsqlConnectionStringBuilder("Host=db") { Pooling = true }.ConnectionString;

    // Right: a parameter.
    public static DbParameter Parameter() => new NpgsqlParameter("id", 1);

    // Right: the absence of a connection.
    public static DbConnection? Nothing() => null;
}

// Other: a class of one's own that is called like a vendor's.
public class NpgsqlPool
{
    public sealed class NpgsqlConnection : IDisposable
    {
        public void Open()
        {
        }

        public void Dispose()
        {
        }
    }

    public static void Use()
    {
        var connection = new NpgsqlConnection();
        connection.Open();
    }
}

// Right: a decorator of one's own is not the vendor's; what it wraps is its own to dispose.
public sealed class TracedConnection(DbConnection inner) : DbConnection
{
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string ConnectionString { get => inner.ConnectionString; set => inner.ConnectionString = value; }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Close() => inner.Close();

    public override void Open() => inner.Open();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => inner.CreateCommand();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

public static class Traced
{
    // Right: the decorator goes to the caller, and the connection with it.
    public static DbConnection Create(string connectionString) => new TracedConnection(new NpgsqlConnection(connectionString));

    // Right: in 'using'.
    public static void Use(string connectionString)
    {
        using DbConnection connection = new TracedConnection(new NpgsqlConnection(connectionString));
        connection.Open();
    }
}
