using Lifeguard.Analyzers.Rules.Lifetime;
using static Lifeguard.Analyzers.Tests.Lifetime.LFG1004_ConnectionKeptBetweenInvocations.Kept;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1004_ConnectionKeptBetweenInvocations;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.BuiltPerInvocation), MemberType = typeof(Hosts))]
    public Task AFieldOfAClassThatTheHostBuildsPerInvocation(HandlerShape host) => RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.StaysQuiet(
        host.With("_connection.Open();", """private readonly Npgsql.NpgsqlConnection _connection = new Npgsql.NpgsqlConnection("Host=db");"""), host.Files);

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AStaticDataSourceOnEveryHost(HandlerShape host) => RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.StaysQuiet(
        host.With("await using var connection = await Db.OpenConnectionAsync();", """private static readonly Npgsql.NpgsqlDataSource Db = Npgsql.NpgsqlDataSource.Create("Host=db");"""), host.Files);

    [Theory]
    [InlineData("NpgsqlDataSource", "NpgsqlDataSource.Create(\"Host=db\")")]
    [InlineData("DbDataSource", "NpgsqlDataSource.Create(\"Host=db\")")]
    [InlineData("Lazy<NpgsqlDataSource>", "new(() => NpgsqlDataSource.Create(\"Host=db\"))")]
    [InlineData("ConcurrentDictionary<string, NpgsqlDataSource>", "new()")]
    [InlineData("MySqlConnector.MySqlDataSource", "new(\"Server=db\")")]
    [InlineData("DbProviderFactory", "NpgsqlFactory.Instance")]
    [InlineData("IDbContextFactory<OrdersContext>", "null!")]
    [InlineData("DbContextOptions<OrdersContext>", "new DbContextOptionsBuilder<OrdersContext>().Options")]
    [InlineData("Func<NpgsqlConnection>", "() => new NpgsqlConnection(\"Host=db\")")]
    [InlineData("NpgsqlConnectionStringBuilder", "new(\"Host=db\")")]
    [InlineData("Type", "typeof(NpgsqlConnection)")]
    [InlineData("AsyncLocal<NpgsqlConnection>", "new()")]
    [InlineData("ThreadLocal<NpgsqlConnection>", "new(() => new NpgsqlConnection(\"Host=db\"))")]
    [InlineData("WeakReference<NpgsqlConnection>", "new(new NpgsqlConnection(\"Host=db\"))")]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection", "new(\"Data Source=orders.db\")")]
    [InlineData("IDbConnection", "new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=orders.db\")")]
    [InlineData("NpgsqlConnection", "null!")]
    [InlineData("NpgsqlConnection", "default!")]
    public async Task WhatMayBeKept(string type, string creation)
    {
        await Lambda($"private static readonly {type} Kept = {creation};", "_ = Kept;");
        await Lambda($"private readonly {type} _kept = {creation};", "_ = _kept;");
    }

    [Theory]
    [InlineData("private static NpgsqlConnection Kept => new NpgsqlConnection(\"Host=db\");")]
    [InlineData("private NpgsqlConnection Kept { get { return new NpgsqlConnection(\"Host=db\"); } }")]
    [InlineData("private const NpgsqlConnection Kept = null;")]
    [InlineData("[ThreadStatic] private static NpgsqlConnection Kept;")]
    [InlineData("private static NpgsqlConnection Kept;")]
    [InlineData("private static NpgsqlConnection Kept { get; set; }")]
    public Task MembersThatKeepNothing(string member) => Lambda(member, "_ = Kept?.State;");

    [Theory]
    [InlineData("_connection = new NpgsqlConnection(\"Host=db\"); try { _connection.Open(); } finally { _connection.Dispose(); }")]
    [InlineData("using (_connection = new NpgsqlConnection(\"Host=db\")) { _connection.Open(); }")]
    [InlineData("_connection = new NpgsqlConnection(\"Host=db\"); await using (_connection) { _connection.Open(); }")]
    [InlineData("_connection ??= new NpgsqlConnection(\"Host=db\"); try { _connection.Open(); } finally { await _connection.DisposeAsync(); _connection = null; }")]
    [InlineData("if (_connection == null) { _connection = new NpgsqlConnection(\"Host=db\"); } try { _connection.Open(); } finally { _connection?.Dispose(); _connection = null; }")]
    public async Task AFieldThatEveryInvocationWritesAnewAndGivesUp(string statements)
    {
        await Lambda("private NpgsqlConnection _connection;", statements);
        await Lambda("private static NpgsqlConnection _connection;", statements);
    }

    [Fact]
    public Task AnInstanceFieldThatEveryInvocationOverwrites() => Lambda("private NpgsqlConnection _connection;", """_connection = new NpgsqlConnection("Host=db"); _connection.Open();""");

    [Fact]
    public Task ARegisterOfRunningTransactions() => Lambda("private static readonly ConcurrentDictionary<string, DbTransaction> Running = new(); private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create(\"Host=db\");", """
        await using var connection = await Db.OpenConnectionAsync();
        Running[input] = await connection.BeginTransactionAsync();
        try { await Running[input].CommitAsync(); } finally { Running.TryRemove(input, out _); }
        """);

    [Fact]
    public Task AStaticThatNoHandlerUses() => Lambda("", "", """
        public static class Program { private static readonly NpgsqlConnection Connection = new("Host=db"); public static void Main() => Connection.Open(); }
        public static class Migrations { private static NpgsqlConnection s_connection = new("Host=db"); public static void Run() => s_connection.Open(); }
        """);

    [Theory]
    [InlineData("services.AddScoped<Orders>();")]
    [InlineData("services.AddTransient<Orders>();")]
    [InlineData("services.AddScoped(_ => new Orders());")]
    [InlineData("")]
    public Task ARepositoryThatIsNotASingleton(string registration) => Registered(registration, "Orders", """
        public class Orders { private readonly NpgsqlConnection _connection = new("Host=db"); public void Load() => _connection.Open(); }
        """, "(_use() as Orders)?.Load();");

    [Fact]
    public Task ARepositoryThatIsNewedPerInvocation() => Lambda("", "using var orders = new Orders(); orders.Load();", """
        public sealed class Orders : IDisposable { private NpgsqlConnection _connection; public void Load() { _connection ??= new NpgsqlConnection("Host=db"); _connection.Open(); } public void Dispose() => _connection?.Dispose(); }
        """);

    [Fact]
    public Task AUnitOfWorkPerInvocation() => Lambda("private readonly UnitOfWorkFactory _works = new();", "await using var work = await _works.Begin(); await work.Commit();", """
        public class UnitOfWorkFactory { private readonly NpgsqlDataSource _db = NpgsqlDataSource.Create("Host=db"); public async Task<UnitOfWork> Begin() { var connection = await _db.OpenConnectionAsync(); return new UnitOfWork(connection, await connection.BeginTransactionAsync()); } }
        public sealed class UnitOfWork : IAsyncDisposable
        {
            private readonly NpgsqlConnection _connection; private readonly NpgsqlTransaction _transaction;
            public UnitOfWork(NpgsqlConnection connection, NpgsqlTransaction transaction) { _connection = connection; _transaction = transaction; }
            public Task Commit() => _transaction.CommitAsync();
            public ValueTask DisposeAsync() => _connection.DisposeAsync();
        }
        """);

    [Fact]
    public Task AClassThatIsBuiltBothWays() => Lambda("private static readonly Orders Warm = new();", "using var orders = new Orders(); orders.Load();", """
        public sealed class Orders : IDisposable { private readonly NpgsqlConnection _connection = new("Host=db"); public void Load() => _connection.Open(); public void Dispose() => _connection.Dispose(); }
        """);

    // LFG1006 reports the parameter
    [Theory]
    [InlineData("private readonly OrdersContext _context; public Functions(OrdersContext context) { _context = context; }")]
    [InlineData("private readonly IDbConnection _context; public Functions(IDbConnection context) { _context = context ?? throw new ArgumentNullException(nameof(context)); }")]
    public Task WhatAContainerInjects(string members) => Verify($$"""
        public class Functions { {{members}} [Amazon.Lambda.Annotations.LambdaFunction] public int Count() { _context.Dispose(); return 1; } }
        """);

    [Fact]
    public Task AListenerInABackgroundService() => Azure("", "Listener.Count();", """
        public class Listener : BackgroundService
        {
            private static readonly NpgsqlConnection Shared = new("Host=db");
            private readonly NpgsqlConnection _connection = new("Host=db");
            public static int Count() => Shared.ProcessID;
            protected override async Task ExecuteAsync(CancellationToken stop) { await _connection.OpenAsync(stop); while (!stop.IsCancellationRequested) await _connection.WaitAsync(stop); }
        }
        public class Worker : IHostedService
        {
            private NpgsqlConnection _connection;
            public Task StartAsync(CancellationToken stop) { _connection ??= new NpgsqlConnection("Host=db"); return _connection.OpenAsync(stop); }
            public Task StopAsync(CancellationToken stop) => _connection.CloseAsync();
        }
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddHostedService<Listener>().AddHostedService<Worker>(); }
        """);

    [Theory]
    [InlineData("_connection.Notification += (_, _) => { };")]
    [InlineData("_connection.Wait();")]
    [InlineData("this._connection.WaitAsync();")]
    public Task AListenerThatIsNoHostedService(string statement) => Registered("services.AddSingleton<Listener>();", "Listener", $$"""
        public class Listener { private readonly NpgsqlConnection _connection = new("Host=db"); public void Start() { _connection.Open(); {{statement}} } }
        """, "(_use() as Listener)?.Start();");

    [Fact]
    public Task AnAnnotatedFunctionThatIsRegisteredScoped() => Verify("""
        [Amazon.Lambda.Annotations.LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) => services.AddScoped<Functions>(); }
        public class Functions { private readonly NpgsqlConnection _connection = new("Host=db"); [Amazon.Lambda.Annotations.LambdaFunction] public int Count() { _connection.Open(); return 1; } }
        """);

    [Fact]
    public Task AConnectionInsideAContextPerInvocation() => Lambda("", "using var database = new AuditContext(); database.SaveChanges();", """
        public class AuditContext : DbContext { private readonly NpgsqlConnection _connection = new("Host=db"); protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(_connection); }
        """);

    [Fact]
    public Task ClassesThatAreMerelyNamedSo() => Lambda("private static readonly AuditDbContext Audit = new(); private readonly NotAConnection _connection = new(); private static readonly OrderTransaction Transaction = new();", "_ = Audit.Id + _connection.Id + Transaction.Id;", """
        public class AuditDbContext { public int Id; }
        public class NotAConnection { public int Id; }
        public class OrderTransaction { public int Id; }
        """);

    [Fact]
    public Task AConnectionOfTheUsersOwnThatWrapsAnother() => Lambda("private static readonly IDbConnection Kept = new MendingConnection(); private readonly MendingConnection _other = new();", "Kept.Open(); _other.Open();", """
        public sealed class MendingConnection : IDbConnection
        {
            private NpgsqlConnection _inner;
            public string ConnectionString { get; set; }
            public int ConnectionTimeout => 0;
            public string Database => "";
            public ConnectionState State => default;
            public IDbTransaction BeginTransaction() => null;
            public IDbTransaction BeginTransaction(IsolationLevel level) => null;
            public void ChangeDatabase(string name) { }
            public void Close() { }
            public IDbCommand CreateCommand() => null;
            public void Dispose() { }
            public void Open() { _inner ??= new NpgsqlConnection("Host=db"); }
        }
        """);

    [Theory]
    [InlineData("services.AddScoped<IDbConnection>(_ => new NpgsqlConnection(\"Host=db\"));", "IDbConnection")]
    [InlineData("services.AddTransient(_ => new NpgsqlConnection(\"Host=db\"));", "NpgsqlConnection")]
    [InlineData("services.AddSingleton(NpgsqlDataSource.Create(\"Host=db\"));", "NpgsqlDataSource")]
    [InlineData("services.AddSingleton<DbDataSource>(_ => NpgsqlDataSource.Create(\"Host=db\"));", "DbDataSource")]
    [InlineData("services.AddSingleton<Func<NpgsqlConnection>>(() => new NpgsqlConnection(\"Host=db\"));", "Func<NpgsqlConnection>")]
    [InlineData("services.AddSingleton<IDbConnection>(_ => new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=orders.db\"));", "IDbConnection")]
    [InlineData("services.AddDbContext<OrdersContext>();", "OrdersContext")]
    [InlineData("services.AddDbContext<OrdersContext>(options => { });", "OrdersContext")]
    [InlineData("services.AddDbContext<OrdersContext>(options => { }, ServiceLifetime.Transient);", "OrdersContext")]
    [InlineData("services.AddDbContext<OrdersContext>(options => { }, ServiceLifetime.Scoped, ServiceLifetime.Singleton);", "OrdersContext")]
    [InlineData("services.AddDbContext<OrdersContext>(optionsLifetime: ServiceLifetime.Singleton);", "OrdersContext")]
    [InlineData("services.AddDbContextFactory<OrdersContext>(options => { }, ServiceLifetime.Singleton);", "IDbContextFactory<OrdersContext>")]
    [InlineData("services.AddPooledDbContextFactory<OrdersContext>(options => { });", "IDbContextFactory<OrdersContext>")]
    [InlineData("services.AddDbContextPool<OrdersContext>(options => { });", "OrdersContext")]
    [InlineData("services.AddSingleton<List<Type>>(new List<Type> { typeof(NpgsqlConnection) });", "List<Type>")]
    public Task RegistrationsThatKeepNone(string registration, string parameter) => Registered(registration, parameter);

    [Theory]
    [InlineData("services.AddDbContext<OrdersContext>(options => options.UseNpgsql(\"Host=db\"));")]
    [InlineData("var db = NpgsqlDataSource.Create(\"Host=db\"); services.AddDbContext<OrdersContext>(options => options.UseNpgsql(db));")]
    [InlineData("services.AddDbContext<OrdersContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlConnection>()));")]
    [InlineData("services.AddDbContext<OrdersContext>(options => { var connection = new NpgsqlConnection(\"Host=db\"); options.UseNpgsql(connection); });")]
    [InlineData("services.AddDbContext<OrdersContext>(options => options.UseNpgsql(new NpgsqlConnection(\"Host=db\")));")]
    public Task ContextsWithConnectionsOfTheirOwn(string registration) => Azure("", "", $"public static class Startup {{ public static void Configure(IServiceCollection services) {{ {registration} }} }}");

    [Fact]
    public Task AMethodOfTheUsersOwnThatIsCalledAddSingleton() => Lambda("", "Registry.AddSingleton(new NpgsqlConnection(\"Host=db\"));", "public static class Registry { public static void AddSingleton<T>(T value) { } }");

    [Fact]
    public Task AProgramThatNoFunctionHostRuns() => Verify("""
        public static class Program { private static readonly NpgsqlConnection Connection = new("Host=db"); public static void Main() => Connection.Open(); }
        """);

    [Fact]
    public Task ALibraryWithoutAHost() => Verify("""
        public class Orders { private static readonly NpgsqlConnection Connection = new("Host=db"); public void Load() => Connection.Open(); }
        """);

    [Theory]
    [InlineData("LambdaBootstrapBuilder.Create<string>(input => { using var connection = new NpgsqlConnection(\"Host=db\"); return connection.OpenAsync(); }, null).Build().RunAsync()")]
    [InlineData("Run(); static Task Run() { var db = NpgsqlDataSource.Create(\"Host=db\"); return LambdaBootstrapBuilder.Create<string>(async input => { await using var connection = await db.OpenConnectionAsync(); }, null).Build().RunAsync(); }")]
    [InlineData("Warm(); static Task Warm() { var connection = new NpgsqlConnection(\"Host=db\"); Action open = () => connection.Open(); open(); return LambdaBootstrapBuilder.Create<string>(input => Task.CompletedTask, null).Build().RunAsync(); }")]
    [InlineData("Run(); static Task Run() { IDbConnection connection = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=a\"); return LambdaBootstrapBuilder.Create<string>(input => { connection.Open(); return Task.CompletedTask; }, null).Build().RunAsync(); }")]
    [InlineData("Run(); static Task Run() { var connection = new NpgsqlConnection(\"Host=db\"); var pid = connection.ProcessID; return LambdaBootstrapBuilder.Create<string>(input => Task.FromResult(pid), null).Build().RunAsync(); }")]
    public Task LocalsThatNoHandlerShares(string main) => Verify($$"""
        public static class Program { public static Task Main() { return {{main.Replace("Run();", "Run();\n", StringComparison.Ordinal).Replace("Warm();", "Warm();\n", StringComparison.Ordinal)}}{{(main.EndsWith('}') ? "" : ";")}} } }
        """.Replace("LambdaBootstrapBuilder", "Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder", StringComparison.Ordinal));

    [Fact]
    public Task ALocalOfAHandlerThatItsOwnLambdaCaptures() => Lambda("", "using var connection = new NpgsqlConnection(\"Host=db\"); Func<Task> open = () => connection.OpenAsync(); await open();");

    [Fact]
    public Task ALocalThatAnUnregisteredServicesLambdaCaptures() => Registered("", "IOrders", """
        public interface IOrders { void Load(); }
        public class Orders : IOrders { private readonly Action _open; public Orders() { var connection = new NpgsqlConnection("Host=db"); _open = () => connection.Open(); } public void Load() => _open(); }
        """, "(_use() as IOrders)?.Load();");

    [Fact]
    public Task ADesignTimeFactory() => Lambda("", "", """
        public class ContextFactory : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<OrdersContext>
        {
            private static OrdersContext s_context; private readonly OrdersContext _context = new();
            public OrdersContext CreateDbContext(string[] args) => s_context ??= _context;
        }
        """);

    [Fact]
    public Task AFunctionThatAStaticHandlerBuildsEachTime() => Verify("""
        public class Function { private readonly OrdersContext _context; public Function() { _context = new OrdersContext(); } public int Run() => _context.Count(); }
        public static class Entry { public static string FunctionHandler(string input, ILambdaContext context) => new Function().Run().ToString(); }
        """);

    [Theory]
    [InlineData("private readonly NpgsqlConnection[] _kept = { new(\"Host=db\") };", "_kept[0].Open();")]
    [InlineData("private static readonly (NpgsqlConnection First, int Count) Kept = (new NpgsqlConnection(\"Host=db\"), 1);", "Kept.First.Open();")]
    [InlineData("private static readonly Queue<NpgsqlConnection> Kept = new();", "if (!Kept.TryDequeue(out var one)) one = new NpgsqlConnection(\"Host=db\"); Kept.Enqueue(one);")]
    [InlineData("private readonly IServiceScope _scope = new ServiceCollection().BuildServiceProvider().CreateScope();", "_ = _scope;")]
    [InlineData("private readonly IDbContextFactory<OrdersContext> _contexts = null!;", "using var kept = _contexts.CreateDbContext();")]
    public Task WhatIsNoSingleConnection(string members, string handler) => Lambda(members, handler);

    // LFG1006 reports where the factory asks
    [Fact]
    public Task AContextThatASingletonsFactoryAsksFor() => Registered("services.AddSingleton<IOrders>(provider => new Orders(provider.GetRequiredService<OrdersContext>()));", "IOrders", """
        public interface IOrders { void Load(); }
        public class Orders : IOrders { private readonly OrdersContext _context; public Orders(OrdersContext context) { _context = context; } public void Load() => _context.Count(); }
        """, "(_use() as IOrders)?.Load();");

    // LFG1006 reports the parameter
    [Fact]
    public Task AUnitOfWorkOverAnInjectedContext() => Verify("""
        public class Functions { private readonly Work _work; public Functions(OrdersContext context) { _work = new Work(context); } [Amazon.Lambda.Annotations.LambdaFunction] public int Count() => _work.Count(); }
        public class Work { private readonly OrdersContext _context; public Work(OrdersContext context) { _context = context; } public int Count() => _context.Count(); }
        """);

    [Fact]
    public Task AMiddlewareThatIsRegisteredScoped() => Verify("""
        public class Audit : Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware
        {
            private readonly NpgsqlConnection _connection = new("Host=db");
            public Task Invoke(FunctionContext context, Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate next) { _connection.Open(); return next(context); }
        }
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddScoped<Audit>(); }
        """);

    [Fact]
    public Task AHandlerThatAFrameworkResolvesPerInvocation() => Verify("""
        public interface IEventHandler<T> { Task HandleAsync(T input, ILambdaContext context); }
        public class OrderHandler : IEventHandler<string> { private readonly NpgsqlConnection _connection = new("Host=db"); public Task HandleAsync(string input, ILambdaContext context) => _connection.OpenAsync(); }
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddTransient<IEventHandler<string>, OrderHandler>(); }
        """);

    // missed: a hand-made pool of connections is a pool after all, if a poor one
    [Fact]
    public Task AHandMadePool() => Lambda("private static readonly ConcurrentBag<NpgsqlConnection> Idle = new();", "if (!Idle.TryTake(out var connection)) connection = new NpgsqlConnection(\"Host=db\"); Idle.Add(connection);");
}
