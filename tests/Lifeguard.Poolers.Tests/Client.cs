using System.Globalization;
using Npgsql;

namespace Lifeguard.Poolers.Tests;

/// <summary>One client connection, without a pool of its own.</summary>
public sealed class Client : IDisposable
{
    /// <summary>What makes a connection send what its test sends, and nothing else.</summary>
    public const string Plainly = ";Pooling=false;GSS Encryption Mode=Disable;Server Compatibility Mode=NoTypeLoading";

    public Client(string connectionString)
    {
        Connection = new NpgsqlConnection(connectionString);
        Connection.Notification += (_, _) => Notifications++;
        Connection.Open();
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>How many notifications have come in so far.</summary>
    public int Notifications { get; private set; }

    /// <summary>The process that serves this client at the moment.</summary>
    public int Backend => Connection.ProcessIdAt();

    public void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, Connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The one value of a query; null for NULL and for no row.</summary>
    public string? Ask(string sql)
    {
        using var command = new NpgsqlCommand(sql, Connection);
        var value = command.ExecuteScalar();
        return value is null or DBNull ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    /// <summary>The same, or another text where the query fails.</summary>
    public string? Ask(string sql, string orError)
    {
        var answer = orError;
        return ErrorOf(() => answer = Ask(sql)) is null ? answer : orError;
    }

    /// <summary>The error of a statement, as SQLSTATE; null where it succeeds.</summary>
    public string? ErrorOf(string sql) => ErrorOf(() => Run(sql));

    /// <inheritdoc cref="ErrorOf(string)"/>
    public static string? ErrorOf(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (PostgresException error)
        {
            return error.SqlState;
        }
        catch (OperationCanceledException canceled) when (canceled.InnerException is PostgresException error)
        {
            return error.SqlState;
        }
    }

    public void Dispose() => Connection.Dispose();
}

internal static class Backends
{
    // Connection.ProcessID is what the pooler said at the beginning.
    public static int ProcessIdAt(this NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection);
        return (int)command.ExecuteScalar()!;
    }
}
