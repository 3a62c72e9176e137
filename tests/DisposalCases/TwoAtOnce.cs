// Group: two at once
using System.Data;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Shop.TwoAtOnce;

public sealed class Pair : IDisposable
{
    private readonly NpgsqlConnection _source;
    private readonly SqlConnection _target;

    public Pair(NpgsqlConnection source, SqlConnection target)
    {
        _source = source;
        _target = target;
    }

    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
    }
}

public class Moves(NpgsqlDataSource dataSource, string connectionString)
{
    // Right: the second one is closed where its own state says that it is open.
    public void CloseByState(int id)
    {
        var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString);
        try
        {
            target.Open();
            Copy(source, target, id);
        }
        finally
        {
            source.Dispose();
            if (target.State == ConnectionState.Open) target.Close();
        }
    }

    // Wrong: the second one is closed only where the first one is open, which it is no longer.
    public void CloseByTheOthersState(int id)
    {
        var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString); // LFG2001
        try
        {
            target.Open();
            Copy(source, target, id);
        }
        finally
        {
            source.Dispose();
            if (source.State == ConnectionState.Open) target.Close();
        }
    }

    // Right: the second one is the caller's.
    public SqlConnection OpenTarget(int id)
    {
        using var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString);
        target.Open();
        return target;
    }

    // Wrong: the first one is the caller's, the second one nobody's.
    public NpgsqlConnection OpenSource(int id)
    {
        var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString); // LFG2001
        return source;
    }

    // Right: the first one of a pair is closed early, the pair is the caller's.
    public Pair ClosedEarly()
    {
        var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString);
        var pair = new Pair(source, target);
        source.Close();
        target.Open();
        return pair;
    }

    // Wrong: one of the pair is closed, and nobody closes the other one.
    public void ClosedByHalf()
    {
        var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString); // LFG2001
        var pair = new Pair(source, target);
        source.Close();
        target.Open();
    }

    // Right: the second one is closed through its command.
    public void ThroughTheCommand(string sql)
    {
        using var source = dataSource.OpenConnection();
        var command = new SqlCommand(sql, new SqlConnection(connectionString));
        try
        {
            command.Connection.Open();
            command.ExecuteNonQuery();
        }
        finally
        {
            command.Connection.Dispose();
            command.Dispose();
        }
    }

    // Wrong: the command is disposed, and with it the only way to the second one.
    public void OnlyTheCommand(string sql)
    {
        using var source = dataSource.OpenConnection();
        var command = new SqlCommand(sql, new SqlConnection(connectionString)); // LFG2001
        try
        {
            command.Connection.Open();
            command.ExecuteNonQuery();
        }
        finally
        {
            command.Dispose();
        }
    }

    // Right: the second one is given to its command later, and closed through it.
    public void GivenToTheCommand(string sql)
    {
        using var source = dataSource.OpenConnection();
        var command = new SqlCommand(sql);
        command.Connection = new SqlConnection(connectionString);
        try
        {
            command.Connection.Open();
            command.ExecuteNonQuery();
        }
        finally
        {
            command.Connection.Dispose();
            command.Dispose();
        }
    }

    // Wrong: the same with the command alone.
    public void GivenToTheCommandAndLeft(string sql)
    {
        using var source = dataSource.OpenConnection();
        var command = new SqlCommand(sql);
        command.Connection = new SqlConnection(connectionString); // LFG2001
        try
        {
            command.Connection.Open();
            command.ExecuteNonQuery();
        }
        finally
        {
            command.Dispose();
        }
    }

    // Right: a handler that closes both is not asked what becomes of the second one when its own call throws.
    public void BothClosedInTheHandler(int id)
    {
        var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString);
        try
        {
            target.Open();
            Copy(source, target, id);
        }
        catch (Exception)
        {
            Audit(id);
            source.Dispose();
            target.Dispose();
            throw;
        }

        source.Dispose();
        target.Dispose();
    }

    // Wrong: the second transaction is rolled back by nobody.
    public void TwoTransactions(int id)
    {
        using var source = dataSource.OpenConnection();
        using var target = new SqlConnection(connectionString);
        target.Open();
        var first = source.BeginTransaction();
        try
        {
            var second = target.BeginTransaction(); // LFG2003
            using var remove = new NpgsqlCommand("DELETE FROM item WHERE id = 1", source, first);
            remove.ExecuteNonQuery();
            using var add = new SqlCommand("INSERT INTO Item (Id) VALUES (1)", target, second);
            add.ExecuteNonQuery();
            second.Commit();
            first.Commit();
        }
        catch
        {
            first.Rollback();
            throw;
        }
    }

    // Right: both are rolled back by their disposal.
    public void TwoTransactionsDisposed(int id)
    {
        using var source = dataSource.OpenConnection();
        using var target = new SqlConnection(connectionString);
        target.Open();
        using var first = source.BeginTransaction();
        using var second = target.BeginTransaction();
        using var remove = new NpgsqlCommand("DELETE FROM item WHERE id = 1", source, first);
        remove.ExecuteNonQuery();
        using var add = new SqlCommand("INSERT INTO Item (Id) VALUES (1)", target, second);
        add.ExecuteNonQuery();
        second.Commit();
        first.Commit();
    }

    // Wrong: the variable of the second one gets the third one.
    public void Overwritten(int id)
    {
        using var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString); // LFG2001
        target.Open();
        target = new SqlConnection(connectionString + ";Application Name=retry");
        using (target)
        {
            target.Open();
            Copy(source, target, id);
        }
    }

    // Right: disposed before its variable gets another one.
    public void Replaced(int id)
    {
        using var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString);
        target.Open();
        target.Dispose();
        target = new SqlConnection(connectionString + ";Application Name=retry");
        using (target)
        {
            target.Open();
            Copy(source, target, id);
        }
    }

    // Wrong: the command of the second one is handed out; who has it can close its connection, but the first one is closed by nobody.
    public SqlCommand CommandOnTarget(string sql)
    {
        var source = dataSource.OpenConnection(); // LFG2001
        var target = new SqlConnection(connectionString);
        target.Open();
        return new SqlCommand(sql, target);
    }

    // Right: as before, with the first one closed.
    public SqlCommand CommandOnTargetAlone(string sql)
    {
        using (var source = dataSource.OpenConnection())
        {
            Check(source);
        }

        var target = new SqlConnection(connectionString);
        var command = new SqlCommand(sql, target);
        target.Open();
        return command;
    }

    // Wrong: one on each way, and one of the two ways closes nothing.
    public void OneOrTheOther(bool isLive, int id)
    {
        IDbConnection connection = isLive ? dataSource.OpenConnection() : Opened(); // LFG2001
        if (isLive) return;
        connection.Close();
    }

    // Right: each way closes its own.
    public void OneOrTheOtherClosed(bool isLive, int id)
    {
        IDbConnection connection = isLive ? dataSource.OpenConnection() : Opened();
        if (isLive) connection.Dispose();
        else connection.Close();
    }

    // Right: the second one goes with its reader, which closes it.
    public SqlDataReader ReadTarget(string sql)
    {
        using var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString);
        var command = new SqlCommand(sql, target);
        target.Open();
        return command.ExecuteReader(CommandBehavior.CloseConnection);
    }

    // Wrong: the reader closes its own connection, and no other.
    public SqlDataReader ReadTargetBesideSource(string sql)
    {
        var source = new SqlConnection(connectionString + ";Application Name=source"); // LFG2001
        var target = new SqlConnection(connectionString);
        var command = new SqlCommand(sql, target);
        target.Open();
        return command.ExecuteReader(CommandBehavior.CloseConnection);
    }

    // Right: a command that has not run yet has nothing to lose when another one throws.
    public void OneCommandAfterTheOther(string sql)
    {
        using var source = dataSource.OpenConnection();
        var later = new NpgsqlCommand(sql, source);
        using (var first = new NpgsqlCommand("DELETE FROM item", source))
        {
            first.ExecuteNonQuery();
        }

        later.Dispose();
    }

    // Wrong: the same with one that has run.
    public void OneCommandBeforeTheOther(string sql)
    {
        using var source = dataSource.OpenConnection();
        var earlier = new NpgsqlCommand(sql, source); // LFG2002
        earlier.ExecuteNonQuery();
        using (var second = new NpgsqlCommand("DELETE FROM item", source))
        {
            second.ExecuteNonQuery();
        }

        earlier.Dispose();
    }

    // Wrong: the local function closes one of the two.
    public void OneByALocalFunction()
    {
        var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString); // LFG2001
        Close();

        void Close() => source.Dispose();
    }

    // Wrong: the reader leaves its connection open.
    public SqlDataReader ReadTargetAlone(string sql)
    {
        using var source = dataSource.OpenConnection();
        var target = new SqlConnection(connectionString); // LFG2001
        var command = new SqlCommand(sql, target);
        target.Open();
        return command.ExecuteReader(CommandBehavior.SingleResult);
    }

    private SqlConnection Opened()
    {
        var connection = new SqlConnection(connectionString);
        connection.Open();
        return connection;
    }

    private static void Copy(NpgsqlConnection source, SqlConnection target, int id)
    {
        using var read = new NpgsqlCommand("SELECT name FROM item WHERE id = $1", source);
        read.Parameters.AddWithValue(id);
        using var write = new SqlCommand("INSERT INTO Item (Name) VALUES (@name)", target);
        write.Parameters.AddWithValue("@name", read.ExecuteScalar());
        write.ExecuteNonQuery();
    }

    private static void Audit(int id)
    {
        if (id < 0) throw new ArgumentOutOfRangeException(nameof(id));
    }

    private static void Check(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT 1", connection);
        command.ExecuteNonQuery();
    }
}
