// Group: exceptions
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Shop.Exceptions;

public class Failures(NpgsqlDataSource dataSource, string connectionString, ILogger logger)
{
    // Wrong: when the query throws, 'catch' returns without closing.
    public async Task<bool> Catch()
    {
        var connection = await dataSource.OpenConnectionAsync(); // LFG2001
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync();
            await connection.CloseAsync();
            return true;
        }
        catch (NpgsqlException exception)
        {
            logger.LogError(exception, "failed");
            return false;
        }
    }

    // Right: closed on both ways, and what the database throws is caught.
    public async Task<bool> CatchSafely()
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync();
            await connection.CloseAsync();
            return true;
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "failed");
            await connection.CloseAsync();
            return false;
        }
    }

    // Wrong: the filter lets some through.
    public void Filter()
    {
        var connection = new SqlConnection(connectionString); // LFG2001
        connection.Open();
        try
        {
            using var command = new SqlCommand("SELECT 1", connection);
            command.ExecuteNonQuery();
        }
        catch (SqlException exception) when (exception.Number == 1205)
        {
            logger.LogWarning("deadlock");
        }

        connection.Close();
    }

    // Wrong: awaited user code may throw anything.
    public async Task UserCode(Func<Task> work)
    {
        var connection = await dataSource.OpenConnectionAsync(); // LFG2001
        await work();
        await connection.CloseAsync();
    }

    // Right: 'finally' below a 'catch' that rethrows.
    public async Task Rethrown()
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "failed");
            throw;
        }
        finally
        {
            await connection.CloseAsync();
        }
    }

    // Right: the connection is opened outside, the 'try' follows at once.
    public int TryFollows()
    {
        var connection = dataSource.OpenConnection();
        try
        {
            using var command = new NpgsqlCommand("SELECT 1", connection);
            return (int)command.ExecuteScalar()!;
        }
        finally
        {
            connection.Dispose();
        }
    }

    // Wrong: what stands between opening and 'try' may throw.
    public int TryTooLate(string text)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        var number = int.Parse(text);
        try
        {
            using var command = new NpgsqlCommand("SELECT " + number, connection);
            return (int)command.ExecuteScalar()!;
        }
        finally
        {
            connection.Dispose();
        }
    }

    // Right: logging between opening and 'try' does not count.
    public int LoggedBetween()
    {
        var connection = dataSource.OpenConnection();
        logger.LogInformation("opened {Id}", connection.ProcessID);
        var started = DateTime.UtcNow;
        try
        {
            using var command = new NpgsqlCommand("SELECT 1", connection);
            return (int)command.ExecuteScalar()!;
        }
        finally
        {
            logger.LogInformation("took {Time}", DateTime.UtcNow - started);
            connection.Dispose();
        }
    }

    // Right: opening throws: a connection that does not open holds nothing.
    public SqlConnection? OpenOrNull()
    {
        try
        {
            var connection = new SqlConnection(connectionString);
            connection.Open();
            return connection;
        }
        catch (SqlException)
        {
            return null;
        }
    }

    // Right: nested 'finally'.
    public void Nested()
    {
        var connection = dataSource.OpenConnection();
        try
        {
            var command = new NpgsqlCommand("SELECT 1", connection);
            try
            {
                var reader = command.ExecuteReader();
                try
                {
                    while (reader.Read()) Console.WriteLine(reader[0]);
                }
                finally
                {
                    reader.Close();
                }
            }
            finally
            {
                command.Dispose();
            }
        }
        finally
        {
            connection.Close();
        }
    }

    // Wrong: caught where the connection is out of reach.
    public bool Outer()
    {
        try
        {
            var connection = dataSource.OpenConnection(); // LFG2001
            using (var command = new NpgsqlCommand("SELECT 1", connection)) command.ExecuteNonQuery();
            connection.Dispose();
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    // Right: declared outside, closed behind a 'catch' that swallows everything.
    public void Swallow()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = dataSource.OpenConnection();
            using var command = new NpgsqlCommand("SELECT 1", connection);
            command.ExecuteNonQuery();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "failed");
        }

        if (connection != null) connection.Dispose();
    }

    // Wrong: closed in 'catch' only.
    public void OnlyInCatch()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            using var command = new NpgsqlCommand("SELECT 1", connection);
            command.ExecuteNonQuery();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Right: handed out on success, disposed on failure, by 'catch' with a filter that is always true for it.
    public async Task<NpgsqlConnection> Handed(CancellationToken cancel)
    {
        var connection = await dataSource.OpenConnectionAsync(cancel);
        try
        {
            await using var command = new NpgsqlCommand("SET statement_timeout = 1000", connection);
            await command.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception)
        {
            await connection.CloseAsync();
            throw;
        }

        return connection;
    }

    // Wrong: a second resource fails, the first one is lost.
    public void TwoAtOnce(NpgsqlDataSource archive)
    {
        var source = dataSource.OpenConnection(); // LFG2001
        var target = archive.OpenConnection();
        try
        {
            Console.WriteLine(source.ProcessID + target.ProcessID);
        }
        finally
        {
            source.Dispose();
            target.Dispose();
        }
    }

    // Right: the second one is opened inside the 'try' of the first.
    public void TwoSafely(NpgsqlDataSource archive)
    {
        using var source = dataSource.OpenConnection();
        using var target = archive.OpenConnection();
        Console.WriteLine(source.ProcessID + target.ProcessID);
    }
}
