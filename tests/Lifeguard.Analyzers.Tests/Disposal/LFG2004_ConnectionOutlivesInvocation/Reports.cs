using Lifeguard.Analyzers.Rules.Disposal;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2004_ConnectionOutlivesInvocation.Frames;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2004_ConnectionOutlivesInvocation;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task ATaskThatNobodyAwaitsInAHandlerOfEveryHost(HandlerShape host) => RuleTest<ConnectionOutlivesInvocationAnalyzer>.Verify(host.With("""
        await using var connection = new Npgsql.NpgsqlConnection("Host=db"); await connection.OpenAsync();
        _ = [|Task.Run(() => connection.Close())|];
        _ = [|Task.Run(() => connection.CreateCommand().ExecuteNonQuery())|];
        """.Replace("[|Task.Run(() => connection.Close())|]", "Task.Run(() => connection.Close())", StringComparison.Ordinal)), host.Files);

    [Theory]
    [InlineData("using var c = Db.OpenConnection(); _ = [|Task.Run(() => c.Execute(\"x\"))|];")]
    [InlineData("using var c = Db.OpenConnection(); [|Task.Run(() => c.Execute(\"x\"))|];")]
    [InlineData("using var c = Db.OpenConnection(); _ = [|Task.Run(async () => { await Task.Delay(5); await c.ExecuteAsync(\"x\"); })|];")]
    [InlineData("using var c = Db.OpenConnection(); _ = [|Task.Factory.StartNew(() => c.Execute(\"x\"))|];")]
    [InlineData("using var c = Db.OpenConnection(); _ = [|Task.Factory.StartNew(() => c.Execute(\"x\"), TaskCreationOptions.LongRunning)|].ConfigureAwait(false);")]
    [InlineData("await using (var c = await Db.OpenConnectionAsync()) { _ = [|c.ExecuteAsync(\"x\")|]; }")]
    [InlineData("await using (var c = await Db.OpenConnectionAsync()) { [|c.ExecuteAsync(\"x\")|]; }")]
    [InlineData("await using var c = await Db.OpenConnectionAsync(); await using var cmd = new NpgsqlCommand(\"x\", c); _ = [|cmd.ExecuteNonQueryAsync()|];")]
    [InlineData("await using var c = await Db.OpenConnectionAsync(); var cmd = new NpgsqlCommand(\"x\", c); _ = [|cmd.ExecuteNonQueryAsync()|];")]
    [InlineData("await using var c = await Db.OpenConnectionAsync(); var cmd = new NpgsqlCommand { CommandText = \"x\", Connection = c }; [|cmd.ExecuteNonQueryAsync(cancel)|];")]
    [InlineData("await using var c = await Db.OpenConnectionAsync(); var cmd = c.CreateCommand(); [|cmd.ExecuteNonQueryAsync()|].ConfigureAwait(false);")]
    [InlineData("await using var c = await Db.OpenConnectionAsync(); [|new NpgsqlCommand(\"x\", c).ExecuteNonQueryAsync()|];")]
    [InlineData("await using var c = await Db.OpenConnectionAsync(); var t = await c.BeginTransactionAsync(); _ = [|t.CommitAsync()|];")]
    [InlineData("await using var c = await Db.OpenConnectionAsync(); _ = [|c?.ExecuteAsync(\"x\")|];")]
    [InlineData("using var db = new ShopContext(); _ = [|db.SaveChangesAsync()|];")]
    [InlineData("using var db = new ShopContext(); db.Add(new Order()); [|db.SaveChangesAsync(cancel)|];")]
    [InlineData("using var db = new ShopContext(); _ = [|db.Orders.Where(o => o.IsOpen).ToListAsync()|];")]
    [InlineData("using var db = new ShopContext(); _ = [|db.Orders.Where(o => o.IsOpen).ExecuteDeleteAsync()|];")]
    [InlineData("using var db = new ShopContext(); _ = [|db.SaveChangesAsync()|].ContinueWith(t => Console.WriteLine(t.Exception));")]
    [InlineData("using IDbConnection c = new SqlConnection(cs); c.Open(); _ = [|c.ExecuteAsync(\"x\")|];")]
    [InlineData("var c = new SqlConnection(cs); c.Open(); _ = [|Task.Run(() => c.Execute(\"x\"))|]; c.Close();")]
    [InlineData("var c = new SqlConnection(cs); try { c.Open(); [|c.ExecuteAsync(\"x\")|]; } finally { c.Dispose(); }")]
    [InlineData("SqlConnection c = null; try { c = new SqlConnection(cs); [|c.ExecuteAsync(\"x\")|]; } finally { if (c != null) { c.Close(); } }")]
    [InlineData("var c = Db.CreateConnection(); using (c) { _ = [|c.ExecuteAsync(\"x\")|]; }")]
    [InlineData("var c = Db.CreateConnection(); await using (c.ConfigureAwait(false)) { _ = [|c.ExecuteAsync(\"x\")|]; }")]
    [InlineData("using var scope = ((IServiceProvider)null).CreateScope(); var db = scope.ServiceProvider.GetRequiredService<ShopContext>(); _ = [|Task.Run(() => db.SaveChanges())|];")]
    [InlineData("await using var scope = ((IServiceProvider)null).CreateAsyncScope(); var services = scope.ServiceProvider; var db = services.GetRequiredService<ShopContext>(); _ = [|db.SaveChangesAsync()|];")]
    [InlineData("using var c = Db.OpenConnection(); _ = Task.WhenAll([|c.ExecuteAsync(\"x\")|], Task.Delay(1));")]
    [InlineData("using var c = Db.OpenConnection(); orders.ForEach(o => [|c.ExecuteAsync(\"x\")|]);")]
    public Task ATaskThatNobodyAwaits(string body) => Async(body);

    [Theory]
    [InlineData("[|SaveAsync(c)|];", "private static async Task SaveAsync(NpgsqlConnection c) { await Task.Yield(); await c.ExecuteAsync(\"x\"); }")]
    [InlineData("_ = [|SaveAsync(c)|];", "private static Task SaveAsync(IDbConnection c) => c.ExecuteAsync(\"x\");")]
    [InlineData("_ = [|SaveAsync(c)|];", "private static Task SaveAsync(IDbConnection c) { if (c == null) return Task.CompletedTask; return c.ExecuteAsync(\"x\"); }")]
    [InlineData("_ = [|new Repository(c).SaveAsync()|];", "")]
    [InlineData("var repository = new Repository(c); _ = [|repository.SaveAsync()|];", "")]
    [InlineData("IRepository repository = new Repository(c); _ = [|repository.SaveAsync()|];", "")]
    [InlineData("async Task Save() { await c.ExecuteAsync(\"x\"); } _ = [|Save()|];", "")]
    [InlineData("async Task Save() { await c.ExecuteAsync(\"x\"); } _ = [|Task.Run(Save)|];", "")]
    [InlineData("Func<IDbConnection, Task> save = null; _ = [|save(c)|];", "")]
    public Task MethodsOfTheUser(string statement, string members) => Async("using var c = Db.OpenConnection(); " + statement, members, """
        public interface IRepository { Task SaveAsync(); }
        public class Repository : IRepository
        {
            private readonly IDbConnection _connection;
            public Repository(IDbConnection connection) => _connection = connection;
            public async Task SaveAsync() { await _connection.ExecuteAsync("x"); }
        }
        """);

    [Theory]
    [InlineData("private Task<IEnumerable<Order>> Load() { using var c = Db.OpenConnection(); return [|c.QueryAsync<Order>(\"x\")|]; }")]
    [InlineData("private Task Load() { using (var c = Db.OpenConnection()) return [|c.ExecuteAsync(\"x\")|]; }")]
    [InlineData("private Task Load() { using (var c = Db.OpenConnection()) { var cmd = new NpgsqlCommand(\"x\", c); return [|cmd.ExecuteNonQueryAsync()|]; } }")]
    [InlineData("private Task<int> Load() { using var db = new ShopContext(); return [|db.SaveChangesAsync()|]; }")]
    [InlineData("private Task<List<Order>> Load() { using var db = new ShopContext(); return [|db.Orders.ToListAsync()|]; }")]
    [InlineData("private ValueTask<Order> Load() { using var db = new ShopContext(); return new ValueTask<Order>(db.Orders.First()); } private Task<int> Save() { using var db = new ShopContext(); return [|db.SaveChangesAsync()|]; }")]
    [InlineData("private Task Load() { using var c = Db.OpenConnection(); var t = [|c.ExecuteAsync(\"x\")|]; return t; }")]
    [InlineData("private Task Load() { using var c = Db.OpenConnection(); return Task.WhenAll([|c.ExecuteAsync(\"x\")|]); }")]
    [InlineData("private Task Load(bool b) { using var c = Db.OpenConnection(); return b ? Task.CompletedTask : [|c.ExecuteAsync(\"x\")|]; }")]
    [InlineData("private Task<int> Load() { var c = Db.OpenConnection(); try { return [|c.ExecuteAsync(\"x\")|]; } finally { c.Dispose(); } }")]
    [InlineData("private Task<T> With<T>(Func<IDbConnection, Task<T>> work) { using var c = Db.OpenConnection(); return [|work(c)|]; }")]
    [InlineData("private Task<int> Load() { using var c = Db.OpenConnection(); return [|Task.Run(() => c.Execute(\"x\"))|]; }")]
    [InlineData("private Func<Task<int>> Load() => () => { using var c = Db.OpenConnection(); return [|c.ExecuteAsync(\"x\")|]; };")]
    [InlineData("private Task<int> Load() { using var c = Db.OpenConnection(); return [|Count(c)|]; } private static async Task<int> Count(IDbConnection c) { return await c.ExecuteScalarAsync<int>(\"x\"); }")]
    [InlineData("private Task<object> Load() { using var c = new SqlConnection(\"x\"); c.Open(); using var cmd = new SqlCommand(\"x\", c); return [|cmd.ExecuteScalarAsync()|]; }")]
    [InlineData("private Task<bool> Load(NpgsqlCommand cmd) { using var r = cmd.ExecuteReader(); return [|r.ReadAsync()|]; }")]
    [InlineData("private Task Load(NpgsqlConnection c) { using var t = c.BeginTransaction(); return [|t.CommitAsync()|]; }")]
    [InlineData("private Task<NpgsqlDataReader> Load() { using var c = Db.OpenConnection(); var cmd = c.CreateCommand(); return [|cmd.ExecuteReaderAsync()|]; }")]
    public Task ATaskThatIsReturnedOutOfAUsing(string members) => Members(members);

    [Theory]
    [InlineData("using var c = Db.OpenConnection(); var t = [|c.ExecuteAsync(\"x\")|];")]
    [InlineData("using var c = Db.OpenConnection(); var t = [|c.ExecuteAsync(\"x\")|]; _ = t;")]
    [InlineData("Task t; using (var c = Db.OpenConnection()) { t = [|c.ExecuteAsync(\"x\")|]; } await t;")]
    [InlineData("var tasks = new List<Task>(); foreach (var o in orders) { using var c = Db.OpenConnection(); tasks.Add([|c.ExecuteAsync(\"x\")|]); } await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var o in orders) { using (var c = new SqlConnection(cs)) { tasks.Add([|Task.Run(() => c.Execute(\"x\"))|]); } } Task.WaitAll(tasks.ToArray());")]
    [InlineData("var tasks = new List<Task>(); using (var c = Db.OpenConnection()) { var t = [|c.ExecuteAsync(\"x\")|]; tasks.Add(t); } await Task.WhenAll(tasks);")]
    public Task ATaskThatIsKeptForTooLong(string body) => Async(body);

    [Theory]
    [InlineData("using var c = Db.OpenConnection(); [|Save(c)|];", "private static async void Save(IDbConnection c) { await Task.Yield(); c.Execute(\"x\"); }")]
    [InlineData("using var c = Db.OpenConnection(); orders.ForEach([|async o => await c.ExecuteAsync(\"x\")|]);", "")]
    [InlineData("using var c = Db.OpenConnection(); Parallel.ForEach(orders, [|async (o, _) => { await c.ExecuteAsync(\"x\"); }|]);", "")]
    [InlineData("using var c = Db.OpenConnection(); [|ThreadPool.QueueUserWorkItem(_ => c.Execute(\"x\"))|];", "")]
    [InlineData("using var c = Db.OpenConnection(); [|new Thread(() => c.Execute(\"x\")).Start()|];", "")]
    [InlineData("using var c = Db.OpenConnection(); _ = [|new Timer(_ => c.Execute(\"x\"), null, 0, 1000)|];", "")]
    [InlineData("using var c = Db.OpenConnection(); var timer = [|new Timer(_ => c.Execute(\"x\"))|];", "")]
    [InlineData("using var c = Db.OpenConnection(); [|bus.Received += (_, order) => c.Execute(\"x\")|];", "")]
    [InlineData("using var c = Db.OpenConnection(); _ = [|bus.PublishAsync(1).ContinueWith(_ => c.Execute(\"x\"))|];", "")]
    [InlineData("using var c = Db.OpenConnection(); using var done = new ManualResetEventSlim(); [|ThreadPool.QueueUserWorkItem(_ => { c.Execute(\"x\"); done.Set(); })|]; await bus.PublishAsync(1);", "")]
    [InlineData("using var c = Db.OpenConnection(); var timer = [|new Timer(_ => c.Execute(\"x\"))|]; await bus.PublishAsync(1);", "")]
    [InlineData("using var c = Db.OpenConnection(); [|_bus.Received += (_, order) => c.Execute(\"x\")|]; await bus.PublishAsync(1);", "private IBus _bus;")]
    public Task CallbacksThatNobodyWaitsFor(string body, string members) => Async(body, members);

    [Theory]
    [InlineData("private IEnumerable<Order> Load() { using var db = new ShopContext(); return [|db.Orders.Where(o => o.IsOpen)|]; }")]
    [InlineData("private IQueryable<Order> Load() { using var db = new ShopContext(); return [|db.Orders|]; }")]
    [InlineData("private IEnumerable<Order> Load() { using (var db = new ShopContext()) { var q = db.Orders.Where(o => o.IsOpen); return [|q|]; } }")]
    [InlineData("private IEnumerable<Order> Load(bool b) { using var db = new ShopContext(); var q = db.Orders.AsNoTracking(); if (b) q = q.Where(o => o.IsOpen); return [|q.OrderBy(o => o.Id)|]; }")]
    [InlineData("private async Task<IEnumerable<Order>> Load() { await using var db = new ShopContext(); await Task.Yield(); return [|db.Set<Order>().Include(o => o.Lines)|]; }")]
    [InlineData("private IAsyncEnumerable<Order> Load() { using var db = new ShopContext(); return [|db.Orders.AsAsyncEnumerable()|]; }")]
    [InlineData("private IQueryable<int> Load() { using var db = new ShopContext(); return [|db.Database.SqlQueryRaw<int>(\"x\")|]; }")]
    [InlineData("private IEnumerable<Order> Load() { using var c = Db.OpenConnection(); return [|c.Query<Order>(\"x\", buffered: false)|]; }")]
    [InlineData("private IEnumerable<int> Load() { using var c = Db.OpenConnection(); return [|c.Query<Order>(\"x\", buffered: false).Select(o => o.Id)|]; }")]
    [InlineData("private IAsyncEnumerable<Order> Load() { using var c = Db.OpenConnection(); return [|c.QueryUnbufferedAsync<Order>(\"x\")|]; }")]
    [InlineData("private IEnumerable<Order> Load(List<int> ids) { using var c = Db.OpenConnection(); return [|ids.Select(id => c.QuerySingle<Order>(\"x\"))|]; }")]
    [InlineData("private IEnumerable<int> Load() { using var c = Db.OpenConnection(); using var r = c.ExecuteReader(\"x\"); return [|Read(r)|]; } private static IEnumerable<int> Read(IDataReader r) { while (r.Read()) yield return r.GetInt32(0); }")]
    [InlineData("private IEnumerable<int> Load() { using var c = Db.OpenConnection(); return [|Read(c).Where(i => i > 1)|]; } private static IEnumerable<int> Read(IDbConnection c) { foreach (var i in c.Query<int>(\"x\")) yield return i; }")]
    [InlineData("private Microsoft.AspNetCore.Mvc.IActionResult Get(Microsoft.AspNetCore.Mvc.ControllerBase b) { using var db = new ShopContext(); return b.Ok([|db.Orders.Where(o => o.IsOpen)|]); }")]
    public Task WhatIsReturnedUnread(string members) => Members(members);

    [Theory]
    [InlineData("private IDataReader Load() { using var c = Db.OpenConnection(); return [|c.ExecuteReader(\"x\")|]; }")]
    [InlineData("private NpgsqlDataReader Load() { using var c = Db.OpenConnection(); using var cmd = new NpgsqlCommand(\"x\", c); return [|cmd.ExecuteReader()|]; }")]
    [InlineData("private NpgsqlDataReader Load() { using var c = Db.OpenConnection(); var cmd = c.CreateCommand(); var r = cmd.ExecuteReader(CommandBehavior.CloseConnection); return [|r|]; }")]
    [InlineData("private async Task<DbDataReader> Load() { await using var c = Db.OpenConnection(); var cmd = c.CreateCommand(); return await [|cmd.ExecuteReaderAsync()|]; }")]
    [InlineData("private SqlDataReader Load() { var c = new SqlConnection(\"x\"); try { c.Open(); return [|new SqlCommand(\"x\", c).ExecuteReader()|]; } finally { c.Close(); } }")]
    [InlineData("private NpgsqlConnection Open() { using var c = Db.OpenConnection(); return [|c|]; }")]
    [InlineData("private async Task<IDbConnection> Open() { await using (var c = await Db.OpenConnectionAsync()) { return [|c|]; } }")]
    [InlineData("private ShopContext Open() { using var db = new ShopContext(); return [|db|]; }")]
    public Task WhatIsReturnedDisposed(string members) => Members(members);

    [Theory]
    [InlineData("_ = [|Task.Run(() => _db.SaveChangesAsync())|];")]
    [InlineData("_ = [|_db.SaveChangesAsync()|];")]
    [InlineData("[|_db.SaveChangesAsync()|];")]
    [InlineData("var save = [|_db.SaveChangesAsync()|];")]
    [InlineData("_ = [|_db.Orders.Where(o => o.IsOpen).ExecuteDeleteAsync()|];")]
    [InlineData("_ = [|Task.Run(async () => { await Task.Delay(5); _db.Add(new Order()); await _db.SaveChangesAsync(); })|];")]
    [InlineData("_ = [|Save()|];")]
    [InlineData("_ = [|Task.Run(Save)|];")]
    [InlineData("_ = [|Task.Run(() => Save())|];")]
    [InlineData("_ = [|_audit.WriteAsync(message)|];")]
    [InlineData("_ = [|Task.Run(() => _audit.WriteAsync(message))|];")]
    [InlineData("orders.ForEach([|async o => { _db.Add(o); await _db.SaveChangesAsync(); }|]);")]
    [InlineData("[|ThreadPool.QueueUserWorkItem(_ => _db.SaveChanges())|];")]
    public Task AnInjectedContextInWorkThatNobodyAwaits(string body) => Injected(body, "private async Task Save() { await Task.Yield(); await _db.SaveChangesAsync(); }");

    [Fact]
    public Task AContextThatAnEndpointIsGiven() => RuleTest<ConnectionOutlivesInvocationAnalyzer>.Verify("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        public class ShopContext : DbContext { }
        public static class Program
        {
            public static void Main(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
                builder.Services.AddDbContext<ShopContext>();
                var app = builder.Build();
                app.MapPost("/orders", async (ShopContext db) => { await Task.Yield(); _ = [|db.SaveChangesAsync()|]; });
                app.MapPut("/orders", async (ShopContext db) => { await Task.Yield(); _ = [|Task.Run(() => db.SaveChanges())|]; });
                app.Run();
            }
        }
        """);
}
