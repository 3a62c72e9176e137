// Group: branches, loops, flags
using System.Data;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Flow;

public class Ways(NpgsqlDataSource dataSource, string connectionString)
{
    // Wrong: a connection for each turn, closed for the last one only.
    public void EachTurn(string[] names)
    {
        NpgsqlConnection? connection = null;
        foreach (var name in names)
        {
            connection = dataSource.OpenConnection(); // LFG2001
            Console.WriteLine(name);
        }

        connection?.Dispose();
    }

    // Wrong: 'continue' skips the close.
    public void Continue(int[] numbers)
    {
        foreach (var number in numbers)
        {
            var connection = dataSource.OpenConnection(); // LFG2001
            if (number < 0) continue;
            connection.Close();
        }
    }

    // Wrong: 'break' skips the close.
    public void Break(int[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            var connection = dataSource.OpenConnection(); // LFG2001
            if (numbers[i] == 42) break;
            connection.Close();
        }
    }

    // Right: a retry loop with 'using' in each turn.
    public async Task<int> Retry()
    {
        var attempt = 0;
        while (true)
        {
            try
            {
                await using var connection = await dataSource.OpenConnectionAsync();
                await using var command = new NpgsqlCommand("SELECT 1", connection);
                return (int)(await command.ExecuteScalarAsync())!;
            }
            catch (NpgsqlException exception) when (exception.IsTransient && ++attempt < 3)
            {
                await Task.Delay(100);
            }
        }
    }

    // Wrong: the retry loop opens again without closing.
    public async Task RetryUnsafely()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                var connection = await dataSource.OpenConnectionAsync(); // LFG2001
                await using var command = new NpgsqlCommand("SELECT 1", connection);
                await command.ExecuteScalarAsync();
                await connection.CloseAsync();
                return;
            }
            catch (NpgsqlException)
            {
            }
        }
    }

    // Right: both branches dispose.
    public void BothBranches(bool verbose)
    {
        var connection = new SqlConnection(connectionString);
        if (verbose)
        {
            Console.WriteLine("verbose");
            connection.Dispose();
        }
        else
        {
            connection.Dispose();
        }
    }

    // Wrong: one case of the switch forgets it.
    public void Cases(int kind)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        switch (kind)
        {
            case 0:
                connection.Close();
                break;
            case 1:
                Console.WriteLine("one");
                break;
            default:
                connection.Close();
                break;
        }
    }

    // Right: each case disposes it.
    public void AllCases(int kind)
    {
        var connection = dataSource.OpenConnection();
        switch (kind)
        {
            case 0:
                connection.Close();
                break;
            case 1:
                goto default;
            default:
                connection.Close();
                break;
        }
    }

    // Right: opened only where it is needed, disposed where it was opened.
    public void Lazily(bool needed)
    {
        NpgsqlConnection? connection = null;
        try
        {
            if (needed) connection = dataSource.OpenConnection();
            Console.WriteLine(connection?.ProcessID);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    // Right: a flag for 'opened here', with a connection of somebody else.
    public async Task Ensure(NpgsqlConnection connection)
    {
        var opened = false;
        if (connection.State != ConnectionState.Open)
        {
            await connection.OpenAsync();
            opened = true;
        }

        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            if (opened) await connection.CloseAsync();
        }
    }

    // Right: the test and the disposal ask the same flag.
    public void SameFlag(bool useDatabase)
    {
        NpgsqlConnection? connection = null;
        if (useDatabase) connection = dataSource.OpenConnection();
        try
        {
            Console.WriteLine("working");
        }
        finally
        {
            if (useDatabase) connection!.Dispose();
        }
    }

    // Wrong: opened through the command.
    public void ThroughCommand()
    {
        var connection = new SqlConnection(connectionString); // LFG2001
        using var command = new SqlCommand("DELETE FROM Things", connection);
        command.Connection.Open();
        command.ExecuteNonQuery();
    }

    // Right: opened and closed through the command.
    public void ThroughCommandSafely()
    {
        var connection = new SqlConnection(connectionString);
        using var command = new SqlCommand("DELETE FROM Things", connection);
        try
        {
            command.Connection.Open();
            command.ExecuteNonQuery();
        }
        finally
        {
            command.Connection.Close();
        }
    }

    // Right: throws before anything is acquired.
    public int Checked(string? name)
    {
        if (name is null) throw new ArgumentNullException(nameof(name));
        using var connection = dataSource.OpenConnection();
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)command.ExecuteScalar()!;
    }

    // Wrong: throws after the opening.
    public int CheckedLate(string? name)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        if (name is null) throw new ArgumentNullException(nameof(name));
        connection.Dispose();
        return name.Length;
    }

    // Right: what cannot throw stands between opening and closing.
    public int Nothing()
    {
        var connection = dataSource.OpenConnection();
        var id = connection.ProcessID;
        connection.Dispose();
        return id;
    }

    // Wrong: 'goto' jumps over the close.
    public void Jump(int n)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        if (n > 3) goto end;
        connection.Dispose();
        end:
        Console.WriteLine(n);
    }

    // Right: 'goto' jumps to the close.
    public void JumpTo(int n)
    {
        var connection = dataSource.OpenConnection();
        if (n > 3) goto end;
        Console.WriteLine(n);
        end:
        connection.Dispose();
    }

    // Right: a loop that cannot be left without the close.
    public void DoWhile()
    {
        var again = true;
        do
        {
            var connection = dataSource.OpenConnection();
            try
            {
                using var command = new NpgsqlCommand("SELECT 1", connection);
                again = command.ExecuteScalar() is null;
            }
            finally
            {
                connection.Close();
            }
        }
        while (again);
    }

    // Right: never ends, and so never loses anything: a listener.
    public async Task Listen(CancellationToken cancel)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancel);
        while (!cancel.IsCancellationRequested) await connection.WaitAsync(cancel);
    }

    // Right: closed and opened again, closed at the end.
    public void Reopened()
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            connection.Open();
            connection.Close();
            connection.Open();
        }
        finally
        {
            connection.Close();
        }
    }

    // Wrong: closed, opened again, and not closed any more.
    public void ReopenedForgotten()
    {
        var connection = new SqlConnection(connectionString); // LFG2001
        connection.Open();
        connection.Close();
        connection.Open();
    }
}
