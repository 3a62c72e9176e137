// Group: lambdas and local functions
using System.Data;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Lambdas;

public class Closures(NpgsqlDataSource dataSource, string connectionString)
{
    // Right: a local function makes it, 'using' disposes it.
    public int Local()
    {
        using var connection = Open();
        using var command = new SqlCommand("SELECT 1", connection);
        return (int)command.ExecuteScalar();

        SqlConnection Open()
        {
            var made = new SqlConnection(connectionString);
            made.Open();
            return made;
        }
    }

    // Wrong: a local function makes it, nobody disposes it.
    public int LocalForgotten()
    {
        var connection = Open(); // LFG2001
        using var command = new SqlCommand("SELECT 1", connection);
        return (int)command.ExecuteScalar();

        SqlConnection Open()
        {
            var made = new SqlConnection(connectionString);
            made.Open();
            return made;
        }
    }

    // Wrong: inside a lambda that runs for each element.
    public void ForEach(string[] names)
    {
        Array.ForEach(names, name =>
        {
            var connection = dataSource.OpenConnection(); // LFG2001
            using var command = new NpgsqlCommand("SELECT greet($1)", connection);
            command.Parameters.AddWithValue(name);
            command.ExecuteNonQuery();
        });
    }

    // Right: inside a lambda, with 'using'.
    public void Parallelly(string[] names) => Parallel.ForEach(names, name =>
    {
        using var connection = dataSource.OpenConnection();
        using var command = new NpgsqlCommand("SELECT greet($1)", connection);
        command.Parameters.AddWithValue(name);
        command.ExecuteNonQuery();
    });

    // Wrong: an asynchronous lambda closes it only on success.
    public Task All(IEnumerable<string> names) => Task.WhenAll(names.Select(async name =>
    {
        var connection = await dataSource.OpenConnectionAsync(); // LFG2001
        await using var command = new NpgsqlCommand("SELECT greet($1)", connection);
        command.Parameters.AddWithValue(name);
        await command.ExecuteNonQueryAsync();
        await connection.CloseAsync();
    }));

    // Right: a lambda is a factory, 'using' disposes what it makes.
    public int FromLambda()
    {
        Func<SqlConnection> create = () => new SqlConnection(connectionString);
        using var connection = create();
        connection.Open();
        using var command = new SqlCommand("SELECT 1", connection);
        return (int)command.ExecuteScalar();
    }

    // Right: captured by a lambda that is returned and lives on.
    public Func<int> Captured()
    {
        var connection = dataSource.OpenConnection();
        return () => connection.ProcessID;
    }

    // Right: a captured variable is disposed by a lambda that runs at the end.
    public void AtTheEnd()
    {
        var connection = dataSource.OpenConnection();
        var cleanup = new List<Action>();
        cleanup.Add(() => connection.Dispose());
        try
        {
            using var command = new NpgsqlCommand("SELECT 1", connection);
            command.ExecuteNonQuery();
        }
        finally
        {
            foreach (var action in cleanup) action();
        }
    }

    // Right: disposed by a local function in 'finally'.
    public void LocalCleanup()
    {
        SqlConnection? connection = null;
        SqlCommand? command = null;
        try
        {
            connection = new SqlConnection(connectionString);
            connection.Open();
            command = new SqlCommand("SELECT 1", connection);
            command.ExecuteNonQuery();
        }
        finally
        {
            Cleanup();
        }

        void Cleanup()
        {
            command?.Dispose();
            connection?.Dispose();
        }
    }

    // Wrong: the local function that cleans up is called on success only.
    public void LocalCleanupOnSuccess()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        using (var command = new NpgsqlCommand("SELECT 1", connection)) command.ExecuteNonQuery();
        Cleanup();

        void Cleanup() => connection.Dispose();
    }

    // Right: a retry calls the lambda, which owns what it makes.
    public Task<int> Retried() => Retry(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    });

    private static async Task<T> Retry<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (NpgsqlException) when (attempt < 3)
            {
            }
        }
    }

    // Right: the delegate is a constructor of connections for a pool of one's own.
    public Lazy<NpgsqlConnection> Later() => new(() => new NpgsqlConnection(connectionString));

    // Wrong: a local function of its own with everything in it.
    public async Task Nested()
    {
        await Work();

        async Task Work()
        {
            var connection = new NpgsqlConnection(connectionString); // LFG2001
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    // Right: a static local function borrows.
    public void Lent()
    {
        using var connection = dataSource.OpenConnection();
        Run(connection);

        static void Run(IDbConnection lent)
        {
            using var command = lent.CreateCommand();
            command.ExecuteNonQuery();
        }
    }
}
