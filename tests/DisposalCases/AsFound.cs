// Group: idioms of public code
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Text.Json;
using Amazon.Lambda.Core;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Found;

public static class SqlHelper
{
    // Right: the helper that everyone has copied: the reader closes the connection, a failure disposes it.
    public static SqlDataReader ExecuteReader(string connectionString, string sql, params SqlParameter[] parameters)
    {
        var connection = new SqlConnection(connectionString);
        var command = new SqlCommand(sql, connection);
        try
        {
            foreach (var parameter in parameters) command.Parameters.Add(parameter);
            connection.Open();
            return command.ExecuteReader(CommandBehavior.CloseConnection);
        }
        catch
        {
            command.Dispose();
            connection.Dispose();
            throw;
        }
    }

    // Right: and its twin for one value.
    public static object ExecuteScalar(string connectionString, string sql)
    {
        using (var connection = new SqlConnection(connectionString))
        using (var command = connection.CreateCommand())
        {
            command.CommandText = sql;
            connection.Open();
            return command.ExecuteScalar();
        }
    }

    // Right: a property that opens.
    public static SqlConnection Conn
    {
        get
        {
            var connection = new SqlConnection(Environment.GetEnvironmentVariable("CS"));
            connection.Open();
            return connection;
        }
    }

    // Right: closes what it is given, and forgets it.
    public static void Close(ref SqlConnection? connection)
    {
        if (connection != null && connection.State == ConnectionState.Open) connection.Close();
        connection = null;
    }
}

public class Users
{
    private static readonly Lazy<NpgsqlDataSource> Source = new(() => NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!));
    private static readonly ConcurrentBag<IDisposable> Trash = new();
    private static readonly AsyncLocal<NpgsqlConnection?> Ambient = new();
    private readonly object _sync = new();
    private readonly string _connectionString = Environment.GetEnvironmentVariable("CS")!;

    // Right: reads with the helper.
    public List<string> Names()
    {
        var names = new List<string>();
        using (var reader = SqlHelper.ExecuteReader(_connectionString, "SELECT Name FROM Users"))
        {
            while (reader.Read()) names.Add(reader.GetString(0));
        }

        return names;
    }

    // Wrong: reads with the helper and stops.
    public string First()
    {
        var reader = SqlHelper.ExecuteReader(_connectionString, "SELECT Name FROM Users"); // LFG2002
        reader.Read();
        return reader.GetString(0);
    }

    // Wrong: the property opens a connection for a command in one line.
    public void OneLine() => new SqlCommand("EXEC dbo.Tick", SqlHelper.Conn).ExecuteNonQuery(); // LFG2001 LFG2002

    // Wrong: only the command.
    public void OneLineCommand()
    {
        using var connection = SqlHelper.Conn;
        new SqlCommand("EXEC dbo.Tick", connection).ExecuteNonQuery(); // LFG2002
    }

    // Right: closed by a helper that takes it by reference.
    public void ByReference()
    {
        SqlConnection? connection = null;
        try
        {
            connection = SqlHelper.Conn;
            using var command = new SqlCommand("EXEC dbo.Tick", connection);
            command.ExecuteNonQuery();
        }
        finally
        {
            SqlHelper.Close(ref connection);
        }
    }

    // Right: a 'using' of an assignment.
    public void UsingAssignment()
    {
        SqlConnection connection;
        using (connection = new SqlConnection(_connectionString))
        {
            connection.Open();
            using var command = new SqlCommand("EXEC dbo.Tick", connection);
            command.ExecuteNonQuery();
        }
    }

    // Right: what is set while it is made may throw; it is not open yet.
    public async Task Token(Func<Task<string>> token)
    {
        using var connection = new SqlConnection(_connectionString) { AccessToken = await token() };
        await connection.OpenAsync();
        await connection.ExecuteAsync("EXEC dbo.Tick");
    }

    // Right: warm-up: opened and closed in one expression.
    public static async Task Warm()
    {
        await (await Source.Value.OpenConnectionAsync()).CloseAsync();
        await using (await Source.Value.OpenConnectionAsync())
        {
        }

        Source.Value.OpenConnection().Close();
    }

    // Wrong: warm-up that keeps the place.
    public static async Task WarmForgotten()
    {
        await Source.Value.OpenConnectionAsync(); // LFG2001
    }

    // Right: asked for its state with a conditional access.
    public async Task StateAsked()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await Source.Value.OpenConnectionAsync();
            await connection.ExecuteAsync("SELECT 1");
        }
        finally
        {
            if (connection?.State == ConnectionState.Open) await connection.CloseAsync();
        }
    }

    // Right: 'is not null' before each, in 'finally'.
    public async Task ThreeInFinally()
    {
        NpgsqlConnection? connection = null;
        NpgsqlCommand? command = null;
        NpgsqlDataReader? reader = null;
        try
        {
            connection = await Source.Value.OpenConnectionAsync();
            command = new NpgsqlCommand("SELECT 1", connection);
            reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) Console.WriteLine(reader.GetInt32(0));
        }
        finally
        {
            if (reader is not null) await reader.DisposeAsync();
            if (command is not null) await command.DisposeAsync();
            if (connection is not null) await connection.DisposeAsync();
        }
    }

    // Right: the task of the disposal is waited for in other ways.
    public void Waits()
    {
        var first = Source.Value.OpenConnection();
        first.DisposeAsync().AsTask().Wait();
        var second = Source.Value.OpenConnection();
        second.DisposeAsync().GetAwaiter().GetResult();
    }

    // Right: disposed through its interface.
    public async Task ThroughInterface()
    {
        var connection = await Source.Value.OpenConnectionAsync();
        try
        {
            await connection.ExecuteAsync("SELECT 1");
        }
        finally
        {
            IAsyncDisposable disposable = connection;
            await disposable.DisposeAsync();
        }
    }

    // Right: an array of what is to be disposed.
    public void InArray()
    {
        var connection = Source.Value.OpenConnection();
        var command = new NpgsqlCommand("SELECT 1", connection);
        try
        {
            command.ExecuteNonQuery();
        }
        finally
        {
            foreach (var disposable in new IDisposable[] { command, connection }) disposable.Dispose();
        }
    }

    // Right: put where somebody else finds it.
    public void Elsewhere(HttpContext context)
    {
        var first = Source.Value.OpenConnection();
        context.Items["connection"] = first;
        Ambient.Value = Source.Value.OpenConnection();
        Trash.Add(Source.Value.OpenConnection());
    }

    // Right: an anonymous object takes it along.
    public object Anonymous()
    {
        var connection = Source.Value.OpenConnection();
        return new { connection, Started = DateTime.UtcNow };
    }

    // Right: behind a lock.
    public void Locked()
    {
        lock (_sync)
        {
            using var connection = Source.Value.OpenConnection();
            connection.Execute("SELECT 1");
        }
    }

    // Wrong: behind a lock.
    public void LockedForgotten()
    {
        lock (_sync)
        {
            var connection = Source.Value.OpenConnection(); // LFG2001
            connection.Execute("SELECT 1");
        }
    }

    // Right: messages of the server go to an event.
    public void Events()
    {
        using var connection = Source.Value.OpenConnection();
        connection.Notice += (_, e) => Console.WriteLine(e.Notice.MessageText);
        connection.Execute("SELECT 1");
    }

    // Wrong: parsing stands between opening and closing.
    public void Parsed(string json)
    {
        var connection = Source.Value.OpenConnection(); // LFG2001
        var user = JsonSerializer.Deserialize<User>(json);
        Console.WriteLine(user);
        connection.Close();
    }

    // Wrong: a method of one's own reads the rows and may throw.
    public List<User> Mapped()
    {
        using var connection = Source.Value.OpenConnection();
        using var command = new NpgsqlCommand("SELECT id, name FROM users", connection);
        var reader = command.ExecuteReader(); // LFG2002
        var users = Map(reader);
        reader.Close();
        return users;
    }

    private static List<User> Map(DbDataReader reader)
    {
        var users = new List<User>();
        while (reader.Read()) users.Add(new User(reader.GetInt32(0), reader.GetString(1)));
        return users;
    }

    // Wrong: filled through an adapter, closed on success.
    public DataSet Filled()
    {
        var set = new DataSet();
        var connection = new NpgsqlConnection(_connectionString); // LFG2001
        connection.Open();
        using var adapter = new NpgsqlDataAdapter("SELECT * FROM users", connection);
        adapter.Fill(set);
        connection.Close();
        return set;
    }

    // Right: an adapter opens and closes by itself.
    public DataSet FilledClosed()
    {
        var set = new DataSet();
        using var connection = new NpgsqlConnection(_connectionString);
        using var command = new NpgsqlCommand("SELECT * FROM users", connection);
        using var adapter = new NpgsqlDataAdapter(command);
        adapter.Fill(set);
        return set;
    }

    // Wrong: a stream of rows from a connection that stays.
    public async Task<int> Streamed()
    {
        var count = 0;
        var connection = await Source.Value.OpenConnectionAsync(); // LFG2001
        await foreach (var _ in connection.QueryUnbufferedAsync<int>("SELECT id FROM users")) count++;
        return count;
    }

    // Right: a struct that disposes.
    public void Struct()
    {
        using var lease = new Lease(Source.Value.OpenConnection());
        lease.Connection.Execute("SELECT 1");
    }

    // Right: a guard that disposes by a delegate.
    public void Guarded()
    {
        var connection = Source.Value.OpenConnection();
        using var guard = new Guard(() => connection.Dispose());
        connection.Execute("SELECT 1");
    }

    // Right: two tasks that open, awaited together.
    public static async Task Together(NpgsqlDataSource replica)
    {
        var first = Source.Value.OpenConnectionAsync().AsTask();
        var second = replica.OpenConnectionAsync().AsTask();
        await Task.WhenAll(first, second);
        await using var one = first.Result;
        await using var two = await second;
    }

    // Right: a handler that throws its own exception for what is not found.
    public async Task<User> Handle(int id, ILambdaContext context)
    {
        await using var connection = await Source.Value.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT id, name FROM users WHERE id = $1", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) throw new KeyNotFoundException();
        return new User(reader.GetInt32(0), reader.GetString(1));
    }

    // Wrong: the connection of a command's initialiser.
    public void InInitialiser()
    {
        using var command = new SqlCommand { CommandText = "EXEC dbo.Tick", Connection = new SqlConnection(_connectionString) }; // LFG2001
        command.Connection.Open();
        command.ExecuteNonQuery();
    }

    // Wrong: made twice in a ternary, begun and not finished when the query throws.
    public void Isolated(IsolationLevel? level)
    {
        using var connection = Source.Value.OpenConnection();
        var transaction = level is null
            ? connection.BeginTransaction() // LFG2003
            : connection.BeginTransaction(level.Value); // LFG2003
        connection.Execute("DELETE FROM users", transaction: transaction);
        transaction.Commit();
    }

    // Right: a transaction only where one is wanted.
    public void Optional(bool wanted)
    {
        using var connection = Source.Value.OpenConnection();
        using var transaction = wanted ? connection.BeginTransaction() : null;
        connection.Execute("DELETE FROM users", transaction: transaction);
        transaction?.Commit();
    }

    // Right: the sample of the vendor's documentation, with a rollback that may fail itself.
    public void Documented()
    {
        using SqlConnection connection = new(_connectionString);
        connection.Open();
        using SqlCommand command = connection.CreateCommand();
        SqlTransaction transaction = connection.BeginTransaction();
        command.Connection = connection;
        command.Transaction = transaction;
        try
        {
            command.CommandText = "INSERT INTO Region VALUES (100)";
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
            try
            {
                transaction.Rollback();
            }
            catch (Exception e2)
            {
                Console.WriteLine(e2.Message);
            }
        }
    }

    // Wrong: the same without the rollback.
    public void Undocumented()
    {
        using SqlConnection connection = new(_connectionString);
        connection.Open();
        using SqlCommand command = connection.CreateCommand();
        SqlTransaction transaction = connection.BeginTransaction(); // LFG2003
        command.Transaction = transaction;
        try
        {
            command.CommandText = "INSERT INTO Region VALUES (100)";
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }
    }

    // Right: disposed in each 'catch', and at the end.
    public int EachCatch()
    {
        var connection = Source.Value.OpenConnection();
        int result;
        try
        {
            result = connection.ExecuteScalar<int>("SELECT 1");
        }
        catch (PostgresException)
        {
            connection.Dispose();
            throw;
        }
        catch (Exception)
        {
            connection.Dispose();
            return -1;
        }

        connection.Dispose();
        return result;
    }

    // Wrong: one 'catch' forgets.
    public int OneCatch()
    {
        var connection = Source.Value.OpenConnection(); // LFG2001
        int result;
        try
        {
            result = connection.ExecuteScalar<int>("SELECT 1");
        }
        catch (PostgresException)
        {
            return -1;
        }
        catch (Exception)
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return result;
    }
}

public record User(int Id, string Name);

public readonly struct Lease(NpgsqlConnection connection) : IDisposable
{
    public NpgsqlConnection Connection => connection;

    public void Dispose() => connection.Dispose();
}

public sealed class Guard(Action end) : IDisposable
{
    public void Dispose() => end();
}

// Right: a unit of work that begins again after each commit.
public sealed class UnitOfWork : IDisposable
{
    private readonly IDbConnection _connection;
    private IDbTransaction _transaction;

    public UnitOfWork(string connectionString)
    {
        _connection = new SqlConnection(connectionString);
        _connection.Open();
        _transaction = _connection.BeginTransaction();
    }

    public void Commit()
    {
        try
        {
            _transaction.Commit();
        }
        catch
        {
            _transaction.Rollback();
            throw;
        }
        finally
        {
            _transaction.Dispose();
            _transaction = _connection.BeginTransaction();
        }
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}

public abstract class BaseRepository
{
    private readonly string _connectionString;

    protected BaseRepository(string connectionString) => _connectionString = connectionString;

    // Right: the base repository of many templates.
    protected async Task<T> WithConnection<T>(Func<IDbConnection, Task<T>> getData)
    {
        try
        {
            using (var connection = new SqlConnection(_connectionString))
            {
                await connection.OpenAsync();
                return await getData(connection);
            }
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException("timeout", e);
        }
        catch (SqlException e)
        {
            throw new InvalidOperationException("sql", e);
        }
    }
}

public class DataAccess : IDisposable
{
    private SqlConnection? _connection;

    // Right: opened into a field, closed out of it.
    public int Tick()
    {
        try
        {
            Open();
            using var command = new SqlCommand("EXEC dbo.Tick", _connection!);
            return command.ExecuteNonQuery();
        }
        finally
        {
            Close();
        }
    }

    private void Open()
    {
        _connection = new SqlConnection("Server=db");
        _connection.Open();
    }

    private void Close()
    {
        _connection?.Close();
        _connection = null;
    }

    public void Dispose() => Close();
}
