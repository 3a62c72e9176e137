using System.Data;
using Dapper;
using Npgsql;

namespace LibraryApi;

public interface ILoanRepository
{
    /// <summary>Returns when the book is due, or null where no copy is left.</summary>
    Task<DateTime?> LendAsync(string isbn, string reader);
}

public class LoanRepository : ILoanRepository
{
    public async Task<DateTime?> LendAsync(string isbn, string reader)
    {
        using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("LIBRARY_DB"));
        await connection.OpenAsync();
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);

        var taken = await connection.ExecuteAsync("UPDATE books SET copies = copies - 1 WHERE isbn = @isbn AND copies > 0", new { isbn }, transaction);
        if (taken == 0) return null;

        var due = await connection.ExecuteScalarAsync<DateTime>(
            "INSERT INTO loans (isbn, reader, due) VALUES (@isbn, @reader, now() + interval '28 days') RETURNING due", new { isbn, reader }, transaction);
        transaction.Commit();
        return due;
    }
}
