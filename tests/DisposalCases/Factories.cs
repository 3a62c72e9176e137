// Group: factories
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using MySqlConnector;
using Npgsql;

namespace Shop.Factories;

public interface IConnectionFactory
{
    IDbConnection Create();

    Task<DbConnection> OpenAsync(CancellationToken cancel = default);
}

public class ConnectionFactory : IConnectionFactory
{
    private readonly string _connectionString;

    public ConnectionFactory(string connectionString) => _connectionString = connectionString;

    // Right: expression body.
    public IDbConnection Create() => new NpgsqlConnection(_connectionString);

    // Right: opens what it returns.
    public async Task<DbConnection> OpenAsync(CancellationToken cancel = default)
    {
        var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    // Wrong: what is set up after the opening may throw, and then nobody has it.
    public async Task<NpgsqlConnection> OpenForTenant(string tenant)
    {
        var connection = new NpgsqlConnection(_connectionString); // LFG2001
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT set_config('app.tenant', $1, false)", connection);
        command.Parameters.AddWithValue(tenant);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    // Right: the same, disposed when it throws.
    public async Task<NpgsqlConnection> OpenForTenantSafely(string tenant)
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT set_config('app.tenant', $1, false)", connection);
            command.Parameters.AddWithValue(tenant);
            await command.ExecuteNonQueryAsync();
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Right: by name of the provider.
    public static DbConnection ByName(string provider, string connectionString) => provider switch
    {
        "npgsql" => new NpgsqlConnection(connectionString),
        "mysql" => new MySqlConnection(connectionString),
        "sqlserver" => new SqlConnection(connectionString),
        _ => throw new NotSupportedException(provider),
    };

    // Right: in a tuple with what works on it.
    public (NpgsqlConnection Connection, NpgsqlCommand Command) Pair(string sql)
    {
        var connection = new NpgsqlConnection(_connectionString);
        var command = new NpgsqlCommand(sql, connection);
        return (connection, command);
    }

    // Wrong: the transaction begins before anybody has the connection.
    public async Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> Begin()
    {
        var connection = new NpgsqlConnection(_connectionString); // LFG2001
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        return (connection, transaction);
    }

    // Right: through 'out'.
    public bool TryOpen(out NpgsqlConnection? connection)
    {
        connection = new NpgsqlConnection(_connectionString);
        try
        {
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            connection = null;
            return false;
        }
    }

    // Right: a task that has not run yet is returned as it is.
    public ValueTask<NpgsqlConnection> Rent(NpgsqlDataSource dataSource) => dataSource.OpenConnectionAsync();

    // Right: as a Task.
    public Task<NpgsqlConnection> RentAsTask(NpgsqlDataSource dataSource) => dataSource.OpenConnectionAsync().AsTask();

    // Right: Task.FromResult hands it out.
    public Task<IDbConnection> CreateAsync() => Task.FromResult<IDbConnection>(new SqlConnection(_connectionString));

    // Right: with settings.
    public SqlConnection WithToken(string token)
    {
        var connection = new SqlConnection(_connectionString);
        connection.AccessToken = token;
        return connection;
    }

    // Right: an object initialiser, through a conditional.
    public DbConnection Either(bool isMySql)
    {
        DbConnection connection = isMySql ? new MySqlConnection { ConnectionString = _connectionString } : new SqlConnection { ConnectionString = _connectionString };
        connection.Open();
        return connection;
    }

    // Right: by the factory of the provider.
    public DbConnection OfProvider(DbProviderFactory factory)
    {
        var connection = factory.CreateConnection() ?? throw new InvalidOperationException();
        connection.ConnectionString = _connectionString;
        return connection;
    }
}

public class Consumers
{
    private readonly IConnectionFactory _factory;
    private readonly Func<NpgsqlConnection> _create;

    public Consumers(IConnectionFactory factory, Func<NpgsqlConnection> create) => (_factory, _create) = (factory, create);

    // Wrong: by the interface; the only implementation makes a connection.
    public async Task<object?> Scalar()
    {
        var connection = await _factory.OpenAsync(); // LFG2001
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return await command.ExecuteScalarAsync();
    }

    // Right: by the interface, with 'await using'.
    public async Task<object?> ScalarSafely()
    {
        await using var connection = await _factory.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return await command.ExecuteScalarAsync();
    }

    // Right: what a delegate from outside gives may be shared: nobody knows.
    public void FromDelegate()
    {
        var connection = _create();
        using var command = connection.CreateCommand();
        command.ExecuteNonQuery();
    }

    // Wrong: the provider's factory.
    public int OfFactory()
    {
        DbConnection connection = SqlClientFactory.Instance.CreateConnection()!; // LFG2001
        connection.ConnectionString = "Server=db";
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return (int)command.ExecuteScalar()!;
    }

    // Right: the provider's factory in 'using'.
    public int OfFactorySafely()
    {
        using var connection = NpgsqlFactory.Instance.CreateConnection();
        connection.ConnectionString = "Host=db";
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return (int)command.ExecuteScalar()!;
    }

    // Wrong: through two factories, each returning what the next one makes.
    public void ThroughTwo()
    {
        var connection = Outer(); // LFG2001
        using var command = connection.CreateCommand();
        command.ExecuteNonQuery();
    }

    private static NpgsqlConnection Outer() => Inner("Host=db");

    private static NpgsqlConnection Inner(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    // Wrong: one of the two ways of the switch is taken, and nobody disposes what it gives.
    public void OfSwitch(string provider)
    {
        DbConnection connection = provider switch
        {
            "npgsql" => new NpgsqlConnection("Host=db"), // LFG2001
            _ => new SqlConnection("Server=db"), // LFG2001
        };
        connection.Open();
        using var command = connection.CreateCommand();
        command.ExecuteNonQuery();
    }
}

// Right: hands out the one connection that it keeps; nobody else disposes it.
public sealed class Shared : IDisposable
{
    private NpgsqlConnection? _connection;

    public NpgsqlConnection Get() => _connection ??= new NpgsqlConnection("Host=db");

    public void Dispose() => _connection?.Dispose();
}

public class SharedUser(Shared shared)
{
    // Right: a cached connection is not the caller's.
    public void Use()
    {
        var connection = shared.Get();
        using var command = connection.CreateCommand();
        command.ExecuteNonQuery();
    }
}

// Right: two implementations that disagree: unknown.
public interface ISession
{
    NpgsqlConnection Connection();
}

public class FreshSession : ISession
{
    public NpgsqlConnection Connection() => new("Host=db");
}

public class KeptSession(NpgsqlConnection kept) : ISession
{
    public NpgsqlConnection Connection() => kept;
}

public class SessionUser(ISession session)
{
    // Right: maybe kept, maybe fresh.
    public void Use()
    {
        var connection = session.Connection();
        using var command = connection.CreateCommand();
        command.ExecuteNonQuery();
    }
}

public abstract class Dao
{
    protected abstract string ConnectionString { get; }

    // Right: a factory of the base class.
    protected virtual SqlConnection NewConnection()
    {
        var connection = new SqlConnection(ConnectionString);
        connection.Open();
        return connection;
    }
}

public class InvoiceDao : Dao
{
    protected override string ConnectionString => "Server=db";

    // Wrong: the base class made it, the derived one loses it.
    public int Count()
    {
        var connection = NewConnection(); // LFG2001
        using var command = new SqlCommand("SELECT COUNT(*) FROM Invoice", connection);
        return (int)command.ExecuteScalar();
    }

    // Right: the derived class disposes it.
    public int CountSafely()
    {
        using (var connection = NewConnection())
        using (var command = new SqlCommand("SELECT COUNT(*) FROM Invoice", connection))
            return (int)command.ExecuteScalar();
    }
}

public class Of<TConnection> where TConnection : DbConnection, new()
{
    // Right: generic, and returned.
    public TConnection Create(string connectionString) => new() { ConnectionString = connectionString };

    // Right: generic, in 'using'.
    public object? Scalar(string connectionString, string sql)
    {
        using var connection = new TConnection { ConnectionString = connectionString };
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

public class OfUser
{
    // Wrong: what the generic factory makes.
    public void Use()
    {
        var connection = new Of<NpgsqlConnection>().Create("Host=db"); // LFG2001
        connection.Open();
    }
}
