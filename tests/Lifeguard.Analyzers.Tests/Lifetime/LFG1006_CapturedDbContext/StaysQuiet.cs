using static Lifeguard.Analyzers.Tests.Lifetime.LFG1006_CapturedDbContext.Captured;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1006_CapturedDbContext;

public sealed class StaysQuiet
{
    [Theory, MemberData(nameof(Hosts.BuiltPerInvocation), MemberType = typeof(Hosts))]
    public Task AClassThatTheHostBuildsPerInvocation(HandlerShape host)
    {
        var type = host.Handler[..host.Handler.IndexOf('.', StringComparison.Ordinal)];
        return RuleTest<Rules.Lifetime.CapturedDbContextAnalyzer>.StaysQuiet(
            host.With("_context.SaveChanges();", $"private readonly Microsoft.EntityFrameworkCore.DbContext _context; public {type}(Microsoft.EntityFrameworkCore.DbContext context) {{ _context = context; }}"), host.Files);
    }

    [Theory]
    [InlineData("services.AddScoped<Functions>();")]
    [InlineData("services.AddTransient<Functions>();")]
    public async Task AnAnnotatedClassThatIsNoSingleton(string registration)
    {
        await Annotations("private readonly ShopContext _context; public Functions(ShopContext context) { _context = context; }", "_context.Count();", Scoped + registration);
        await Annotations("private readonly IOrderService _orders; public Functions(IOrderService orders) { _orders = orders; }", "_orders.Count();", Scoped + registration);
    }

    [Fact]
    public Task AParameterOfTheAnnotatedMethod() => Annotations("", "", Scoped, """
        public class OrderFunctions { [LambdaFunction] public int Count([FromServices] ShopContext context, [FromServices] IOrderService orders) => context.Count() + orders.Count(); }
        """);

    [Theory]
    [InlineData("IDbContextFactory<ShopContext>", "using var context = _held.CreateDbContext(); context.Count();")]
    [InlineData("IServiceScopeFactory", "using var scope = _held.CreateScope(); scope.ServiceProvider.GetRequiredService<IOrderService>().Count();")]
    [InlineData("IServiceProvider", "using var scope = _held.CreateScope(); scope.ServiceProvider.GetRequiredService<ShopContext>().Count();")]
    [InlineData("IServiceProvider", "await using var scope = _held.CreateAsyncScope(); var services = scope.ServiceProvider; services.GetRequiredService<IOrderService>().Count();")]
    [InlineData("IServiceProvider", "_held.CreateScope().ServiceProvider.GetRequiredService<IOrderService>().Count();")]
    [InlineData("Func<ShopContext>", "_held().Count();")]
    [InlineData("Lazy<ShopContext>", "_held.Value.Count();")]
    [InlineData("NpgsqlDataSource", "using var connection = _held.OpenConnection();")]
    [InlineData("DbDataSource", "using var connection = _held.OpenConnection();")]
    [InlineData("Microsoft.Data.Sqlite.SqliteConnection", "_held.Open();")]
    [InlineData("DbContextOptions<ShopContext>", "using var context = new ShopContext(_held);")]
    [InlineData("Microsoft.Extensions.Logging.ILogger<ShopContext>", "_ = _held.ToString();")]
    [InlineData("IUnknown", "_held.Run();")]
    [InlineData("FakeDbContext", "_held.Run();")]
    public Task WhatAKeptClassMayTake(string type, string body) => Verify($$"""
        [LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) { {{Scoped}} } }
        public class Functions { private readonly {{type}} _held; public Functions({{type}} held) { _held = held; } [LambdaFunction] public async Task Count() { await Task.Yield(); {{body}} } }
        public interface IUnknown { void Run(); }
        public class Unknown : IUnknown { private readonly ShopContext _context; public Unknown(ShopContext context) { _context = context; } public void Run() => _context.Count(); }
        public class FakeDbContext { public void Run() { } }
        """);

    [Theory]
    [InlineData("services.AddScoped<IDbConnection>(_ => new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=orders.db\"));")]
    [InlineData("services.AddTransient<IDbConnection, MendingConnection>();")]
    public Task AConnectionThatMendsItselfOrHasNoServer(string registration) => Annotations(
        "private readonly IDbConnection _connection; public Functions(IDbConnection connection) { _connection = connection; }", "_connection.Open();", registration,
        "public class MendingConnection : IDbConnection { " + ConnectionMembers + " }");

    private const string ConnectionMembers = """
        public string ConnectionString { get; set; } public int ConnectionTimeout => 0; public string Database => ""; public ConnectionState State => default;
        public IDbTransaction BeginTransaction() => null; public IDbTransaction BeginTransaction(IsolationLevel level) => null; public void ChangeDatabase(string name) { }
        public void Close() { } public IDbCommand CreateCommand() => null; public void Dispose() { } public void Open() { }
        """;

    [Theory]
    [InlineData("public Orders(ShopContext context) { _context = context; } public Orders(IDbContextFactory<ShopContext> contexts, Microsoft.Extensions.Configuration.IConfiguration settings) { }")]
    [InlineData("public Orders(IDbContextFactory<ShopContext> contexts) { } public Orders(ShopContext context, string name, int count) { _context = context; }")]
    [InlineData("[ActivatorUtilitiesConstructor] public Orders(IDbContextFactory<ShopContext> contexts) { } public Orders(ShopContext context, IServiceProvider provider) { _context = context; }")]
    [InlineData("public Orders(IDbContextFactory<ShopContext> contexts) { } internal Orders(ShopContext context, IServiceProvider provider) { _context = context; }")]
    public Task AConstructorThatTheContainerDoesNotChoose(string constructors) => Service("services.AddSingleton<IOrders, Orders>();" + Scoped, $$"""
        public class Orders : IOrders { private readonly ShopContext _context; {{constructors}} public void Load() => _context?.Count(); }
        """);

    // LFG1004 reports the registration
    [Theory]
    [InlineData("services.AddDbContext<ShopContext>(options => { }, ServiceLifetime.Singleton);")]
    [InlineData("services.AddSingleton<ShopContext>();")]
    public Task AContextThatIsASingletonItself(string registration) =>
        Annotations("private readonly ShopContext _context; public Functions(ShopContext context) { _context = context; }", "_context.Count();", registration);

    // the singleton's own constructor is where it is captured
    [Fact]
    public Task ASingletonOnTheWay() => Annotations("private readonly IOrderRepository _orders; public Functions(IOrderRepository orders) { _orders = orders; }", "", "services.AddDbContext<ShopContext>(); services.AddSingleton<IOrderRepository, OrderRepository>();");

    [Theory]
    [InlineData("if (DateTime.Now.Year > 2030) services.AddScoped<IOrderRepository, MemoryRepository>(); else services.AddScoped<IOrderRepository, OrderRepository>();")]
    [InlineData("services.AddScoped<IOrderRepository>(provider => new MemoryRepository());")]
    [InlineData("services.AddScoped<IOrderRepository>(provider => { using var scope = provider.CreateScope(); return new MemoryRepository(scope.ServiceProvider.GetRequiredService<ShopContext>().Count()); });")]
    [InlineData("services.AddScoped(provider => Choose(provider)); static IOrderRepository Choose(IServiceProvider provider) => null;")]
    [InlineData("services.AddScoped<IOrderRepository, FactoryRepository>();")]
    [InlineData("services.AddScoped<IOrderRepository, ReadingRepository>();")]
    public Task AServiceThatMayComeWithoutAContext(string registration) =>
        Annotations("private readonly IOrderRepository _orders; public Functions(IOrderRepository orders) { _orders = orders; }", "_orders.Count();", "services.AddDbContext<ShopContext>();" + registration, """
        public class MemoryRepository : IOrderRepository { public MemoryRepository() { } public MemoryRepository(int count) { } public int Count() => 1; }
        public class FactoryRepository : IOrderRepository { private readonly IDbContextFactory<ShopContext> _contexts; public FactoryRepository(IDbContextFactory<ShopContext> contexts) { _contexts = contexts; } public int Count() { using var context = _contexts.CreateDbContext(); return context.Count(); } }
        public class ReadingRepository : IOrderRepository { private readonly int _count; public ReadingRepository(ShopContext context) { _count = context.Count(); } public int Count() => _count; }
        """);

    [Theory]
    [InlineData("private readonly int _count; public Functions(ShopContext context) { _count = context.Count(); }", "_ = _count;")]
    [InlineData("private readonly List<string> _countries; public Functions(ShopContext context) { _countries = context.Set<string>().ToList(); }", "_ = _countries;")]
    [InlineData("public Functions(ShopContext context) { }", "")]
    [InlineData("private readonly ShopContext _context; public Functions(ShopContext context) { _context = context; }", "")]
    [InlineData("private readonly Cache _cache; public Functions(ShopContext context) { _cache = new Cache(context); }", "_ = _cache;")]
    public Task AContextThatIsNotUsedPerInvocation(string members, string body) => Annotations(members, body, Scoped, "public class Cache { private readonly int _count; public Cache(ShopContext context) { _count = context.Count(); } }");

    [Theory]
    [InlineData("services.AddScoped<IOrders, Orders>();")]
    [InlineData("services.AddTransient<IOrders, Orders>();")]
    [InlineData("")]
    public Task AServiceThatIsNoSingleton(string registration) => Service(registration + Scoped, """
        public class Orders : IOrders { private readonly ShopContext _context; public Orders(ShopContext context) { _context = context; } public void Load() => _context.Count(); }
        """);

    [Fact]
    public Task ASingletonThatNoInvocationUses() => Service("services.AddSingleton<Migration>();" + Scoped, """
        public class Migration { private readonly ShopContext _context; public Migration(ShopContext context) { _context = context; } public void Run() => _context.Count(); }
        """, call: "");

    [Fact]
    public Task ASingletonThatAsksAScope() => Service("services.AddSingleton<IOrders, Orders>();" + Scoped, """
        public class Orders : IOrders
        {
            private readonly IServiceProvider _provider; public Orders(IServiceProvider provider) { _provider = provider; }
            public void Load() { using var scope = _provider.CreateScope(); scope.ServiceProvider.GetRequiredService<IOrderService>().Count(); }
        }
        """);

    [Theory]
    [InlineData("services.AddScoped<IOrders, Orders>();")]
    [InlineData("services.AddScoped<IOrders>(provider => new Orders(provider));")]
    [InlineData("")]
    public Task AProviderThatAScopedServiceIsGiven(string registration) => Service(registration + Scoped, """
        public class Orders : IOrders { private readonly IServiceProvider _provider; public Orders(IServiceProvider provider) { _provider = provider; } public void Load() => _provider.GetRequiredService<IOrderService>().Count(); }
        """);

    [Fact]
    public Task ListenersOfTheDatabase() => Service("services.AddSingleton<IOrders, Orders>();", """
        public class Orders : IOrders { private readonly NpgsqlConnection _connection; public Orders(NpgsqlConnection connection) { _connection = connection; } public void Load() { _connection.Notification += (_, _) => { }; } }
        """);

    // A worker runs beside the invocations: what it holds no invocation shares
    [Fact]
    public Task ABackgroundService() => Service("services.AddHostedService<Worker>();" + Scoped, """
        public class Worker : BackgroundService { private readonly ShopContext _context; public Worker(ShopContext context) { _context = context; } protected override Task ExecuteAsync(CancellationToken stop) => Task.FromResult(_context.Count()); }
        """, call: "");

    [Theory]
    [InlineData("using var scope = _provider.CreateScope(); scope.ServiceProvider.GetRequiredService<ShopContext>().Count();")]
    [InlineData("using (var scope = _provider.CreateScope()) { var services = scope.ServiceProvider; services.GetRequiredService<IOrderService>().Count(); }")]
    [InlineData("await using var scope = _provider.CreateAsyncScope(); scope.ServiceProvider.GetRequiredService<IOrderService>().Count();")]
    [InlineData("using var scope = _provider.GetRequiredService<IServiceScopeFactory>().CreateScope(); scope.ServiceProvider.GetRequiredService<IOrderService>().Count();")]
    [InlineData("using var context2 = _provider.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext();")]
    [InlineData("_provider.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>();")]
    [InlineData("_provider.GetRequiredService<IUnknown>();")]
    [InlineData("_provider.GetService(input.GetType());")]
    [InlineData("_provider.GetRequiredService<NpgsqlConnection>().Open();")]
    [InlineData("var own = new ServiceCollection().BuildServiceProvider(); own.GetRequiredService<ShopContext>().Count();")]
    [InlineData("Own().GetRequiredService<ShopContext>().Count();")]
    [InlineData("using var host = Host.CreateDefaultBuilder().Build(); host.Services.GetRequiredService<ShopContext>().Count();")]
    [InlineData("ActivatorUtilities.CreateInstance<ShopContext>(_provider).Count();")]
    [InlineData("IServiceProvider choice = _provider; choice = _provider.CreateScope().ServiceProvider; choice.GetRequiredService<ShopContext>().Count();")]
    public Task WhatAHandlerMayAsk(string handler) => Lambda("""
        private readonly ServiceProvider _provider;
        public Function() { CONFIGURE _provider = services.BuildServiceProvider(); }
        private static IServiceProvider Own() => new ServiceCollection().BuildServiceProvider();
        """, handler, code: "public interface IUnknown { }");

    [Fact]
    public Task AHostThatEveryInvocationBuildsAndPassesOn() => Lambda("", "using var host = Host.CreateDefaultBuilder().Build(); Run(host); static void Run(IHost host) => host.Services.GetRequiredService<ShopContext>().Count();");

    [Fact]
    public Task AScopeThatEveryInvocationOpensAnew() => Lambda(
        "private readonly ServiceProvider _provider; private IServiceScope _scope; public Function() { CONFIGURE _provider = services.BuildServiceProvider(); }",
        "_scope = _provider.CreateScope(); try { Run(); } finally { _scope.Dispose(); } void Run() => _scope.ServiceProvider.GetRequiredService<IOrderService>().Count();");

    [Theory]
    [InlineData("true")]
    [InlineData("validateScopes: true")]
    [InlineData("new ServiceProviderOptions { ValidateScopes = true }")]
    public Task AProviderThatRefuses(string argument) => Lambda($"private readonly ServiceProvider _provider; public Function() {{ CONFIGURE _provider = services.BuildServiceProvider({argument}); }}", "_provider.GetRequiredService<ShopContext>().Count();");

    [Theory]
    [InlineData("services.AddDbContext<ShopContext>(options => { }, ServiceLifetime.Transient); services.AddTransient<IOrderRepository, OrderRepository>(); services.AddTransient<IOrderService, OrderService>();", "IOrderService")]
    [InlineData("services.AddDbContext<ShopContext>(options => { }, ServiceLifetime.Transient);", "ShopContext")]
    public Task ATransientThatEveryRequestMakesAnew(string registration, string service) => Lambda(
        "private readonly ServiceProvider _provider; public Function() { CONFIGURE _provider = services.BuildServiceProvider(); }", $"_provider.GetRequiredService<{service}>().Count();", registration);

    // LFG1004 reports the field
    [Theory]
    [InlineData("private readonly ShopContext _context; public Function() { CONFIGURE _context = services.BuildServiceProvider().GetRequiredService<ShopContext>(); }")]
    [InlineData("private static readonly ShopContext _context = Configure().GetRequiredService<ShopContext>(); private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    [InlineData("private static ShopContext s_context; private static ShopContext _context => s_context ??= Configure().GetRequiredService<ShopContext>(); private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    public Task AContextThatAFieldKeeps(string members) => Lambda(members, "_context.Count();");

    [Fact]
    public Task AFunctionThatIsBuiltPerInvocation() => Verify($$"""
        public class Function
        {
            private readonly IServiceProvider _provider; private readonly IOrderService _service;
            public Function() { var services = new ServiceCollection(); {{Scoped}} _provider = services.BuildServiceProvider(); _service = _provider.GetRequiredService<IOrderService>(); }
            public int Run() => _provider.GetRequiredService<ShopContext>().Count() + _service.Count();
        }
        public static class Entry { public static string FunctionHandler(string input, ILambdaContext context) => new Function().Run().ToString(); }
        """);

    [Fact]
    public Task ProvidersOfARequest() => Verify("""
        public class OrderFunctions
        {
            private readonly IServiceProvider _provider;
            public OrderFunctions(IServiceProvider provider) { _provider = provider; }
            [Function("Run")] public void Run([QueueTrigger("orders")] string message, FunctionContext context) { context.InstanceServices.GetRequiredService<ShopContext>().Count(); _provider.GetRequiredService<IOrderService>().Count(); }
        }
        public static class Startup { public static void Configure(IServiceCollection services) { services.AddScoped<IOrderService, OrderService>(); services.AddScoped<IOrderRepository, OrderRepository>(); } }
        """);

    [Fact]
    public Task AMethodOfTheUsersOwn() => Lambda("private static readonly Registry Known = new();", "Known.GetRequiredService<ShopContext>().Count();",
        code: "public class Registry { public T GetRequiredService<T>() where T : new() => new(); }");

    [Fact]
    public Task AMemberThatTheFrameworkSetsPerInvocation() => Verify("""
        public abstract class Job { public virtual void Prepare() { } }
        public class Function : Job
        {
            private static readonly IServiceProvider Provider = new ServiceCollection().AddScoped<IOrderRepository, OrderRepository>().BuildServiceProvider();
            private IOrderRepository _orders;
            public override void Prepare() { using var scope = Provider.CreateScope(); _orders = scope.ServiceProvider.GetRequiredService<IOrderRepository>(); }
            public string FunctionHandler(string input, ILambdaContext context) { _orders.Count(); return input; }
        }
        """);

    // a delegate of an object of unknown lifetime
    [Fact]
    public Task ALambdaThatAnUnregisteredServiceKeeps() => Service(Scoped, """
        public class Orders : IOrders { private readonly Func<int> _count; public Orders(IServiceProvider provider) { var service = provider.GetRequiredService<IOrderService>(); _count = () => service.Count(); } public void Load() => _count(); }
        """);

    [Fact]
    public Task MigrationAndSeedingAtTheStart() => Executable("""
        using var host = Host.CreateDefaultBuilder().Build();
        host.Services.GetRequiredService<ShopContext>().SaveChanges();
        using (var scope = host.Services.CreateScope()) { scope.ServiceProvider.GetRequiredService<IOrderService>().Count(); }
        await LambdaBootstrapBuilder.Create((string input) => { using var scope = host.Services.CreateScope(); scope.ServiceProvider.GetRequiredService<IOrderService>().Count(); }, null).Build().RunAsync();
        """);

    [Fact]
    public Task AHandlerThatAFrameworkResolvesFromAScope() => Verify("""
        public interface IEventHandler<T> { Task HandleAsync(T input, ILambdaContext context); }
        public class OrderHandler : IEventHandler<string> { private readonly ShopContext _context; public OrderHandler(ShopContext context) { _context = context; } public Task HandleAsync(string input, ILambdaContext context) => Task.FromResult(_context.Count()); }
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddTransient<IEventHandler<string>, OrderHandler>(); }
        """);

    [Fact]
    public Task ATestConstructorOfAFunction() => Verify("""
        public class Function
        {
            private readonly ShopContext _context;
            public Function() : this(null) { }
            public Function(ShopContext context) { _context = context; }
            public string FunctionHandler(string input, ILambdaContext context) { _context?.Count(); return input; }
        }
        """);

    [Fact]
    public Task AMiddlewareThatTakesItsContextPerRequest() => Verify("""
        public class Audit
        {
            private readonly Microsoft.AspNetCore.Http.RequestDelegate _next;
            public Audit(Microsoft.AspNetCore.Http.RequestDelegate next) { _next = next; }
            public Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext http, ShopContext context) { context.SaveChanges(); return _next(http); }
        }
        public class Scoped : Microsoft.AspNetCore.Http.IMiddleware
        {
            private readonly ShopContext _context; public Scoped(ShopContext context) { _context = context; }
            public Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext http, Microsoft.AspNetCore.Http.RequestDelegate next) { _context.SaveChanges(); return next(http); }
        }
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddScoped<Scoped>(); }
        """, (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n"));

    [Fact]
    public Task AProgramThatNoFunctionHostRuns() => Verify("""
        public class Orders { private readonly ShopContext _context; public Orders(ShopContext context) { _context = context; } public void Load() => _context.Count(); }
        public static class Program { public static void Main() { var services = new ServiceCollection(); services.AddSingleton<Orders>(); services.BuildServiceProvider().GetRequiredService<ShopContext>().Count(); } }
        """);

    [Fact]
    public Task CodeThatDoesNotCompile()
    {
        var test = RuleTest<Rules.Lifetime.CapturedDbContextAnalyzer>.Create(Usings + """
            public class Functions { private readonly Missing _m; public Functions(Missing m, ShopContext c) { _m = m; _c = c; } [LambdaFunction] public int Count() { Provider.GetRequiredService<>().; return _c.Count( } }
            public static class Startup { public static void Configure(IServiceCollection services) { services.AddSingleton<>(); services.AddScoped<IMissing>(p => p.GetRequiredService()); } }
            """);
        test.CompilerDiagnostics = CompilerDiagnostics.None;
        return test.RunAsync();
    }
}
