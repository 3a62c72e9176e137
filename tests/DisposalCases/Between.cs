// Group: what stands in between, and helpers that dispose sometimes
using System.Text;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Between;

public class Calm(NpgsqlDataSource dataSource, string connectionString)
{
    // Right: nothing here throws in practice.
    public int Arithmetic(string text)
    {
        var connection = dataSource.OpenConnection();
        if (!int.TryParse(text, out var number)) number = Math.Max(1, text.Length);
        var builder = new StringBuilder().Append(number).Append(Guid.NewGuid()).Append(DateTime.UtcNow.ToString());
        Console.WriteLine(string.Concat(builder, text.Trim().ToUpperInvariant()));
        connection.Close();
        return number;
    }

    // Right: a helper that disposes behind a condition: nobody knows.
    public void Sometimes(bool end)
    {
        var connection = dataSource.OpenConnection();
        End(connection, end);
    }

    private static void End(NpgsqlConnection connection, bool end)
    {
        if (end) connection.Dispose();
    }

    // Right: a helper that returns before it disposes: nobody knows.
    public void Early(string text)
    {
        var connection = dataSource.OpenConnection();
        EndEarly(connection, text);
    }

    private static void EndEarly(NpgsqlConnection connection, string text)
    {
        if (text.Length == 0) return;
        connection.Dispose();
    }

    // Right: a helper that disposes what is not null, always.
    public void Always()
    {
        var connection = dataSource.OpenConnection();
        EndAlways(connection);
    }

    private static void EndAlways(NpgsqlConnection? connection)
    {
        if (connection == null) return;
        connection.Dispose();
    }

    // Wrong: 'catch' of an exception that no database throws does not help.
    public void OtherCatch()
    {
        var connection = new SqlConnection(connectionString); // LFG2001
        connection.Open();
        try
        {
            using var command = new SqlCommand("SELECT 1", connection);
            command.ExecuteNonQuery();
        }
        catch (FormatException)
        {
            connection.Close();
            throw;
        }

        connection.Close();
    }

    // Wrong: rethrown without a close, closed only below.
    public void Rethrown()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        try
        {
            using var command = new NpgsqlCommand("SELECT 1", connection);
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException exception)
        {
            Console.WriteLine(exception.Message);
            throw;
        }

        connection.Close();
    }
}
