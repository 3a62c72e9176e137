// Group: iterators
using System.Data;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.Iterators;

public class Rows(NpgsqlDataSource dataSource, string connectionString)
{
    // Right: 'using' in an iterator ends with the enumerator.
    public IEnumerable<string> Names()
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        using var command = new SqlCommand("SELECT Name FROM Things", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return reader.GetString(0);
    }

    // Wrong: whoever stops early never reaches the close.
    public IEnumerable<string> NamesUntilTheEnd()
    {
        var connection = new SqlConnection(connectionString); // LFG2001
        connection.Open();
        using var command = new SqlCommand("SELECT Name FROM Things", connection);
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) yield return reader.GetString(0);
        }

        connection.Close();
    }

    // Wrong: nothing throws, but the caller may stop at any row.
    public IEnumerable<int> Numbers()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        for (var number = 0; number < 10; number++) yield return number;
        connection.Dispose();
    }

    // Right: 'try' and 'finally' in an iterator.
    public IEnumerable<int> NumbersSafely()
    {
        var connection = new SqlConnection(connectionString);
        try
        {
            connection.Open();
            using var command = new SqlCommand("SELECT Number FROM Things", connection);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (reader.IsDBNull(0)) yield break;
                yield return reader.GetInt32(0);
            }
        }
        finally
        {
            connection.Close();
        }
    }

    // Right: asynchronous.
    public async IAsyncEnumerable<string> Stream([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT name FROM things", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) yield return reader.GetString(0);
    }

    // Wrong: asynchronous, and the reader is not disposed.
    public async IAsyncEnumerable<string> StreamForgotten([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT name FROM things", connection);
        var reader = await command.ExecuteReaderAsync(cancel); // LFG2002
        while (await reader.ReadAsync(cancel)) yield return reader.GetString(0);
    }

    // Wrong: 'yield break' skips the close.
    public async IAsyncEnumerable<int> Broken()
    {
        var connection = await dataSource.OpenConnectionAsync(); // LFG2001
        await using (var command = new NpgsqlCommand("SELECT number FROM things", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                if (reader.GetInt32(0) < 0) yield break;
                yield return reader.GetInt32(0);
            }
        }

        await connection.CloseAsync();
    }

    // Right: the connections themselves are yielded; the caller owns each.
    public IEnumerable<NpgsqlConnection> Connections(IEnumerable<string> strings)
    {
        foreach (var text in strings) yield return new NpgsqlConnection(text);
    }

    // Right: rows are collected before the end, nothing is lazy.
    public IReadOnlyList<int> Collected()
    {
        using var connection = dataSource.OpenConnection();
        using var command = new NpgsqlCommand("SELECT number FROM things", connection);
        using var reader = command.ExecuteReader();
        return Numbers(reader).ToList();

        static IEnumerable<int> Numbers(NpgsqlDataReader reader)
        {
            while (reader.Read()) yield return reader.GetInt32(0);
        }
    }
}
