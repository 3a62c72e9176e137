// Group: patterns, null, tuples, casts
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Patterns;

public class Shapes(NpgsqlDataSource dataSource, string connectionString)
{
    private SqlConnection? _connection;

    // Right: '??=' on a field: kept.
    public SqlConnection Kept => _connection ??= new SqlConnection(connectionString);

    // Right: '??=' on a variable, disposed in 'finally'.
    public void Coalesced()
    {
        SqlConnection? connection = null;
        try
        {
            connection ??= new SqlConnection(connectionString);
            connection.Open();
        }
        finally
        {
            connection?.Dispose();
        }
    }

    // Wrong: '??=' on a variable.
    public void CoalescedForgotten(int times)
    {
        SqlConnection? connection = null;
        for (var i = 0; i < times; i++)
        {
            connection ??= new SqlConnection(connectionString); // LFG2001
            if (connection.State == ConnectionState.Closed) connection.Open();
        }
    }

    // Right: 'is { }' declares what 'using' disposes.
    public async Task<object?> IsPattern(bool needed)
    {
        if (await MaybeOpen(needed) is { } connection)
        {
            await using (connection)
            await using (var command = new NpgsqlCommand("SELECT 1", connection))
                return await command.ExecuteScalarAsync();
        }

        return null;
    }

    // Right: a factory that sometimes gives null.
    private async Task<NpgsqlConnection?> MaybeOpen(bool needed)
    {
        if (!needed) return null;
        return await dataSource.OpenConnectionAsync();
    }

    // Wrong: what sometimes is null is sometimes a connection.
    public async Task<object?> NullTested(bool needed)
    {
        var connection = await MaybeOpen(needed); // LFG2001
        if (connection == null) return null;
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        return await command.ExecuteScalarAsync();
    }

    // Right: null is nothing to dispose.
    public async Task<object?> NullTestedSafely(bool needed)
    {
        var connection = await MaybeOpen(needed);
        if (connection is null) return null;
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            return await command.ExecuteScalarAsync();
        }
        finally
        {
            await connection.CloseAsync();
        }
    }

    // Right: 'is not' and an early return.
    public int IsNot(DbProviderFactory factory)
    {
        using var made = factory.CreateConnection();
        if (made is not SqlConnection connection) return 0;
        connection.ConnectionString = connectionString;
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return (int)command.ExecuteScalar();
    }

    // Right: a deconstructed tuple, both disposed.
    public void Deconstructed()
    {
        var (connection, command) = Pair();
        using (connection)
        using (command)
        {
            connection.Open();
            command.ExecuteNonQuery();
        }
    }

    // Right: the tuple itself.
    private (SqlConnection Connection, SqlCommand Command) Pair()
    {
        var connection = new SqlConnection(connectionString);
        return (connection, new SqlCommand("SELECT 1", connection));
    }

    // Right: assigned in a tuple.
    public void Assigned()
    {
        SqlConnection connection;
        int number;
        (connection, number) = (new SqlConnection(connectionString), 1);
        using (connection)
        {
            connection.Open();
            Console.WriteLine(number);
        }
    }

    // Right: a conditional expression decides what 'using' gets.
    public object? Conditional(bool postgres)
    {
        using DbConnection connection = postgres ? new NpgsqlConnection(connectionString) : new SqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return command.ExecuteScalar();
    }

    // Wrong: both arms of the conditional.
    public object? ConditionalForgotten(bool postgres)
    {
        DbConnection connection = postgres
            ? new NpgsqlConnection(connectionString) // LFG2001
            : new SqlConnection(connectionString); // LFG2001
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        return command.ExecuteScalar();
    }

    // Wrong: an object of a wider type is a connection all the same.
    public void Wider()
    {
        IDisposable connection = dataSource.OpenConnection(); // LFG2001
        Console.WriteLine(connection is NpgsqlConnection);
    }

    // Right: target-typed 'new'.
    public void TargetTyped()
    {
        using SqlConnection connection = new(connectionString);
        using SqlCommand command = new("SELECT 1", connection);
        connection.Open();
        command.ExecuteNonQuery();
    }

    // Wrong: target-typed 'new'.
    public void TargetTypedForgotten()
    {
        using SqlConnection connection = new(connectionString);
        SqlCommand command = new("SELECT 1", connection); // LFG2002
        connection.Open();
        command.ExecuteNonQuery();
    }

    // Right: a null-forgiving operator and parentheses.
    public void Forgiven()
    {
        DbConnection? connection = null;
        try
        {
            connection = (SqlClientFactory.Instance.CreateConnection()!);
            connection.ConnectionString = connectionString;
            connection.Open();
        }
        finally
        {
            connection!.Dispose();
        }
    }

    // Wrong: a task that is awaited later.
    public async Task AwaitedLater()
    {
        var opening = dataSource.OpenConnectionAsync(); // LFG2001
        Console.WriteLine("opening");
        var connection = await opening;
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteNonQueryAsync();
    }

    // Right: a task that is awaited later, in 'await using'.
    public async Task AwaitedLaterSafely()
    {
        var opening = dataSource.OpenConnectionAsync();
        Console.WriteLine("opening");
        await using var connection = await opening;
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteNonQueryAsync();
    }

    // Wrong: waited for instead of awaited.
    public int Blocking()
    {
        var connection = dataSource.OpenConnectionAsync().AsTask().GetAwaiter().GetResult(); // LFG2001
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)command.ExecuteScalar()!;
    }

    // Right: waited for, in 'using'.
    public int BlockingSafely()
    {
        using var connection = dataSource.OpenConnectionAsync().AsTask().Result;
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)command.ExecuteScalar()!;
    }

    // Right: a switch statement on the type disposes it.
    public void Switch()
    {
        object thing = new SqlConnection(connectionString);
        switch (thing)
        {
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }
    }

    // Right: a conditional access is a null test.
    public void Accessed(bool needed)
    {
        var connection = needed ? dataSource.OpenConnection() : null;
        connection?.Close();
        connection?.Dispose();
    }

    // Right: dynamic: nobody knows.
    public void Dynamic()
    {
        dynamic connection = new SqlConnection(connectionString);
        connection.Open();
        connection.Frobnicate();
    }

    // Wrong: the last of the declarators.
    public void Several()
    {
        SqlConnection first = new SqlConnection(connectionString), second = new SqlConnection(connectionString + ";Database=b"); // LFG2001
        using (first)
        {
            first.Open();
        }

        Console.WriteLine(second.Database);
    }

    // Right: disposed in the 'using' of several declarators.
    public void SeveralSafely()
    {
        using SqlConnection first = new SqlConnection(connectionString), second = new SqlConnection(connectionString + ";Database=b");
        Console.WriteLine(first.Database + second.Database);
    }
}
