// Group: lent, handed on, disposed elsewhere
using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.HandedOn;

public class Hands(NpgsqlDataSource dataSource)
{
    private NpgsqlConnection? _kept;

    // Right: the method that is called disposes it.
    public void ToDisposer()
    {
        var connection = dataSource.OpenConnection();
        RunAndDispose(connection, "SELECT 1");
    }

    private static void RunAndDispose(NpgsqlConnection connection, string sql)
    {
        try
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
        finally
        {
            connection.Dispose();
        }
    }

    // Right: the parameter is in a 'using' there.
    public int ToUsing() => Scalar(dataSource.OpenConnection());

    private static int Scalar(NpgsqlConnection connection)
    {
        using (connection)
        using (var command = new NpgsqlCommand("SELECT 1", connection))
            return (int)command.ExecuteScalar()!;
    }

    // Wrong: the method that is called only uses it.
    public void ToUser()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        Run(connection, "SELECT 1");
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    // Wrong: the argument is made on the spot, and the method only uses it.
    public void Inline() => Run(dataSource.OpenConnection(), "SELECT 1"); // LFG2001

    // Wrong: it is disposed after the call, but not when the call throws.
    public void AfterTheCall()
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        Run(connection, "SELECT 1");
        connection.Dispose();
    }

    // Right: nobody knows what a method outside does with it.
    public void ToUnknown(IPlugin plugin)
    {
        var connection = dataSource.OpenConnection();
        plugin.Take(connection);
    }

    // Right: a delegate that takes it.
    public void ToDelegate(Action<NpgsqlConnection> consumer) => consumer(dataSource.OpenConnection());

    // Right: kept in a field.
    public void Keep()
    {
        var connection = dataSource.OpenConnection();
        _kept?.Dispose();
        _kept = connection;
    }

    // Right: disposed by a method that may get null.
    public void Quietly()
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = dataSource.OpenConnection();
            Run(connection, "SELECT 1");
        }
        finally
        {
            SafeDispose(connection);
        }
    }

    private static void SafeDispose(IDisposable? disposable)
    {
        try
        {
            disposable?.Dispose();
        }
        catch (Exception)
        {
            // Nothing that anybody could do.
        }
    }

    // Right: as an extension.
    public async Task WithExtension()
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            Run(connection, "SELECT 1");
        }
        finally
        {
            await connection.CloseQuietlyAsync();
        }
    }

    // Right: cast to what can be disposed.
    public void Casted()
    {
        IDbConnection connection = dataSource.OpenConnection();
        try
        {
            using var command = connection.CreateCommand();
            command.ExecuteNonQuery();
        }
        finally
        {
            ((IDisposable)connection).Dispose();
        }
    }

    // Right: 'as' and a conditional access.
    public void AsDisposable()
    {
        object connection = dataSource.OpenConnection();
        try
        {
            Run((NpgsqlConnection)connection, "SELECT 1");
        }
        finally
        {
            (connection as IDisposable)?.Dispose();
        }
    }

    // Right: swapped through 'ref' by somebody else.
    public void Swapped(ref NpgsqlConnection? slot)
    {
        slot = dataSource.OpenConnection();
    }

    // Right: passed by 'ref' to a method that replaces it.
    public void Reopened()
    {
        var connection = dataSource.OpenConnection();
        try
        {
            Reopen(ref connection);
            Run(connection, "SELECT 1");
        }
        finally
        {
            connection.Dispose();
        }
    }

    private void Reopen(ref NpgsqlConnection connection)
    {
        connection.Dispose();
        connection = dataSource.OpenConnection();
    }

    // Right: a task that disposes it at its end is awaited.
    public async Task InTask()
    {
        var connection = await dataSource.OpenConnectionAsync();
        await Task.Run(() => RunAndDispose(connection, "SELECT 1"));
    }

    // Right: the bulk copy borrows, 'using' disposes.
    public async Task Bulk(DataTable table)
    {
        using var connection = new SqlConnection("Server=db");
        await connection.OpenAsync();
        using var bulk = new SqlBulkCopy(connection) { DestinationTableName = "things" };
        await bulk.WriteToServerAsync(table);
    }

    // Wrong: the bulk copy does not dispose it.
    public async Task BulkForgotten(DataTable table)
    {
        var connection = new SqlConnection("Server=db"); // LFG2001
        await connection.OpenAsync();
        using var bulk = new SqlBulkCopy(connection) { DestinationTableName = "things" };
        await bulk.WriteToServerAsync(table);
    }

    // Right: an alias is disposed.
    public void Alias()
    {
        var connection = dataSource.OpenConnection();
        var same = connection;
        try
        {
            Run(same, "SELECT 1");
        }
        finally
        {
            same.Dispose();
        }
    }

    // Right: thrown into an exception's data: whoever catches it has it.
    public static Exception Failed(NpgsqlDataSource dataSource)
    {
        var exception = new InvalidOperationException();
        exception.Data["connection"] = dataSource.OpenConnection();
        return exception;
    }

    // Right: 'await using' with ConfigureAwait.
    public async Task Configured()
    {
        var connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            Run(connection, "SELECT 1");
        }
    }

    // Right: a 'using' declaration of a configured disposable.
    public async Task ConfiguredDeclaration()
    {
        var connection = await dataSource.OpenConnectionAsync().ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        Run(connection, "SELECT 1");
    }

    // Right: a variable of its own for the disposal.
    public void UsingAlias()
    {
        var connection = dataSource.OpenConnection();
        using var scope = connection;
        Run(connection, "SELECT 1");
    }

    // Right: the caller may lend one; only an own one is disposed.
    public async Task<object?> OwnOrLent(NpgsqlConnection? lent)
    {
        var own = lent is null;
        var connection = lent ?? await dataSource.OpenConnectionAsync();
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            return await command.ExecuteScalarAsync();
        }
        finally
        {
            if (own) await connection.CloseAsync();
        }
    }

    // Right: the same with '??=' on the parameter.
    public object? OwnOrLentParameter(NpgsqlConnection? connection = null)
    {
        var created = connection == null;
        connection ??= dataSource.OpenConnection();
        try
        {
            using var command = new NpgsqlCommand("SELECT 1", connection);
            return command.ExecuteScalar();
        }
        finally
        {
            if (created) connection.Dispose();
        }
    }

    // Wrong: what is made when nothing is lent is never disposed.
    public object? OwnOrLentForgotten(NpgsqlConnection? connection = null)
    {
        connection ??= dataSource.OpenConnection(); // LFG2001
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return command.ExecuteScalar();
    }
}

public interface IPlugin
{
    void Take(DbConnection connection);
}

public static class ConnectionExtensions
{
    // Right: gives back what it gets.
    public static async Task CloseQuietlyAsync(this DbConnection connection)
    {
        await connection.CloseAsync();
    }
}
