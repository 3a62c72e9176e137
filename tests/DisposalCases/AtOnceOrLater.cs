// Group: lambdas that run at once, and lambdas that stay
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Shop.AtOnceOrLater;

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);

public class Work(NpgsqlDataSource dataSource, string connectionString)
{
    // Wrong: the work is over when it has been awaited, and nobody closes it.
    public async Task Awaited()
    {
        var connection = await dataSource.OpenConnectionAsync(); // LFG2001
        await Task.Run(() => Scalar(connection, 1));
    }

    // Right: closed after that.
    public async Task AwaitedAndClosed()
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            await Task.Run(() => Scalar(connection, 1));
        }
        finally
        {
            await connection.CloseAsync();
        }
    }

    // Right: the task closes it.
    public Task ClosedByTheTask()
    {
        var connection = dataSource.OpenConnection();
        return Task.Run(() =>
        {
            using (connection) Scalar(connection, 1);
        });
    }

    // Wrong: every element has had its turn when the loop is over.
    public void ForEach(List<int> ids)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        ids.ForEach(id => Scalar(connection, id));
    }

    // Right: closed after the loop.
    public void ForEachClosed(List<int> ids)
    {
        using var connection = dataSource.OpenConnection();
        ids.ForEach(id => Scalar(connection, id));
    }

    // Wrong: in parallel or not, it is over.
    public void InParallel(List<int> ids)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        Parallel.ForEach(ids, id => Scalar(connection, id));
    }

    // Wrong: a sum has seen every element.
    public int Sum(List<int> ids)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        return ids.Sum(id => Scalar(connection, id));
    }

    // Right: a query runs when somebody reads it; it has the connection until then.
    public IEnumerable<int> Query(List<int> ids)
    {
        var connection = dataSource.OpenConnection();
        return ids.Select(id => Scalar(connection, id));
    }

    // Right: what stays with somebody else may be closed there.
    public Action Later(int id)
    {
        var connection = dataSource.OpenConnection();
        return () =>
        {
            Scalar(connection, id);
            connection.Dispose();
        };
    }

    // Right: the variable gets another one after the lambda has got hold of it, and the lambda closes what it finds.
    public Action Replaced(int id)
    {
        NpgsqlConnection? connection = null;
        Action close = () => connection?.Dispose();
        connection = dataSource.OpenConnection();
        return close;
    }

    // Wrong: made by a lambda that is kept in a variable.
    public int MadeByALambda(int id)
    {
        Func<NpgsqlConnection> open = () => new NpgsqlConnection(connectionString);
        var connection = open(); // LFG2001
        connection.Open();
        return Scalar(connection, id);
    }

    // Right: the lambda that is kept gives out somebody else's.
    public int LentByALambda(NpgsqlConnection given, int id)
    {
        Func<NpgsqlConnection> open = () => given;
        var connection = open();
        return Scalar(connection, id);
    }

    // Wrong: the local function only uses it.
    public int UsedByALocalFunction(int id)
    {
        var connection = dataSource.OpenConnection(); // LFG2001
        return Run();

        int Run()
        {
            using var command = new NpgsqlCommand();
            command.Connection = connection;
            return Scalar(connection, id);
        }
    }

    // Right: the local function closes it, on every way.
    public int ClosedByALocalFunction(int id)
    {
        var connection = dataSource.OpenConnection();
        try
        {
            return Scalar(connection, id);
        }
        finally
        {
            Close();
        }

        void Close() => connection.Close();
    }

    // Right: the local function rolls it back, and commits it.
    public void FinishedByLocalFunctions(int id)
    {
        using var connection = dataSource.OpenConnection();
        var transaction = connection.BeginTransaction();
        try
        {
            using var command = new NpgsqlCommand("DELETE FROM item WHERE id = 1", connection, transaction);
            command.ExecuteNonQuery();
            Keep();
        }
        catch
        {
            Undo();
            throw;
        }

        void Keep() => transaction.Commit();
        void Undo() => transaction.Rollback();
    }

    // Wrong: there is a local function to roll it back, and nobody calls it.
    public void RolledBackByNobody(int id)
    {
        using var connection = dataSource.OpenConnection();
        var transaction = connection.BeginTransaction(); // LFG2003
        using var command = new NpgsqlCommand("DELETE FROM item WHERE id = 1", connection, transaction);
        command.ExecuteNonQuery();
        transaction.Commit();

        void Undo() => transaction.Rollback();
    }

    private static int Scalar(NpgsqlConnection connection, int id)
    {
        using var command = new NpgsqlCommand("SELECT $1", connection);
        command.Parameters.AddWithValue(id);
        return (int)command.ExecuteScalar()!;
    }
}

public class Facade(ShopContext context)
{
    // Right: begun by a method of one's own, and committed by the context that began it.
    public void Commit()
    {
        var transaction = Begin();
        try
        {
            context.SaveChanges();
            context.Database.CommitTransaction();
        }
        catch
        {
            context.Database.RollbackTransaction();
            throw;
        }
    }

    // Wrong: the same without an end.
    public void Forget()
    {
        var transaction = Begin(); // LFG2003
        context.SaveChanges();
    }

    private IDbContextTransaction Begin()
    {
        return context.Database.BeginTransaction();
    }
}
