using System.Net;
using System.Net.Http.Json;

[assembly: AssemblyFixture(typeof(LibraryApi.Tests.Database))]

namespace LibraryApi.Tests;

/// <summary>Outside Lambda the real <c>AddAWSLambdaHosting</c> does nothing either: the same program listens on a port.</summary>
public sealed class LibraryApiTests(Database database) : IAsyncLifetime
{
    private StartedProgram _program = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        await database.ExecuteAsync("TRUNCATE loans; UPDATE books SET copies = CASE isbn WHEN '1' THEN 1 ELSE 5 END");
        _program = await StartedProgram.StartAsync("LibraryApi", "--applicationName=LibraryApi", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning");
        _http = new HttpClient { BaseAddress = _program.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task BooksAreFoundByTitleAndByIsbn()
    {
        Assert.Equal(["A Tale of Two Pools", "The Pool of Night"], (await _http.GetFromJsonAsync<Book[]>("books?title=pool"))!.Select(book => book.Title));
        Assert.Equal("The Pool of Night", (await _http.GetFromJsonAsync<Book>("books/2"))!.Title);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("books/3")).StatusCode);
    }

    [Fact]
    public async Task TheLastCopyIsLentToOneOfTwo()
    {
        var answers = await Task.WhenAll(LendAsync("1", "Ada"), LendAsync("1", "Bob"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Order());
        Assert.Equal(0, await database.ScalarAsync<int>("SELECT copies FROM books WHERE isbn = '1'"));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM loans"));
    }

    [Fact]
    public async Task LoansFollowEachOther()
    {
        for (var loan = 1; loan <= 3; loan++) Assert.Equal(HttpStatusCode.OK, await LendAsync("2", $"reader {loan}"));

        Assert.Equal(2, (await _http.GetFromJsonAsync<Book>("books/2"))!.Copies);
    }

    [Fact]
    public async Task OverdueLoansAreNamedAtEachRequest()
    {
        await database.ExecuteAsync("INSERT INTO loans (isbn, reader, due) VALUES ('2', 'Ada', now() - interval '1 day'), ('2', 'Bob', now() + interval '1 day')");

        for (var request = 0; request < 2; request++) Assert.Equal(["Ada: 2"], (await _http.GetFromJsonAsync<string[]>("loans/overdue"))!);
    }

    private async Task<HttpStatusCode> LendAsync(string isbn, string reader) => (await _http.PostAsJsonAsync("loans", new { isbn, reader })).StatusCode;

    private sealed record Book(string Isbn, string Title, int Copies);
}

/// <summary>The sample's database.</summary>
public sealed class Database() : SampleDatabase("LIBRARY_DB");
