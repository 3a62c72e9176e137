using Lifeguard.Analyzers.Rules.Disposal;
using static Lifeguard.Analyzers.Tests.Disposal.LFG2004_ConnectionOutlivesInvocation.Frames;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2004_ConnectionOutlivesInvocation;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AwaitedWorkInAHandlerOfEveryHost(HandlerShape host) => RuleTest<ConnectionOutlivesInvocationAnalyzer>.StaysQuiet(host.With("""
        await using var connection = new Npgsql.NpgsqlConnection("Host=db"); await connection.OpenAsync();
        await Task.Run(() => connection.CreateCommand().ExecuteNonQuery());
        """), host.Files);

    [Theory]
    [InlineData("using var c = Db.OpenConnection(); await Task.Run(() => c.Execute(\"x\"));")]
    [InlineData("using var c = Db.OpenConnection(); var t = c.ExecuteAsync(\"x\"); await t;")]
    [InlineData("using var c = Db.OpenConnection(); var t = c.ExecuteAsync(\"x\"); t.Wait();")]
    [InlineData("using var c = Db.OpenConnection(); var n = c.ExecuteAsync(\"x\").Result;")]
    [InlineData("using var c = Db.OpenConnection(); c.ExecuteAsync(\"x\").GetAwaiter().GetResult();")]
    [InlineData("using var c = Db.OpenConnection(); Task.WaitAll(c.ExecuteAsync(\"x\"));")]
    [InlineData("using var c = Db.OpenConnection(); var t = c.ExecuteAsync(\"x\"); await Task.WhenAny(t, Task.Delay(5)); if (!t.IsCompleted) return 2;")]
    [InlineData("using var c = Db.OpenConnection(); var tasks = new List<Task>(); foreach (var o in orders) tasks.Add(c.ExecuteAsync(\"x\")); await Task.WhenAll(tasks);")]
    [InlineData("using var c = Db.OpenConnection(); await Task.WhenAll(orders.Select(o => c.ExecuteAsync(\"x\")));")]
    [InlineData("using var c = Db.OpenConnection(); await Task.WhenAll(orders.Select(async o => await c.ExecuteAsync(\"x\")));")]
    [InlineData("using var c = Db.OpenConnection(); async Task Save() { await c.ExecuteAsync(\"x\"); } await Save();")]
    [InlineData("using var c = Db.OpenConnection(); Func<Task> save = () => c.ExecuteAsync(\"x\"); await save();")]
    [InlineData("using var c = Db.OpenConnection(); if (await c.ExecuteAsync(\"x\") > 0 && (await c.ExecuteAsync(\"y\")) > 1) return 2;")]
    [InlineData("using var c = Db.OpenConnection(); await foreach (var o in c.QueryUnbufferedAsync<Order>(\"x\")) { }")]
    [InlineData("using var c = Db.OpenConnection(); await Parallel.ForEachAsync(orders, async (o, t) => await c.ExecuteAsync(\"x\"));")]
    public Task WorkThatIsWaitedFor(string body) => Async(body);

    [Theory]
    [InlineData("using var c = Db.OpenConnection(); _ = Task.Run(async () => { await using var own = await Db.OpenConnectionAsync(); await own.ExecuteAsync(\"x\"); });")]
    [InlineData("_ = Task.Run(() => { using var c = Db.OpenConnection(); c.Execute(\"x\"); });")]
    [InlineData("using var c = Db.OpenConnection(); var rows = c.Query<Order>(\"x\"); _ = bus.PublishAsync(rows);")]
    [InlineData("using var c = Db.OpenConnection(); var rows = c.Query<Order>(\"x\").ToList(); _ = Task.Run(() => bus.Publish(rows));")]
    [InlineData("using var c = Db.OpenConnection(); _ = Task.Run(() => Console.WriteLine(c.Database));")]
    [InlineData("using var c = new SqlConnection(cs); _ = Task.Run(() => { using var own = new SqlConnection(c.ConnectionString); own.Execute(\"x\"); });")]
    [InlineData("using var c = Db.OpenConnection(); _ = Log(c.Host);")]
    [InlineData("var c = Db.OpenConnection(); _ = Task.Run(async () => { await using (c) { await c.ExecuteAsync(\"x\"); } });")]
    [InlineData("var c = Db.OpenConnection(); _ = Task.Run(() => { try { c.Execute(\"x\"); } finally { c.Dispose(); } });")]
    [InlineData("var c = Db.OpenConnection(); try { _ = Task.Run(() => { c.Execute(\"x\"); c.Dispose(); }); } catch { c.Dispose(); throw; }")]
    [InlineData("var c = Db.OpenConnection(); var handed = false; try { _ = Task.Run(() => { c.Execute(\"x\"); c.Dispose(); }); handed = true; } finally { if (!handed) c.Dispose(); }")]
    [InlineData("_ = Db.OpenConnectionAsync();")]
    [InlineData("var c = Db.OpenConnection(); c.Close(); c.Dispose(); c = Db.OpenConnection(); _ = c.DisposeAsync();")]
    [InlineData("using var c = Db.OpenConnection(); _ = c.CloseAsync();")]
    [InlineData("using var db = new ShopContext(); _ = db.AddAsync(new Order()); await db.SaveChangesAsync();")]
    [InlineData("using var db = new ShopContext(); db.Orders.AddRangeAsync(orders); await db.SaveChangesAsync();")]
    [InlineData("using var scope = ((IServiceProvider)null).CreateScope(); _ = Task.Run(() => { using var inner = ((IServiceProvider)null).CreateScope(); inner.ServiceProvider.GetRequiredService<ShopContext>().SaveChanges(); });")]
    public Task WorkThatHasItsOwn(string body) => Async(body, "private static async Task Log(string text) { await Task.Yield(); Console.WriteLine(text); }");

    [Theory]
    [InlineData("_ = Save(c);", "private static Task Save(IDbConnection c) { c.Execute(\"x\"); return Task.CompletedTask; }")]
    [InlineData("_ = Save(c);", "private static Task<int> Save(IDbConnection c) => Task.FromResult(c.Execute(\"x\"));")]
    [InlineData("_ = Save(c);", "private static async Task Save(IDbConnection c) { c.Execute(\"x\"); }")]
    [InlineData("_ = Save(c);", "private static async Task Save(IDbConnection c) { c.Execute(\"x\"); await Task.Delay(1); }")]
    [InlineData("_ = Save(c);", "private static ValueTask<int> Save(IDbConnection c) => new(c.Execute(\"x\"));")]
    [InlineData("Save(c);", "private static async void Save(IDbConnection c) { c.Execute(\"x\"); await Task.Delay(1); }")]
    [InlineData("Save(c);", "private static void Save(IDbConnection c) { c.Execute(\"x\"); }")]
    [InlineData("_ = new Report(c.Query<Order>(\"x\")).SendAsync();", "private record Report(IEnumerable<Order> Rows) { public async Task SendAsync() { await Task.Yield(); } }")]
    [InlineData("orders.ForEach(async o => await Task.Delay(o.Id));", "")]
    [InlineData("orders.ForEach(o => c.Execute(\"x\"));", "")]
    public Task MethodsThatAreDoneWhenTheyReturn(string statement, string members) => Async("using var c = Db.OpenConnection(); " + statement, members);

    [Theory]
    [InlineData("using var c = Db.OpenConnection(); using var done = new ManualResetEventSlim(); ThreadPool.QueueUserWorkItem(_ => { c.Execute(\"x\"); done.Set(); }); done.Wait();")]
    [InlineData("using var c = Db.OpenConnection(); var done = new TaskCompletionSource<int>(); ThreadPool.QueueUserWorkItem(_ => done.SetResult(c.Execute(\"x\"))); await done.Task;")]
    [InlineData("using var c = Db.OpenConnection(); using var stop = new CancellationTokenSource(); _ = Task.Run(() => { while (!stop.IsCancellationRequested) c.Execute(\"x\"); }); await bus.PublishAsync(1); stop.Cancel();")]
    [InlineData("using var c = Db.OpenConnection(); var thread = new Thread(() => c.Execute(\"x\")); thread.Start(); thread.Join();")]
    [InlineData("using var c = Db.OpenConnection(); using var timer = new Timer(_ => c.Execute(\"x\")); await bus.PublishAsync(1);")]
    [InlineData("using var c = Db.OpenConnection(); var timer = new Timer(_ => c.Execute(\"x\")); await bus.PublishAsync(1); timer.Dispose();")]
    [InlineData("using var c = Db.OpenConnection(); EventHandler<Order> h = (_, order) => c.Execute(\"x\"); bus.Received += h; await bus.PublishAsync(1); bus.Received -= h;")]
    [InlineData("using var c = Db.OpenConnection(); bus.Received += (_, order) => c.Execute(\"x\"); await bus.PublishAsync(1);")]
    [InlineData("using var c = Db.OpenConnection(); c.Notification += (_, e) => c.Execute(\"x\"); await c.WaitAsync();")]
    [InlineData("using var c = Db.OpenConnection(); cancel.Register(() => c.Close());")]
    public Task CallbacksThatAreWaitedForOrEndInTime(string body) => Async(body);

    [Fact]
    public Task AnEventOfAFieldThatIsUnsubscribedFrom() => Async(
        "using var c = Db.OpenConnection(); EventHandler<Order> h = (_, order) => c.Execute(\"x\"); _bus.Received += h; await bus.PublishAsync(1); _bus.Received -= h;", "private IBus _bus;");

    [Theory]
    [InlineData("private Task<int> Save(NpgsqlConnection c) => c.ExecuteAsync(\"x\");")]
    [InlineData("private Task<int> Save(NpgsqlConnection c) { using var cmd = new NpgsqlCommand(\"x\"); return c.ExecuteAsync(\"x\"); }")]
    [InlineData("private Task<int> Save(NpgsqlConnection c) { using var cmd = new NpgsqlCommand(\"x\", c); return cmd.ExecuteNonQueryAsync(); }")]
    [InlineData("private Task<int> Save() { using var cmd = Db.CreateCommand(\"x\"); return cmd.ExecuteNonQueryAsync(); }")]
    [InlineData("private Task<T> With<T>(Func<IDbConnection, T> work) { using var c = Db.OpenConnection(); return Task.FromResult(work(c)); }")]
    [InlineData("private async Task<T> With<T>(Func<IDbConnection, Task<T>> work) { using var c = Db.OpenConnection(); return await work(c); }")]
    [InlineData("private Task<int> Save() { using var c = Db.OpenConnection(); return Task.FromResult(c.Execute(\"x\")); }")]
    [InlineData("private Task<int> Save() { using (var c = Db.OpenConnection()) { c.Execute(\"x\"); } return Other(); } private async Task<int> Other() { await Task.Yield(); return 1; }")]
    [InlineData("private Task<int> Save() { var c = Db.OpenConnection(); try { return c.ExecuteAsync(\"x\"); } catch { c.Dispose(); throw; } }")]
    [InlineData("private Task<int> Save() { var c = Db.OpenConnection(); return c.ExecuteAsync(\"x\").ContinueWith(t => { c.Dispose(); return t.Result; }); }")]
    [InlineData("private Task Save(bool b) { var c = Db.OpenConnection(); if (b) return c.ExecuteAsync(\"x\"); c.Dispose(); return Task.CompletedTask; }")]
    [InlineData("private Task<int> Save() { using var c = Db.OpenConnection(); var n = c.ExecuteAsync(\"x\").Result; return Count(n); } private async Task<int> Count(int n) { await Task.Yield(); return n; }")]
    [InlineData("private IEnumerable<Task> Saves(List<Order> orders) { using var c = Db.OpenConnection(); foreach (var o in orders) yield return c.ExecuteAsync(\"x\"); }")]
    public Task ReturnedTasks(string members) => Members(members);

    [Theory]
    [InlineData("private IEnumerable<Order> Load() { using var db = new ShopContext(); return db.Orders.Where(o => o.IsOpen).ToList(); }")]
    [InlineData("private IEnumerable<Order> Load() { using var db = new ShopContext(); return db.Orders.ToList().Where(o => o.IsOpen); }")]
    [InlineData("private IEnumerable<Order> Load() { using var db = new ShopContext(); foreach (var o in db.Orders) yield return o; }")]
    [InlineData("private IEnumerable<Order> Load() { using var c = Db.OpenConnection(); return c.Query<Order>(\"x\"); }")]
    [InlineData("private IEnumerable<int> Load() { using var c = Db.OpenConnection(); return c.Query<Order>(\"x\").Select(o => o.Id); }")]
    [InlineData("private IEnumerable<Order> Load() { var db = new ShopContext(); return db.Orders; }")]
    [InlineData("private IQueryable<Order> Load(ShopContext db) => db.Orders.Where(o => o.IsOpen);")]
    [InlineData("private IEnumerable<Order> Load(List<Order> all) { using var db = new ShopContext(); return all.Where(o => o.IsOpen); }")]
    [InlineData("private IEnumerable<Order> Load() { IEnumerable<Order> all; using (var db = new ShopContext()) { all = db.Orders.ToList(); } return all; }")]
    [InlineData("private IEnumerable<Order> Load() { using var db = new ShopContext(); IEnumerable<Order> q = db.Orders; q = q.ToList(); return q; }")]
    [InlineData("private IEnumerable<int> Load() { using var c = Db.OpenConnection(); return Read(c.ConnectionString); } private static IEnumerable<int> Read(string text) { foreach (var i in text) yield return i; }")]
    [InlineData("private IEnumerable<int> Load() { using var c = Db.OpenConnection(); return Read(c); } private static IEnumerable<int> Read(IDbConnection c) => c.Query<int>(\"x\");")]
    [InlineData("private Order First() { using var db = new ShopContext(); return db.Orders.First(); }")]
    public Task SequencesThatAreReadInTime(string members) => Members(members);

    [Theory]
    [InlineData("private IDataReader Load() { var c = Db.OpenConnection(); using var cmd = new NpgsqlCommand(\"x\", c); return cmd.ExecuteReader(CommandBehavior.CloseConnection); }")]
    [InlineData("private IDataReader Load(NpgsqlConnection c) { using var cmd = new NpgsqlCommand(\"x\", c); return cmd.ExecuteReader(); }")]
    [InlineData("private IDataReader Load() { var c = Db.OpenConnection(); try { return c.ExecuteReader(\"x\"); } catch { c.Dispose(); throw; } }")]
    [InlineData("private NpgsqlConnection Open() { var c = Db.CreateConnection(); try { c.Open(); return c; } catch { c.Dispose(); throw; } }")]
    [InlineData("private NpgsqlConnection Open() { NpgsqlConnection c = null; try { c = Db.OpenConnection(); var result = c; c = null; return result; } finally { c?.Dispose(); } }")]
    [InlineData("private int Count() { using var c = Db.OpenConnection(); using var r = c.ExecuteReader(\"x\"); return r.GetInt32(0); }")]
    [InlineData("private DataTable Load() { using var c = Db.OpenConnection(); using var r = c.ExecuteReader(\"x\"); var t = new DataTable(); t.Load(r); return t; }")]
    public Task ReadersAndConnectionsThatTheCallerGets(string members) => Members(members);

    [Theory]
    [InlineData("await _db.SaveChangesAsync();")]
    [InlineData("_ = Task.Run(async () => { using var scope = _scopes.CreateScope(); await scope.ServiceProvider.GetRequiredService<ShopContext>().SaveChangesAsync(); });")]
    [InlineData("_ = Task.Run(async () => { await using var c = await _source.OpenConnectionAsync(); await c.ExecuteAsync(\"x\"); });")]
    [InlineData("_ = _audit.CountAsync();")]
    [InlineData("var save = _db.SaveChangesAsync(); await save;")]
    [InlineData("var rows = await _db.Orders.ToListAsync(); _ = Task.Run(() => Console.WriteLine(rows.Count));")]
    [InlineData("await Task.WhenAll(orders.Select(o => _audit.WriteAsync(message)));")]
    public Task InjectedServicesInWorkThatIsAwaitedOrHasItsOwn(string body) => Injected(body);

    [Fact]
    public Task AContextThatIsASingleton() => Injected("_ = _db.SaveChangesAsync();", registration: "services.AddSingleton<ShopContext>();");

    [Fact]
    public Task AnInjectedContextOfAClassThatIsASingleton() => Injected("await Task.Yield();", code: """
        public class Worker : Microsoft.Extensions.Hosting.BackgroundService
        {
            private readonly ShopContext _db;
            public Worker(ShopContext db) => _db = db;
            protected override async Task ExecuteAsync(CancellationToken cancel) { _ = _db.SaveChangesAsync(cancel); await Task.Delay(1, cancel); }
        }
        """, registration: "services.AddHostedService<Worker>();");

    [Fact]
    public Task AContextThatTheClassMakesItself() => Injected("await Task.Yield();", code: """
        public class Own { private readonly ShopContext _db = new(); public void Save() { _ = _db.SaveChangesAsync(); } }
        """, registration: "services.AddScoped<Own>();");

    [Fact]
    public Task TheCodeOfTheProgramItself() => RuleTest<ConnectionOutlivesInvocationAnalyzer>.StaysQuiet("""
        using Amazon.Lambda.RuntimeSupport;
        using Npgsql;
        public static class Program
        {
            public static async Task Main()
            {
                await using var connection = new NpgsqlConnection("Host=db");
                _ = Task.Run(() => connection.Open());
                await LambdaBootstrapBuilder.Create<string>(Handle, null).Build().RunAsync();
            }
            private static async Task Handle(string input) { await Task.Yield(); }
        }
        """);

    [Theory]
    [InlineData("using var c = new Microsoft.Data.Sqlite.SqliteConnection(cs); _ = c.ExecuteAsync(\"x\");")]
    [InlineData("using var s = new MemoryStream(); _ = s.WriteAsync(new byte[1]);")]
    [InlineData("using var http = new System.Net.Http.HttpClient(); _ = http.GetAsync(cs);")]
    public Task OtherResources(string body) => Async(body);

    [Fact]
    public Task ATestProject()
    {
        var test = RuleTest<ConnectionOutlivesInvocationAnalyzer>.Create("""
            using Npgsql;
            public class Tests { [Framework.Fact] public void Works() { using var c = new NpgsqlConnection("Host=db"); _ = c.OpenAsync(); } }
            """);
        test.TestState.AdditionalProjects["xunit.core"].Sources.Add("namespace Framework; public class FactAttribute : System.Attribute { }");
        test.TestState.AdditionalProjectReferences.Add("xunit.core");
        return test.RunAsync();
    }
}
