using Dapper;
using Npgsql;

namespace LibraryApi;

public record Book(string Isbn, string Title, int Copies);

public class Catalogue
{
    private NpgsqlDataSource DataSource => NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("LIBRARY_DB")!);

    public async Task<IEnumerable<Book>> SearchAsync(string title)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return await connection.QueryAsync<Book>("SELECT isbn, title, copies FROM books WHERE title ILIKE '%' || @title || '%' ORDER BY title", new { title });
    }

    public async Task<Book?> FindAsync(string isbn)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<Book>("SELECT isbn, title, copies FROM books WHERE isbn = @isbn", new { isbn });
    }
}
