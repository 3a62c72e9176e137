// Group: objects that keep what they are given
using System.Data;
using Npgsql;

namespace Shop.Keepers;

public abstract class Session
{
    protected readonly NpgsqlConnection Connection;

    protected Session(NpgsqlConnection connection) => Connection = connection;
}

public sealed class ClosingSession(NpgsqlConnection connection) : Session(connection), IDisposable
{
    public void Dispose() => Connection.Dispose();
}

public sealed class Shown
{
    public Shown(NpgsqlConnection connection) => Connection = connection;

    public NpgsqlConnection Connection { get; }
}

public sealed class Unit
{
    private readonly NpgsqlConnection _connection;

    public Unit(NpgsqlConnection connection) => _connection = connection;

    public void Finish() => _connection.Dispose();
}

public interface IRepository
{
    int Count();
}

public sealed class ClosingRepository : IRepository, IDisposable
{
    private readonly NpgsqlConnection _connection;

    public ClosingRepository(NpgsqlConnection connection) => _connection = connection;

    public int Count()
    {
        using var command = new NpgsqlCommand("SELECT count(*) FROM item", _connection);
        return (int)command.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();
}

public sealed class Holder(NpgsqlConnection connection) : IDisposable
{
    private readonly NpgsqlConnection _connection = connection;

    public int ProcessId => _connection.ProcessID;

    public void Dispose() => _connection.Dispose();
}

public sealed class Lease : IDisposable
{
    private readonly NpgsqlConnection _connection;

    private Lease(NpgsqlConnection connection) => _connection = connection;

    public static implicit operator Lease(NpgsqlConnection connection) => new(connection);

    public void Dispose() => _connection.Dispose();
}

public partial class Opener(NpgsqlDataSource dataSource)
{
    private partial NpgsqlConnection Open(int id);

    // Wrong: a partial method makes it.
    public int Partial(int id)
    {
        var connection = Open(id); // LFG2001
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)command.ExecuteScalar()!;
    }

    // Right: the same, disposed.
    public int PartialDisposed(int id)
    {
        using var connection = Open(id);
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return (int)command.ExecuteScalar()!;
    }
}

public partial class Opener
{
    private partial NpgsqlConnection Open(int id)
    {
        var connection = dataSource.OpenConnection();
        connection.StateChange += (_, _) => Console.WriteLine(id);
        return connection;
    }
}

public class Users(NpgsqlDataSource dataSource)
{
    // Right: the derived class closes what its base keeps.
    public void Derived()
    {
        using var session = new ClosingSession(dataSource.OpenConnection());
        Console.WriteLine(session);
    }

    // Right: whoever has the object can close what it shows.
    public void Visible()
    {
        var shown = new Shown(dataSource.OpenConnection());
        Close(shown);
    }

    // Right: it has a method of its own for that.
    public void ByItsOwnMethod()
    {
        var unit = new Unit(dataSource.OpenConnection());
        unit.Finish();
    }

    // Right: disposed with the repository.
    public int Repository()
    {
        using var repository = new ClosingRepository(dataSource.OpenConnection());
        return repository.Count();
    }

    // Wrong: the repository would close it, and nobody disposes that.
    public int RepositoryLeft()
    {
        var repository = new ClosingRepository(dataSource.OpenConnection()); // LFG2001
        return repository.Count();
    }

    // Right: disposed with the object whose initialiser keeps it.
    public void Held()
    {
        using var holder = new Holder(dataSource.OpenConnection());
        Console.WriteLine(holder.ProcessId);
    }

    // Wrong: the holder is not disposed.
    public void HeldAndLeft()
    {
        var holder = new Holder(dataSource.OpenConnection()); // LFG2001
        Console.WriteLine(holder.ProcessId);
    }

    // Right: a conversion of one's own hands it on.
    public void Converted()
    {
        using Lease lease = dataSource.OpenConnection();
        Console.WriteLine(lease);
    }

    private static void Close(Shown shown) => shown.Connection.Dispose();
}
