// Group: transactions
using System.Data;
using System.Transactions;
using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;
using IsolationLevel = System.Data.IsolationLevel;

namespace Shop.Transactions;

public class Transfers(NpgsqlDataSource dataSource, string connectionString)
{
    // Right: 'await using', commit at the end; an exception rolls back.
    public async Task Transfer(int from, int to, decimal amount)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("UPDATE account SET balance = balance - @amount WHERE id = @from", new { amount, from }, transaction);
        await connection.ExecuteAsync("UPDATE account SET balance = balance + @amount WHERE id = @to", new { amount, to }, transaction);
        await transaction.CommitAsync();
    }

    // Wrong: neither rolled back nor disposed when a statement throws.
    public async Task Book(int id, decimal amount)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync(); // LFG2003
        await connection.ExecuteAsync("INSERT INTO booking (id, amount) VALUES (@id, @amount)", new { id, amount }, transaction);
        await transaction.CommitAsync();
    }

    // Right: commit or rollback, whatever happens; after either there is nothing left to dispose.
    public void Classic(int id)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        SqlTransaction transaction = connection.BeginTransaction();
        try
        {
            using var command = new SqlCommand("UPDATE Account SET Locked = 1 WHERE Id = @id", connection, transaction);
            command.Parameters.AddWithValue("@id", id);
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch
        {
            transaction.Rollback();
            throw;
        }
    }

    // Wrong: the exception of the provider is caught, but what parsing throws is not.
    public void Parse(string text)
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        var transaction = connection.BeginTransaction(); // LFG2003
        try
        {
            var amount = decimal.Parse(text);
            using var command = new SqlCommand("UPDATE Account SET Balance = @amount", connection, transaction);
            command.Parameters.AddWithValue("@amount", amount);
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (SqlException)
        {
            transaction.Rollback();
        }
    }

    // Wrong: the early return forgets the transaction.
    public async Task<bool> Reserve(int seat)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.Serializable); // LFG2003
        try
        {
            var free = await connection.ExecuteScalarAsync<bool>("SELECT free FROM seat WHERE id = @seat", new { seat }, transaction);
            if (!free) return false;
            await connection.ExecuteAsync("UPDATE seat SET free = false WHERE id = @seat", new { seat }, transaction);
            await transaction.CommitAsync();
            return true;
        }
        catch (Exception)
        {
            await transaction.RollbackAsync();
            throw;
        }
    }

    // Right: the same with a rollback before the return.
    public async Task<bool> ReserveWell(int seat)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync();
        try
        {
            var free = await connection.ExecuteScalarAsync<bool>("SELECT free FROM seat WHERE id = @seat", new { seat }, transaction);
            if (!free)
            {
                await transaction.RollbackAsync();
                return false;
            }

            await connection.ExecuteAsync("UPDATE seat SET free = false WHERE id = @seat", new { seat }, transaction);
            await transaction.CommitAsync();
            return true;
        }
        catch
        {
            await transaction.RollbackAsync();
            throw;
        }
    }

    // Wrong: disposed, never committed: what is written is rolled back.
    public async Task Forgotten(int id)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(); // LFG2003
        await using var command = new NpgsqlCommand("UPDATE account SET locked = true WHERE id = $1", connection, transaction);
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync();
    }

    // Right: a snapshot to read from needs no commit.
    public async Task<(long, decimal)> Read()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        var count = await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM account", transaction: transaction);
        var sum = await connection.ExecuteScalarAsync<decimal>("SELECT sum(balance) FROM account", transaction: transaction);
        return (count, sum);
    }

    // Right: a dry run; it says so.
    public async Task<int> DryRun(string sql)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var rows = await connection.ExecuteAsync(sql, transaction: transaction);
        await transaction.RollbackAsync();
        return rows;
    }

    // Right: committed by the method it is given to.
    public async Task Delegated(int id)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("DELETE FROM account WHERE id = @id", new { id }, transaction);
        await Finish(transaction);
    }

    private static Task Finish(NpgsqlTransaction transaction) => transaction.CommitAsync();

    // Right: the transaction belongs to whoever passes it.
    public static async Task Delete(NpgsqlConnection connection, NpgsqlTransaction transaction, int id)
    {
        await using var command = new NpgsqlCommand("DELETE FROM account WHERE id = $1", connection, transaction);
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync();
    }

    // Right: a savepoint is rolled back, the transaction committed.
    public async Task Savepoint()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await transaction.SaveAsync("before");
        try
        {
            await connection.ExecuteAsync("DELETE FROM account", transaction: transaction);
        }
        catch (PostgresException)
        {
            await transaction.RollbackAsync("before");
        }

        await transaction.CommitAsync();
    }

    // Wrong: only the savepoint is rolled back when something throws; the transaction is left.
    public async Task OnlySavepoint()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        var transaction = await connection.BeginTransactionAsync(); // LFG2003
        try
        {
            await transaction.SaveAsync("before");
            await connection.ExecuteAsync("DELETE FROM account", transaction: transaction);
            await transaction.CommitAsync();
        }
        catch (PostgresException)
        {
            await transaction.RollbackAsync("before");
        }
    }

    // Right: an ambient transaction is none of ours.
    public async Task Ambient()
    {
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await using var connection = await dataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("DELETE FROM account");
        scope.Complete();
    }

    // Right: the loan pattern of transactions.
    public async Task<T> InTransaction<T>(Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> work)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await work(connection, transaction);
        await transaction.CommitAsync();
        return result;
    }

    // Right: disposed in 'finally' after a commit.
    public void WithFinally()
    {
        SqlConnection connection = null!;
        SqlTransaction? transaction = null;
        try
        {
            connection = new SqlConnection(connectionString);
            connection.Open();
            transaction = connection.BeginTransaction();
            using (var command = new SqlCommand("DELETE FROM Account", connection, transaction)) command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (SqlException)
        {
            transaction?.Rollback();
            throw;
        }
        finally
        {
            transaction?.Dispose();
            connection?.Dispose();
        }
    }

    // Wrong: begun and thrown away.
    public void Ignored()
    {
        using var connection = new SqlConnection(connectionString);
        connection.Open();
        connection.BeginTransaction(); // LFG2003
        connection.Execute("DELETE FROM Account");
    }

    // Right: a unit of work that commits and disposes its transaction.
    public async Task UnitOfWork()
    {
        await using var unit = await Transactions.UnitOfWork.Begin(dataSource);
        await unit.Connection.ExecuteAsync("DELETE FROM account", transaction: unit.Transaction);
        await unit.Commit();
    }

    // Right: the commit depends on the result; the rest is rolled back on purpose.
    public async Task<bool> Conditional(int id)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var rows = await connection.ExecuteAsync("DELETE FROM account WHERE id = @id", new { id }, transaction);
        if (rows == 1) await transaction.CommitAsync();
        return rows == 1;
    }
}

public sealed class UnitOfWork : IAsyncDisposable
{
    private UnitOfWork(NpgsqlConnection connection, NpgsqlTransaction transaction) => (Connection, Transaction) = (connection, transaction);

    public NpgsqlConnection Connection { get; }

    public NpgsqlTransaction Transaction { get; }

    // Right: both go into the object that disposes them.
    public static async Task<UnitOfWork> Begin(NpgsqlDataSource dataSource)
    {
        var connection = await dataSource.OpenConnectionAsync();
        try
        {
            var transaction = await connection.BeginTransactionAsync();
            return new UnitOfWork(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task Commit() => Transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
