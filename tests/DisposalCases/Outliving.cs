// Group: work that outlives its connection
using System.Data;
using Amazon.Lambda.Core;
using Dapper;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Shop.Outliving;

public class AuditContext(DbContextOptions<AuditContext> options) : DbContext(options)
{
    public DbSet<Entry> Entries => Set<Entry>();
}

public class Entry
{
    public int Id { get; set; }

    public string Text { get; set; } = "";
}

public class Handlers
{
    private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DB")!);

    // Wrong: nobody awaits the task, and the connection is disposed at the end of the method.
    public async Task<string> FunctionHandler(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        _ = Task.Run(() => connection.ExecuteAsync("INSERT INTO audit VALUES (1)")); // LFG2004
        return id;
    }

    // Wrong: discarded.
    public async Task Discarded(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        _ = connection.ExecuteAsync("INSERT INTO audit VALUES (1)"); // LFG2004
    }

    // Wrong: the task of a method of one's own is not awaited.
    public async Task NotAwaited(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        SaveAsync(connection, id); // LFG2004
    }

    private static async Task SaveAsync(NpgsqlConnection connection, string id)
    {
        await using var command = new NpgsqlCommand("INSERT INTO audit VALUES ($1)", connection);
        command.Parameters.AddWithValue(id);
        await command.ExecuteNonQueryAsync();
    }

    // Right: awaited.
    public async Task Awaited(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        await SaveAsync(connection, id);
    }

    // Right: started first, awaited before the scope ends.
    public async Task AwaitedLater(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        var saving = SaveAsync(connection, id);
        Console.WriteLine("meanwhile");
        await saving;
    }

    // Right: awaited with others.
    public async Task AwaitedTogether(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        var tasks = new List<Task> { SaveAsync(connection, id) };
        await Task.WhenAll(tasks);
    }

    // Right: waited for.
    public void Waited(string id)
    {
        using var connection = Db.OpenConnection();
        SaveAsync(connection, id).GetAwaiter().GetResult();
    }

    // Wrong: kept in a variable that is never awaited.
    public async Task Forgotten(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        var saving = SaveAsync(connection, id); // LFG2004
        Console.WriteLine("done");
    }

    // Right: the task opens its own connection.
    public void OwnConnection(string id)
    {
        _ = Task.Run(async () =>
        {
            await using var connection = await Db.OpenConnectionAsync();
            await SaveAsync(connection, id);
        });
    }

    // Wrong: a timer's callback.
    public async Task Timed(string id, ILambdaContext context)
    {
        await using var connection = await Db.OpenConnectionAsync();
        var timer = new Timer(_ => connection.Execute("SELECT 1"), null, 1000, 1000); // LFG2004
    }

    // Wrong: a thread of its own.
    public void Threaded(string id)
    {
        using var connection = Db.OpenConnection();
        new Thread(() => connection.Execute("SELECT 1")).Start(); // LFG2004
    }

    // Wrong: the pool's queue.
    public void Queued(string id)
    {
        using var connection = Db.OpenConnection();
        ThreadPool.QueueUserWorkItem(_ => connection.Execute("SELECT 1")); // LFG2004
    }
}

public class Queries(string connectionString, NpgsqlDataSource dataSource)
{
    // Wrong: the connection is disposed before the query is done.
    public Task<IEnumerable<string>> Names()
    {
        using var connection = new SqlConnection(connectionString);
        return connection.QueryAsync<string>("SELECT Name FROM Things"); // LFG2004
    }

    // Right: awaited inside.
    public async Task<IEnumerable<string>> NamesAwaited()
    {
        using var connection = new SqlConnection(connectionString);
        return await connection.QueryAsync<string>("SELECT Name FROM Things");
    }

    // Wrong: in a 'using' statement.
    public Task<int> Count()
    {
        using (var connection = dataSource.OpenConnection())
        {
            return connection.ExecuteScalarAsync<int>("SELECT count(*) FROM things"); // LFG2004
        }
    }

    // Wrong: through a method of one's own.
    public Task Save(string name)
    {
        using var connection = dataSource.OpenConnection();
        return SaveAsync(connection, name); // LFG2004
    }

    // Right: no 'using' here: the task is passed on, the connection is the caller's.
    public static Task SaveAsync(NpgsqlConnection connection, string name) => connection.ExecuteAsync("INSERT INTO things VALUES (@name)", new { name });

    // Right: what is returned has been read.
    public Task<int> Known()
    {
        using var connection = dataSource.OpenConnection();
        var count = connection.ExecuteScalar<int>("SELECT count(*) FROM things");
        return Task.FromResult(count);
    }

    // Wrong: unbuffered rows are read when the connection is gone.
    public IEnumerable<string> Lazy()
    {
        using var connection = new SqlConnection(connectionString);
        return connection.Query<string>("SELECT Name FROM Things", buffered: false); // LFG2004
    }

    // Right: buffered rows are all there.
    public IEnumerable<string> Buffered()
    {
        using var connection = new SqlConnection(connectionString);
        return connection.Query<string>("SELECT Name FROM Things");
    }

    // Wrong: the reader goes out, its connection is disposed.
    public IDataReader Reader()
    {
        using var connection = dataSource.OpenConnection();
        using var command = new NpgsqlCommand("SELECT 1", connection);
        return command.ExecuteReader(); // LFG2004
    }
}

public class AuditFunctions(AuditContext audit, IServiceScopeFactory scopes, DbContextOptions<AuditContext> options)
{
    // Wrong: the container disposes the context when the invocation ends.
    [Function("Write")]
    public async Task<string> Write([QueueTrigger("audit")] string text)
    {
        audit.Entries.Add(new Entry { Text = text });
        _ = Task.Run(() => audit.SaveChangesAsync()); // LFG2004
        await Task.Yield();
        return text;
    }

    // Wrong: not awaited.
    [Function("WriteOnly")]
    public void WriteOnly([QueueTrigger("audit")] string text)
    {
        audit.Entries.Add(new Entry { Text = text });
        audit.SaveChangesAsync(); // LFG2004
    }

    // Right: awaited.
    [Function("WriteAwaited")]
    public async Task WriteAwaited([QueueTrigger("audit")] string text)
    {
        audit.Entries.Add(new Entry { Text = text });
        await audit.SaveChangesAsync();
    }

    // Right: the task is the function's own.
    [Function("WriteReturned")]
    public Task WriteReturned([QueueTrigger("audit")] string text)
    {
        audit.Entries.Add(new Entry { Text = text });
        return audit.SaveChangesAsync();
    }

    // Right: a scope of its own.
    [Function("WriteScoped")]
    public void WriteScoped([QueueTrigger("audit")] string text)
    {
        _ = Task.Run(async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = scope.ServiceProvider.GetRequiredService<AuditContext>();
            context.Entries.Add(new Entry { Text = text });
            await context.SaveChangesAsync();
        });
    }

    // Wrong: a query that nobody has run leaves the 'using' of its context.
    public IEnumerable<string> Texts()
    {
        using var context = new AuditContext(options);
        return context.Entries.Select(entry => entry.Text); // LFG2004
    }

    // Right: it has been run.
    public IEnumerable<string> TextsRun()
    {
        using var context = new AuditContext(options);
        return context.Entries.Select(entry => entry.Text).ToList();
    }

    // Wrong: an asynchronous query leaves the 'using' of its context.
    public Task<List<string>> TextsAsync()
    {
        using var context = new AuditContext(options);
        return context.Entries.Select(entry => entry.Text).ToListAsync(); // LFG2004
    }
}

public class Worker(NpgsqlDataSource dataSource) : BackgroundService
{
    // Right: a worker goes on by design, with connections of its own.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await using var connection = await dataSource.OpenConnectionAsync(stoppingToken);
            await connection.ExecuteAsync("SELECT tick()");
        }
    }
}
