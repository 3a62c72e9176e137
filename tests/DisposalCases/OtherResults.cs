// Group: results by 'out' and in tuples
using Npgsql;

namespace Shop.OtherResults;

public class Ledger(string connectionString)
{
    // Right: 'out' hands it to the caller.
    private void Open(out NpgsqlConnection connection)
    {
        connection = new NpgsqlConnection(connectionString);
        connection.Open();
    }

    // Right: disposed where it fails, and the failure goes on.
    private NpgsqlCommand Prepare(out NpgsqlConnection connection, string sql)
    {
        connection = new NpgsqlConnection(connectionString);
        try
        {
            connection.Open();
            return new NpgsqlCommand(sql, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Wrong: made by 'out', never disposed.
    public object? OutForgotten()
    {
        Open(out var connection); // LFG2001
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return command.ExecuteScalar();
    }

    // Right: the same with 'using'.
    public object? OutDisposed()
    {
        Open(out var connection);
        using (connection)
        using (var command = new NpgsqlCommand("SELECT 1", connection))
            return command.ExecuteScalar();
    }

    // Wrong: closed, but not when the query throws.
    public void OutClosedLate()
    {
        Open(out NpgsqlConnection connection); // LFG2001
        using (var command = new NpgsqlCommand("DELETE FROM Entry", connection)) command.ExecuteNonQuery();
        connection.Close();
    }

    // Right: into a field.
    public NpgsqlConnection? Kept;

    public void OutKept() => Open(out Kept);

    // Right: handed on by 'out'.
    public void OutHandedOn(out NpgsqlConnection connection) => Open(out connection);

    // Right: both are disposed.
    public int Both()
    {
        using var command = Prepare(out var connection, "DELETE FROM Entry");
        using (connection) return command.ExecuteNonQuery();
    }

    // Wrong: the command is disposed, its connection is not.
    public int OnlyCommand()
    {
        using var command = Prepare(out var connection, "DELETE FROM Entry"); // LFG2001
        return command.ExecuteNonQuery();
    }

    // Right: null where it fails, and the result says so.
    private bool TryOpen(out NpgsqlConnection? connection)
    {
        connection = new NpgsqlConnection(connectionString);
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

    // Right: disposed where there is one.
    public bool Ping()
    {
        if (!TryOpen(out var connection)) return false;
        connection!.Dispose();
        return true;
    }

    // Right: a method that only lends what the object keeps.
    private void Lend(out NpgsqlConnection connection) => connection = Kept!;

    // Right: lent.
    public object? Lent()
    {
        Lend(out var connection);
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return command.ExecuteScalar();
    }

    // Right: the tuple hands both to the caller.
    private async Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> BeginAsync()
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync();
            return (connection, await connection.BeginTransactionAsync());
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Right: with a value beside it.
    private (NpgsqlConnection, int) Counted() => (new NpgsqlConnection(connectionString), 1);

    // Right: both are disposed.
    public async Task Transfer()
    {
        var (connection, transaction) = await BeginAsync();
        await using (connection)
        await using (transaction)
        {
            await using var command = new NpgsqlCommand("UPDATE Entry SET Done = true", connection, transaction);
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }

    // Wrong: the transaction ends, the connection does not come back.
    public async Task TransferForgotten()
    {
        var (connection, transaction) = await BeginAsync(); // LFG2001
        await using (transaction)
        {
            await using var command = new NpgsqlCommand("UPDATE Entry SET Done = true", connection, transaction);
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }

    // Wrong: declared one by one, awaited through ConfigureAwait, closed only when nothing throws.
    public async Task TransferLate()
    {
        (var connection, var transaction) = await BeginAsync().ConfigureAwait(false); // LFG2001
        await using (transaction)
        {
            await using var command = new NpgsqlCommand("UPDATE Entry SET Done = true", connection, transaction);
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }

        await connection.CloseAsync();
    }

    // Right: the element is never opened here, and disposed.
    public int Count()
    {
        var (connection, count) = Counted();
        connection.Dispose();
        return count;
    }

    // Wrong: an element that nobody disposes, into variables that were there before.
    public int CountForgotten()
    {
        NpgsqlConnection connection;
        int count;
        (connection, count) = Counted(); // LFG2001
        connection.Open();
        return count;
    }

    // Right: some ways give none, and what the others say about it is between the two.
    private (bool Found, NpgsqlConnection? Connection) Find(bool wanted) => wanted ? (true, new NpgsqlConnection(connectionString)) : (false, null);

    // Right: asked by its companion.
    public void Maybe(bool wanted)
    {
        var (found, connection) = Find(wanted);
        if (!found) return;
        connection!.Dispose();
    }

    // Right: a tuple that is handed on.
    public Task<(NpgsqlConnection Connection, NpgsqlTransaction Transaction)> Forwarded() => BeginAsync();

    // Right: handed on after it was taken apart.
    public async Task<NpgsqlConnection> TakenApart()
    {
        var (connection, transaction) = await BeginAsync();
        await transaction.DisposeAsync();
        return connection;
    }
}
