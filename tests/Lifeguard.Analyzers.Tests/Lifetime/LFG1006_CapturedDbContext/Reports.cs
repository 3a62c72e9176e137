using Lifeguard.Contracts;
using static Lifeguard.Analyzers.Tests.Lifetime.LFG1006_CapturedDbContext.Captured;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1006_CapturedDbContext;

public sealed class Reports
{
    [Theory]
    [InlineData("ShopContext", "_held.Count();")]
    [InlineData("DbContext", "_held.SaveChanges();")]
    [InlineData("NpgsqlConnection", "_held.Open();")]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection", "_held.Open();")]
    [InlineData("DbConnection", "_held.Open();")]
    [InlineData("IDbConnection", "_held.Open();")]
    [InlineData("IDbTransaction", "_held.Commit();")]
    public Task EveryKindThatAnAnnotatedClassTakes(string type, string use) => Annotations($"private readonly {type} _held; public Functions({type} [|held|]) {{ _held = held; }}", use, "");

    [Theory]
    [InlineData("private readonly ShopContext _held; public Functions(ShopContext [|held|]) => _held = held ?? throw new ArgumentNullException(nameof(held));")]
    [InlineData("private readonly ShopContext _held; public Functions([FromKeyedServices(\"orders\")] ShopContext [|held|]) { this._held = held; }")]
    [InlineData("private ShopContext _held { get; } public Functions(string name, ShopContext [|held|]) { _held = held; }")]
    [InlineData("private readonly ShopContext _held; public Functions(ShopContext [|held|]) { var copy = held; _held = copy; }")]
    [InlineData("private readonly DbContext _held; public Functions(ShopContext [|held|]) { _held = (DbContext)held; }")]
    [InlineData("private readonly Func<ShopContext> _get; private ShopContext _held => _get(); public Functions(ShopContext [|held|]) { _get = () => held; }")]
    [InlineData("private readonly ShopContext _held; public Functions() { } public Functions(ShopContext [|held|]) { _held = held; }")]
    public Task EveryWayToKeepIt(string members) => Annotations(members, "_held.Dispose();");

    [Fact]
    public Task ASetOfTheContext() => Annotations("private readonly DbSet<string> _orders; public Functions(ShopContext [|context|]) { _orders = context.Set<string>(); }", "_orders.Count();");

    [Fact]
    public Task AWrapperThatTheConstructorBuilds() => Annotations("private readonly UnitOfWork _work; public Functions(ShopContext [|context|]) { _work = new UnitOfWork(context); }", "_work.Commit();", code: """
        public class UnitOfWork { private readonly ShopContext _context; public UnitOfWork(ShopContext context) { _context = context; } public void Commit() => _context.SaveChanges(); }
        """);

    [Fact]
    public Task ABaseClassThatKeepsIt() => Annotations("", "", Scoped, """
        public abstract class FunctionBase { protected readonly ShopContext Context; protected FunctionBase(ShopContext context) { Context = context; } }
        public class OrderFunctions : FunctionBase { public OrderFunctions(ShopContext [|context|]) : base(context) { } [LambdaFunction] public int All() => Context.Count(); }
        """);

    [Fact]
    public Task AnAnnotatedClassWithoutAStartupInSight() => Verify("""
        public class Functions { private readonly ShopContext _context; public Functions(ShopContext [|context|]) { _context = context; } [LambdaFunction] public int Count() => _context.Count(); }
        """);

    [Fact]
    public Task AnAnnotatedClassThatIsRegisteredAsASingletonOnceMore() =>
        Annotations("private readonly ShopContext _context; public Functions(ShopContext [|context|]) { _context = context; }", "_context.Count();", Scoped + "services.AddSingleton<Functions>();");

    [Theory]
    [InlineData("IOrderRepository", Scoped)]
    [InlineData("IOrderService", Scoped)]
    [InlineData("IOrderService", "services.AddDbContextPool<ShopContext>(options => { }); services.AddTransient<IOrderRepository, OrderRepository>(); services.AddTransient<IOrderService, OrderService>();")]
    [InlineData("IOrderService", "services.AddTransient<IOrderRepository, OrderRepository>(); services.AddTransient<IOrderService, OrderService>();")]
    [InlineData("IOrderService", "services.AddDbContext<ShopContext>(options => { }, ServiceLifetime.Transient); services.AddTransient<IOrderRepository, OrderRepository>(); services.AddTransient<IOrderService, OrderService>();")]
    [InlineData("OrderRepository", "services.AddScoped<OrderRepository>();")]
    [InlineData("IOrderRepository", "services.AddScoped<IOrderRepository>(provider => new OrderRepository(provider.GetRequiredService<ShopContext>()));")]
    [InlineData("IOrderRepository", "services.AddScoped<IOrderRepository>(provider => { var context = provider.GetRequiredService<ShopContext>(); return new OrderRepository(context); });")]
    [InlineData("IOrderRepository", "services.AddScoped<OrderRepository>().AddScoped<IOrderRepository>(provider => provider.GetRequiredService<OrderRepository>());")]
    [InlineData("IOrderRepository", "services.AddScoped<IOrderRepository>(provider => ActivatorUtilities.CreateInstance<OrderRepository>(provider));")]
    [InlineData("IOrderRepository", "services.TryAddScoped<IOrderRepository, OrderRepository>();")]
    [InlineData("IOrderRepository", "services.AddScoped(typeof(IOrderRepository), typeof(OrderRepository));")]
    [InlineData("IOrderRepository", "services.AddKeyedScoped<IOrderRepository, OrderRepository>(\"orders\");")]
    [InlineData("IOrderRepository", "services.Add(ServiceDescriptor.Scoped<IOrderRepository, OrderRepository>());")]
    public Task AServiceThatBringsTheContextAlong(string type, string registration) =>
        Annotations($"private readonly {type} _orders; public Functions({type} [|orders|]) {{ _orders = orders; }}", "_orders.Count();", registration);

    [Theory]
    [InlineData("services.AddDbContext<ShopContext>(); services.AddScoped<IShop>(provider => provider.GetRequiredService<AuditedShop>());")]
    [InlineData("services.AddDbContext<IShop, AuditedShop>();")]
    [InlineData("services.AddDbContextPool<IShop, AuditedShop>(options => { });")]
    [InlineData("services.AddScoped<IShop, AuditedShop>();")]
    public Task AnInterfaceOfTheContextItself(string registration) => Annotations("private readonly IShop _shop; public Functions(IShop [|shop|]) { _shop = shop; }", "_shop.Count();", registration,
        "public interface IShop { int Count(); } public class AuditedShop : DbContext, IShop { public AuditedShop(DbContextOptions options) : base(options) { } public int Count() => 1; }");

    [Fact]
    public Task AnOpenGenericRepository() => Annotations("private readonly IRepository<string> _all; public Functions(IRepository<string> [|all|]) { _all = all; }", "_all.Find();",
        "services.AddDbContext<ShopContext>(); services.AddScoped(typeof(IRepository<>), typeof(Repository<>));",
        "public interface IRepository<T> { void Find(); } public class Repository<T> : IRepository<T> { private readonly ShopContext _context; public Repository(ShopContext context) { _context = context; } public void Find() => _context.Count(); }");

    [Theory]
    [InlineData("services.AddSingleton<IOrders, Orders>();")]
    [InlineData("services.TryAddSingleton<IOrders, Orders>();")]
    [InlineData("services.AddSingleton(typeof(IOrders), typeof(Orders));")]
    [InlineData("services.AddKeyedSingleton<IOrders, Orders>(\"orders\");")]
    [InlineData("services.Add(ServiceDescriptor.Singleton<IOrders, Orders>());")]
    [InlineData("services.AddSingleton<Orders>(); services.AddSingleton<IOrders>(provider => provider.GetRequiredService<Orders>());")]
    [InlineData("services.AddSingleton<IOrders>(provider => ActivatorUtilities.CreateInstance<Orders>(provider));")]
    public Task ASingletonThatTakesAContext(string registration) => Service(registration + Scoped, """
        public class Orders : IOrders { private readonly ShopContext _context; public Orders(ShopContext [|context|]) { _context = context; } public void Load() => _context.Count(); }
        """);

    [Fact]
    public Task ASingletonThatTakesAServiceOverAContext() => Service("services.AddSingleton<IOrders, Orders>();" + Scoped, """
        public class Orders : IOrders { private readonly IOrderService _service; public Orders(IOrderService [|service|]) { _service = service; } public void Load() => _service.Count(); }
        """);

    [Theory]
    [InlineData("services.AddSingleton<IOrders>(provider => new Orders(provider.[|GetRequiredService<ShopContext>|]()));")]
    [InlineData("services.AddSingleton<IOrders>(provider => { var context = provider.[|GetRequiredService<ShopContext>|](); return new Orders(context); });")]
    [InlineData("services.AddSingleton<IOrders>(provider => new Orders((ShopContext)provider.[|GetRequiredService|](typeof(ShopContext))));")]
    [InlineData("services.AddSingleton<IOrders>(Create); static IOrders Create(IServiceProvider provider) => new Orders(provider.[|GetService<ShopContext>|]()!);")]
    [InlineData("services.AddScoped<Orders>(); services.AddSingleton<IOrders>(provider => provider.[|GetRequiredService<Orders>|]());")]
    public Task ASingletonThatItsFactoryHandsAContext(string registration) => Service(registration + Scoped, """
        public class Orders : IOrders { private readonly ShopContext _context; public Orders(ShopContext context) { _context = context; } public void Load() => _context.Count(); }
        """);

    [Fact]
    public Task ASingletonThatAsksTheProviderItIsGiven() => Service("services.AddSingleton<IOrders, Orders>();" + Scoped, """
        public class Orders : IOrders { private readonly IServiceProvider _provider; public Orders(IServiceProvider provider) { _provider = provider; } public void Load() => _provider.[|GetRequiredService<IOrderService>|]().Count(); }
        """);

    [Theory]
    [InlineData("private readonly ServiceProvider _provider; public Function() { CONFIGURE _provider = services.BuildServiceProvider(); }")]
    [InlineData("private readonly IServiceProvider _provider; public Function() { CONFIGURE this._provider = services.BuildServiceProvider(); }")]
    [InlineData("private static readonly IServiceProvider _provider = Configure(); private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    [InlineData("private static readonly Lazy<IServiceProvider> Holder = new(() => Configure()); private static IServiceProvider _provider => Holder.Value; private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    [InlineData("private static readonly Lazy<IServiceProvider> Holder = new(Configure); private static IServiceProvider _provider { get { return Holder.Value; } } private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    [InlineData("private static IServiceProvider s_provider; private static IServiceProvider _provider => s_provider ??= Configure(); private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(false); }")]
    [InlineData("private IServiceProvider _provider; public Function() { Configure(); } private void Configure() { CONFIGURE _provider = services.BuildServiceProvider(); }")]
    [InlineData("private IServiceProvider _provider { get; } public Function() : this(Configure()) { } public Function(IServiceProvider provider) { _provider = provider; } private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    [InlineData("private readonly IServiceProvider _provider; public Function() { CONFIGURE var built = services.BuildServiceProvider(); _provider = built; }")]
    [InlineData("private readonly IHost _host; private IServiceProvider _provider => _host.Services; public Function() { _host = Host.CreateDefaultBuilder().ConfigureServices(services => { " + Scoped + " }).Build(); }")]
    public async Task TheRootProviderOfAFunction(string members)
    {
        await Lambda(members, "_provider.[|GetRequiredService<ShopContext>|]().Count();");
        await Lambda(members, "var service = _provider.[|GetRequiredService<IOrderService>|](); service.Count();");
    }

    [Theory]
    [InlineData("_provider.[|GetService<ShopContext>|]()?.Count();")]
    [InlineData("((ShopContext)_provider.[|GetService|](typeof(ShopContext))!).Count();")]
    [InlineData("_provider.[|GetRequiredKeyedService<ShopContext>|](\"orders\").Count();")]
    [InlineData("ServiceProviderServiceExtensions.[|GetRequiredService<ShopContext>|](_provider).Count();")]
    [InlineData("using var context2 = _provider.[|GetRequiredService<ShopContext>|]();")]
    [InlineData("ActivatorUtilities.[|CreateInstance<OrderService>|](_provider).Count();")]
    [InlineData("var provider = _provider; provider.[|GetRequiredService<IOrderService>|]().Count();")]
    [InlineData("Run(_provider); static void Run(IServiceProvider provider) => provider.[|GetRequiredService<IOrderService>|]().Count();")]
    [InlineData("new Worker(_provider).Run();")]
    public Task EveryWayToAskTheRootProvider(string handler) => Lambda(
        "private readonly ServiceProvider _provider; public Function() { CONFIGURE _provider = services.BuildServiceProvider(); }", handler,
        code: handler.Contains("Worker", StringComparison.Ordinal)
            ? "public class Worker { private readonly IServiceProvider _services; public Worker(IServiceProvider services) { _services = services; } public void Run() => _services.[|GetRequiredService<IOrderService>|]().Count(); }"
            : "");

    [Theory]
    [InlineData("services.AddDbContext<ShopContext>(); services.AddTransient<IOrderRepository, OrderRepository>(); services.AddTransient<IOrderService, OrderService>();")]
    [InlineData("services.AddDbContextPool<ShopContext>(options => { }); services.AddTransient<IOrderRepository, OrderRepository>(); services.AddTransient<IOrderService, OrderService>();")]
    [InlineData("services.AddDbContextFactory<ShopContext>(); services.AddScoped<IOrderRepository, OrderRepository>(); services.AddTransient<IOrderService, OrderService>();")]
    [InlineData("services.AddDbContext<ShopContext>(options => { }, contextLifetime: ServiceLifetime.Transient); services.AddScoped<IOrderRepository, OrderRepository>(); services.AddTransient<IOrderService, OrderService>();")]
    public Task ATransientServiceOverWhatTheRootScopeKeeps(string registration) => Lambda(
        "private readonly ServiceProvider _provider; public Function() { CONFIGURE _provider = services.BuildServiceProvider(); }", "_provider.[|GetRequiredService<IOrderService>|]().Count();", registration);

    [Fact]
    public Task AConnectionThatIsRegisteredScoped() => Lambda(
        "private readonly ServiceProvider _provider; public Function() { CONFIGURE _provider = services.BuildServiceProvider(); }", "_provider.[|GetRequiredService<IDbConnection>|]().Open();",
        "services.AddScoped<IDbConnection>(_ => new NpgsqlConnection(\"Host=db\"));");

    [Theory]
    [InlineData("private readonly IOrderService _service; public Function() { CONFIGURE _service = services.BuildServiceProvider().[|GetRequiredService<IOrderService>|](); }")]
    [InlineData("private readonly IOrderService _service; public Function() { CONFIGURE var provider = services.BuildServiceProvider(); _service = provider.[|GetService<IOrderService>|]()!; }")]
    [InlineData("private readonly IOrderService _service; public Function() { CONFIGURE var provider = services.BuildServiceProvider(); var scope = provider.CreateScope(); _service = scope.ServiceProvider.[|GetRequiredService<IOrderService>|](); }")]
    [InlineData("private static readonly IServiceProvider Provider = Configure(); private static readonly IOrderService _service = Provider.[|GetRequiredService<IOrderService>|](); private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    [InlineData("private static readonly IServiceProvider Provider = Configure(); private static IOrderService _cached; private static IOrderService _service => _cached ??= Provider.[|GetRequiredService<IOrderService>|](); private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    [InlineData("private readonly IOrderService _service; public Function() : this(Configure().[|GetRequiredService<IOrderService>|]()) { } public Function(IOrderService service) { _service = service; } private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(); }")]
    [InlineData("private readonly OrderService _service; public Function() { CONFIGURE _service = new OrderService(services.BuildServiceProvider().[|GetRequiredService<IOrderRepository>|]()); }")]
    public Task AServiceThatIsResolvedOnceAndKept(string members) => Lambda(members, "_service.Count();");

    [Theory]
    [InlineData("var provider = services.BuildServiceProvider(); await LambdaBootstrapBuilder.Create((string input) => { provider.[|GetRequiredService<IOrderService>|]().Count(); }, null).Build().RunAsync();")]
    [InlineData("var provider = services.BuildServiceProvider(); var service = provider.[|GetRequiredService<IOrderService>|](); await LambdaBootstrapBuilder.Create((string input) => { service.Count(); }, null).Build().RunAsync();")]
    [InlineData("await using var provider = services.BuildServiceProvider(); Func<string, ILambdaContext, Task> handler = async (input, context) => { await Task.Yield(); provider.[|GetRequiredService<ShopContext>|]().Count(); }; await LambdaBootstrapBuilder.Create(handler, null).Build().RunAsync();")]
    [InlineData("using var host = Host.CreateDefaultBuilder().Build(); await LambdaBootstrapBuilder.Create((string input) => { host.Services.[|GetRequiredService<ShopContext>|]().Count(); }, null).Build().RunAsync();")]
    [InlineData("using var host = Host.CreateDefaultBuilder().Build(); var repository = new OrderRepository(host.Services.[|GetRequiredService<ShopContext>|]()); await LambdaBootstrapBuilder.Create((string input) => { repository.Count(); }, null).Build().RunAsync();")]
    [InlineData("var provider = services.BuildServiceProvider(); await LambdaBootstrapBuilder.Create<string>(Handle, null).Build().RunAsync(); void Handle(string input) => provider.[|GetRequiredService<IOrderService>|]().Count();")]
    public Task TheRootProviderOfAnExecutable(string main) => Executable(main);

    [Theory]
    [InlineData("services.AddSingleton<Handler>();")]
    [InlineData("services.AddScoped<Handler>();")]
    [InlineData("services.AddTransient<Handler>();")]
    public Task AHandlerObjectThatMainResolvesOnce(string registration) => Executable(
        "var handler = services.BuildServiceProvider().GetRequiredService<Handler>(); await LambdaBootstrapBuilder.Create<string>(handler.Handle, null).Build().RunAsync();",
        "public class Handler { private readonly ShopContext _context; public Handler(ShopContext [|context|]) { _context = context; } public void Handle(string input) => _context.Count(); }",
        Scoped + registration);

    [Fact]
    public Task AnExecutableOfTopLevelStatements()
    {
        var test = RuleTest<Rules.Lifetime.CapturedDbContextAnalyzer>.Create(Usings + $$"""
            var services = new ServiceCollection(); {{Scoped}}
            var provider = services.BuildServiceProvider();
            var repository = provider.[|GetRequiredService<IOrderRepository>|]();
            await LambdaBootstrapBuilder.Create((string input) => { provider.[|GetRequiredService<IOrderService>|]().Count(); repository.Count(); }, null).Build().RunAsync();
            {{Model}}
            """);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task AServiceLocator() => Verify($$"""
        public static class Locator { public static IServiceProvider Provider { get; set; } }
        public static class Program { public static void Main() { var host = Host.CreateDefaultBuilder().ConfigureServices(services => { {{Scoped}} }).Build(); Locator.Provider = host.Services; host.Run(); } }
        public class OrderFunctions { [Function("Run")] public void Run([QueueTrigger("orders")] string message) => Locator.Provider.[|GetRequiredService<IOrderService>|]().Count(); }
        """);

    [Fact]
    public Task AMiddlewareOfTheAzureWorker() => Verify($$"""
        public class Audit : Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware
        {
            private readonly ShopContext _context;
            public Audit(ShopContext [|context|]) { _context = context; }
            public Task Invoke(FunctionContext context, Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate next) { _context.SaveChanges(); return next(context); }
        }
        """);

    [Fact]
    public Task AMiddlewareOfAspNet() => Verify("""
        public class Audit
        {
            private readonly Microsoft.AspNetCore.Http.RequestDelegate _next; private readonly ShopContext _context;
            public Audit(Microsoft.AspNetCore.Http.RequestDelegate next, ShopContext [|context|]) { _next = next; _context = context; }
            public Task InvokeAsync(Microsoft.AspNetCore.Http.HttpContext http) { _context.SaveChanges(); return _next(http); }
        }
        """, (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n"));

    [Fact]
    public Task AContextBehindACompiledLibrary()
    {
        var test = RuleTest<Rules.Lifetime.CapturedDbContextAnalyzer>.Create(Usings + """
            [LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) => services.AddScoped<Data.IStock, Data.Stock>(); }
            public class Functions { private readonly Data.IStock _stock; public Functions(Data.IStock [|stock|]) { _stock = stock; } [LambdaFunction] public int Count() => _stock.Count(); }
            """);
        test.ReferenceAssemblies = test.ReferenceAssemblies.AddReferences(Library.FromSource("Data", """
            namespace Data;
            public class StockContext : Microsoft.EntityFrameworkCore.DbContext { }
            public interface IStock { int Count(); }
            public class Stock : IStock { public Stock(StockContext context) { } public int Count() => 1; }
            """, Library.FromFiles("EntityFrameworkCore", Path.Combine(ContractAssemblies.Folder, "Microsoft.EntityFrameworkCore.dll"))).References);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("private readonly IServiceScope _scope; public Function() { CONFIGURE _scope = services.BuildServiceProvider().CreateScope(); }", "_scope.ServiceProvider.[|GetRequiredService<ShopContext>|]().Count();")]
    [InlineData("private static readonly IServiceProvider Scoped = Configure().CreateScope().ServiceProvider; private static IServiceProvider Configure() { CONFIGURE return services.BuildServiceProvider(true); }", "Scoped.[|GetRequiredService<IOrderService>|]().Count();")]
    public Task AScopeThatIsOpenedOnce(string members, string handler) => Lambda(members, handler);

    [Fact]
    public Task ABaseClassThatBuildsTheContainer() => Verify($$"""
        public abstract class FunctionBase
        {
            protected IServiceProvider Services { get; private set; }
            protected FunctionBase() { var services = new ServiceCollection(); Configure(services); Services = services.BuildServiceProvider(); }
            protected abstract void Configure(IServiceCollection services);
        }
        public class Function : FunctionBase
        {
            protected override void Configure(IServiceCollection services) { {{Scoped}} }
            public string FunctionHandler(string input, ILambdaContext context) { Services.[|GetRequiredService<IOrderService>|]().Count(); return input; }
        }
        """);

    [Fact]
    public Task AnApplicationThatTheFunctionRuns() => Lambda("private static readonly IServiceProvider Services; static Function() { CONFIGURE Services = services.BuildServiceProvider(); }",
        "Services.[|GetService<App>|]()!.Run();", Scoped + "services.AddTransient<App>();",
        "public class App { private readonly IOrderService _orders; public App(IOrderService orders) { _orders = orders; } public void Run() => _orders.Count(); }");

    [Fact]
    public Task AUnitOfWork() => Annotations("private readonly IUnitOfWork _work; public Functions(IUnitOfWork [|work|]) => _work = work;", "_work.Commit();", "services.AddDbContext<ShopContext>().AddScoped<IUnitOfWork, UnitOfWork>();", """
        public interface IUnitOfWork { IOrderRepository Orders { get; } void Commit(); }
        public class UnitOfWork : IUnitOfWork { private readonly ShopContext _context; public UnitOfWork(ShopContext context) { _context = context; Orders = new OrderRepository(context); } public IOrderRepository Orders { get; } public void Commit() => _context.SaveChanges(); }
        """);

    [Fact]
    public Task ALocatorThatIsSetByAMethod() => Verify("""
        public static class Locator { private static IServiceProvider s_provider; public static void Set(IServiceProvider provider) => s_provider = provider; public static T Get<T>() => s_provider.GetRequiredService<T>(); public static ShopContext Shop => s_provider.[|GetRequiredService<ShopContext>|](); }
        public static class Program { public static void Main() { var host = new HostBuilder().Build(); Locator.Set(host.Services); host.Run(); } }
        public class OrderFunctions { [Function("Run")] public void Run([QueueTrigger("orders")] string message) => Locator.Shop.Count(); }
        """);

    [Theory]
    [InlineData("services.AddSingleton<IOrders>(provider => new Orders(provider.CreateScope().ServiceProvider.[|GetRequiredService<ShopContext>|]()));")]
    [InlineData("services.AddSingleton(typeof(IOrders), provider => new Orders(provider.[|GetRequiredService<ShopContext>|]()));")]
    [InlineData("var provider = services.BuildServiceProvider(); services.AddSingleton<IOrders>(new Orders(provider.[|GetRequiredService<ShopContext>|]()));")]
    [InlineData("services.AddScoped<Orders>(); var provider = services.BuildServiceProvider(); services.AddSingleton<IOrders>(provider.[|GetRequiredService<Orders>|]());")]
    public Task ASingletonThatIsMadeOfResolvedParts(string registration) => Service(registration + Scoped, """
        public class Orders : IOrders { private readonly ShopContext _context; public Orders(ShopContext context) { _context = context; } public void Load() => _context.Count(); }
        """);

    [Theory]
    [InlineData("app.MapGet(\"/orders\", (Orders orders) => orders.Load()); app.MapGet(\"/all\", () => app.Services.[|GetRequiredService<IOrderService>|]().Count());")]
    [InlineData("app.MapGet(\"/orders\", ([Microsoft.AspNetCore.Mvc.FromServices] Orders orders) => orders.Load());")]
    public Task MinimalApis(string mapping)
    {
        var test = RuleTest<Rules.Lifetime.CapturedDbContextAnalyzer>.Create(Usings + $$"""
            var builder = WebApplication.CreateBuilder(args);
            var services = builder.Services; {{Scoped}}
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            builder.Services.AddSingleton<Orders>();
            var app = builder.Build();
            {{mapping}}
            app.Run();
            public class Orders { private readonly IOrderRepository _repository; public Orders(IOrderRepository [|repository|]) { _repository = repository; } public int Load() => _repository.Count(); }
            {{Model}}
            """);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task AWorkerThatRunsTheBootstrap() => Verify("""
        public class LambdaWorker : BackgroundService
        {
            private readonly ShopContext _context; public LambdaWorker(ShopContext [|context|]) { _context = context; }
            protected override Task ExecuteAsync(CancellationToken stop) => LambdaBootstrapBuilder.Create<string>(Handle, null).Build().RunAsync(stop);
            private void Handle(string input) => _context.Count();
        }
        public static class Program { public static void Main() => Host.CreateDefaultBuilder().ConfigureServices(services => services.AddHostedService<LambdaWorker>()).Build().Run(); }
        """);

    [Fact]
    public Task ASingletonOfAnInProcessFunction() => Verify($$"""
        public class Startup : Microsoft.Azure.Functions.Extensions.DependencyInjection.FunctionsStartup { public override void Configure(Microsoft.Azure.Functions.Extensions.DependencyInjection.IFunctionsHostBuilder builder) { var services = builder.Services; {{Scoped}} services.AddSingleton<Orders>(); } }
        public class Orders { private readonly ShopContext _context; public Orders(ShopContext [|context|]) { _context = context; } public int Load() => _context.Count(); }
        public class OrderFunctions { private readonly Orders _orders; public OrderFunctions(Orders orders) { _orders = orders; } [Microsoft.Azure.WebJobs.FunctionName("Run")] public void Run([Microsoft.Azure.WebJobs.QueueTrigger("orders")] string message) => _orders.Load(); }
        """);

    [Fact]
    public Task ASingletonOfAGoogleFunction() => Verify($$"""
        public class Startup : Google.Cloud.Functions.Hosting.FunctionsStartup { public override void ConfigureServices(Microsoft.AspNetCore.Hosting.WebHostBuilderContext context, IServiceCollection services) { {{Scoped}} services.AddSingleton<Orders>(); } }
        public class Orders { private readonly ShopContext _context; public Orders(ShopContext [|context|]) { _context = context; } public int Load() => _context.Count(); }
        public class Function : Google.Cloud.Functions.Framework.IHttpFunction { private readonly Orders _orders; public Function(Orders orders) { _orders = orders; } public Task HandleAsync(Microsoft.AspNetCore.Http.HttpContext context) => Task.FromResult(_orders.Load()); }
        """);

    [Fact]
    public Task ASingletonOfAFunctionsOwnContainer() => Lambda("private readonly IServiceProvider _provider; public Function() { CONFIGURE _provider = services.BuildServiceProvider(); }",
        "_provider.GetRequiredService<Orders>().Load(); _provider?.[|GetService<IOrderRepository>|]()?.Count();", Scoped + "services.AddSingleton<Orders>();",
        "public class Orders { private readonly ShopContext _context; public Orders(ShopContext [|context|]) { _context = context; } public int Load() => _context.Count(); }");
}
