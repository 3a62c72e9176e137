// Group: owners: fields, wrappers, containers
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Shop.Owners;

// Right: a field, disposed by its owner.
public sealed class Session : IDisposable
{
    private readonly SqlConnection _connection;
    private SqlTransaction? _transaction;

    public Session(string connectionString)
    {
        _connection = new SqlConnection(connectionString);
        _connection.Open();
    }

    public void Begin() => _transaction = _connection.BeginTransaction();

    public int Execute(string sql)
    {
        using var command = new SqlCommand(sql, _connection, _transaction);
        return command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
    }
}

// Right: the classic pattern with a protected Dispose.
public class Gateway : IDisposable
{
    private bool _disposed;

    protected SqlConnection Connection { get; private set; }

    public Gateway(string connectionString) => Connection = new SqlConnection(connectionString);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed) return;
        if (disposing) Connection.Dispose();
        _disposed = true;
    }
}

// Right: asynchronous, created by a factory, with a constructor that only keeps.
public sealed class Lease : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private Lease(NpgsqlConnection connection) => _connection = connection;

    public static async Task<Lease> Take(NpgsqlDataSource dataSource) => new(await dataSource.OpenConnectionAsync());

    public NpgsqlCommand Command(string sql) => new(sql, _connection);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}

public class Repository
{
    private readonly IDbConnection _connection;

    public Repository(IDbConnection connection) => _connection = connection;

    public int Save(string name)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO things (name) VALUES ('x')";
        return command.ExecuteNonQuery();
    }
}

public sealed class OwningRepository : IDisposable
{
    private readonly IDbConnection _connection;

    public OwningRepository(IDbConnection connection) => _connection = connection;

    public int Count() => _connection.ConnectionTimeout;

    public void Dispose() => _connection.Dispose();
}

public class Users
{
    private const string ConnectionString = "Host=db";
    private static readonly ConcurrentDictionary<string, NpgsqlDataSource> Tenants = new();
    private readonly List<IDisposable> _disposables = new();

    // Wrong: the repository keeps the connection, disposes nothing, and is forgotten.
    public void Save(string name)
    {
        var connection = new NpgsqlConnection(ConnectionString); // LFG2001
        connection.Open();
        var repository = new Repository(connection);
        repository.Save(name);
    }

    // Wrong: the same without a variable.
    public void SaveAtOnce(string name)
    {
        new Repository(new NpgsqlConnection(ConnectionString)).Save(name); // LFG2001
    }

    // Right: the connection is disposed beside the repository.
    public void SaveSafely(string name)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        new Repository(connection).Save(name);
    }

    // Right: the repository disposes it.
    public int Count()
    {
        using var repository = new OwningRepository(new NpgsqlConnection(ConnectionString));
        return repository.Count();
    }

    // Wrong: the repository would dispose it, but nobody disposes the repository.
    public int CountForgotten()
    {
        var repository = new OwningRepository(new NpgsqlConnection(ConnectionString)); // LFG2001
        return repository.Count();
    }

    // Right: a repository that goes to the caller takes its connection with it.
    public Repository Make() => new(new NpgsqlConnection(ConnectionString));

    // Right: the wrapper goes to the caller.
    public OwningRepository MakeOwning()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return new OwningRepository(connection);
    }

    // Right: in a collection that is disposed elsewhere.
    public NpgsqlConnection Track()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        _disposables.Add(connection);
        connection.Open();
        return connection;
    }

    // Right: in a collection, not returned.
    public void TrackOnly()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        _disposables.Add(connection);
    }

    // Right: one data source for each tenant, kept in a cache.
    public NpgsqlDataSource OfTenant(string tenant) => Tenants.GetOrAdd(tenant, static name => NpgsqlDataSource.Create("Host=db;Database=" + name));

    // Right: an array of connections, each disposed.
    public void Shards(string[] strings)
    {
        var connections = new DbConnection[strings.Length];
        try
        {
            for (var i = 0; i < strings.Length; i++)
            {
                connections[i] = new NpgsqlConnection(strings[i]);
                connections[i].Open();
            }
        }
        finally
        {
            foreach (var connection in connections) connection?.Dispose();
        }
    }

    // Right: made in a query, disposed later: the list owns them.
    public List<NpgsqlConnection> All(string[] strings) => strings.Select(text => new NpgsqlConnection(text)).ToList();

    // Right: a stack of disposables of one's own.
    public void Stack()
    {
        using var stack = new DisposableStack();
        var connection = stack.Push(new NpgsqlConnection(ConnectionString));
        connection.Open();
        using var command = connection.CreateCommand();
        command.ExecuteNonQuery();
    }

    // Right: in an object that is returned.
    public Result Wrap()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        return new Result { Connection = connection, Started = DateTime.UtcNow };
    }

    // Right: into a property of somebody else.
    public void Assign(Result result)
    {
        result.Connection = new NpgsqlConnection(ConnectionString);
        result.Connection.Open();
    }

    // Right: DI makes and disposes it.
    public void Register(IServiceCollection services)
    {
        services.AddScoped<IDbConnection>(_ => new NpgsqlConnection(ConnectionString));
        services.AddTransient<DbConnection>(provider =>
        {
            var connection = new NpgsqlConnection(ConnectionString);
            connection.Open();
            return connection;
        });
        services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionString));
    }

    // Right: what the container gives is the container's.
    public int OfContainer(IServiceProvider services)
    {
        var connection = services.GetRequiredService<IDbConnection>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return (int)command.ExecuteScalar()!;
    }

    // Right: the connection of a parameter.
    public static async Task Work(DbCommand command)
    {
        var connection = command.Connection!;
        if (connection.State == ConnectionState.Closed) await connection.OpenAsync();
        await command.ExecuteNonQueryAsync();
    }

    // Wrong: the lease is thrown away: what the wrapper holds is lost with it.
    public static void Discard(NpgsqlDataSource dataSource)
    {
        _ = dataSource.OpenConnection(); // LFG2001
    }
}

public class Result
{
    public NpgsqlConnection? Connection { get; set; }

    public DateTime Started { get; set; }
}

public sealed class DisposableStack : IDisposable
{
    private readonly Stack<IDisposable> _stack = new();

    public T Push<T>(T disposable) where T : IDisposable
    {
        _stack.Push(disposable);
        return disposable;
    }

    public void Dispose()
    {
        while (_stack.TryPop(out var disposable)) disposable.Dispose();
    }
}
