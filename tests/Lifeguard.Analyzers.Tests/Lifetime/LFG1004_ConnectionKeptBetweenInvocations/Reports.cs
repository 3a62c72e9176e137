using Lifeguard.Analyzers.Rules.Lifetime;
using static Lifeguard.Analyzers.Tests.Lifetime.LFG1004_ConnectionKeptBetweenInvocations.Kept;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1004_ConnectionKeptBetweenInvocations;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AStaticConnectionOnEveryHost(HandlerShape host) => RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Verify(
        host.With("Connection.Open();", """private static readonly Npgsql.NpgsqlConnection [|Connection|] = new Npgsql.NpgsqlConnection("Host=db");"""), host.Files);

    [Theory, MemberData(nameof(Hosts.KeptByHost), MemberType = typeof(Hosts))]
    public Task AConnectionOfAClassThatTheHostKeeps(HandlerShape host) => RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Verify(
        host.With("_connection.Open();", """private readonly Npgsql.NpgsqlConnection [|_connection|] = new Npgsql.NpgsqlConnection("Host=db");"""), host.Files);

    [Theory]
    [InlineData("NpgsqlConnection", "new NpgsqlConnection(\"Host=db\")")]
    [InlineData("SqlConnection", "new SqlConnection(\"Server=db\")")]
    [InlineData("System.Data.SqlClient.SqlConnection", "new System.Data.SqlClient.SqlConnection(\"Server=db\")")]
    [InlineData("MySqlConnector.MySqlConnection", "new MySqlConnector.MySqlConnection(\"Server=db\")")]
    [InlineData("MySql.Data.MySqlClient.MySqlConnection", "new MySql.Data.MySqlClient.MySqlConnection(\"Server=db\")")]
    [InlineData("Oracle.ManagedDataAccess.Client.OracleConnection", "new Oracle.ManagedDataAccess.Client.OracleConnection(\"Data Source=db\")")]
    [InlineData("IDbConnection", "new NpgsqlConnection(\"Host=db\")")]
    [InlineData("DbConnection", "new SqlConnection(\"Server=db\")")]
    [InlineData("OrdersContext", "new OrdersContext()")]
    [InlineData("DbContext", "new OrdersContext()")]
    public async Task EveryKindOfConnectionAndContext(string type, string creation)
    {
        await Lambda($"private static readonly {type} [|Kept|] = {creation};", "Kept.Dispose();");
        await Lambda($"private readonly {type} [|_kept|] = {creation};", "_kept.Dispose();");
    }

    [Theory]
    [InlineData("Lazy<NpgsqlConnection>", "new(() => new NpgsqlConnection(\"Host=db\"))", "Kept.Value.Open();")]
    [InlineData("Task<NpgsqlConnection>", "Open(); private static async Task<NpgsqlConnection> Open() { var made = new NpgsqlConnection(\"Host=db\"); await made.OpenAsync(); return made; }", "(await Kept).Close();")]
    [InlineData("Lazy<Task<NpgsqlConnection>>", "new(() => Task.FromResult(new NpgsqlConnection(\"Host=db\")))", "(await Kept.Value).Close();")]
    [InlineData("Dictionary<string, NpgsqlConnection>", "new()", "if (!Kept.ContainsKey(input)) Kept[input] = new NpgsqlConnection(\"Host=db\");")]
    [InlineData("ConcurrentDictionary<string, IDbConnection>", "new()", "Kept.GetOrAdd(input, _ => new NpgsqlConnection(\"Host=db\")).Open();")]
    [InlineData("ConcurrentDictionary<string, Lazy<OrdersContext>>", "new()", "Kept.GetOrAdd(input, _ => new Lazy<OrdersContext>(() => new OrdersContext())).Value.Count();")]
    [InlineData("IDictionary<string, OrdersContext>", "new Dictionary<string, OrdersContext>()", "Kept[input] = new OrdersContext();")]
    public Task HoldersOfConnections(string type, string creation, string use) => Lambda($"private static readonly {type} [|Kept|] = {(creation.EndsWith('}') ? creation : creation + ";")}", use);

    [Theory]
    [InlineData("private static NpgsqlConnection [|Kept|] { get; } = new(\"Host=db\");")]
    [InlineData("public static NpgsqlConnection [|Kept|] { get; set; } = new NpgsqlConnection(\"Host=db\");")]
    [InlineData("private NpgsqlConnection [|Kept|] { get; } = new(\"Host=db\");")]
    [InlineData("private NpgsqlConnection [|Kept|] { get; init; } = new(\"Host=db\");")]
    [InlineData("private static readonly NpgsqlConnection [|Kept|]; static Function() { Kept = new NpgsqlConnection(\"Host=db\"); Kept.Open(); }")]
    [InlineData("private readonly NpgsqlConnection [|Kept|]; public Function() { Kept = new NpgsqlConnection(\"Host=db\"); }")]
    [InlineData("private readonly NpgsqlConnection [|Kept|]; public Function() { var made = new NpgsqlConnection(\"Host=db\"); made.Open(); this.Kept = made; }")]
    [InlineData("private readonly NpgsqlConnection [|Kept|]; public Function() : this(new NpgsqlConnection(\"Host=db\")) { } public Function(NpgsqlConnection connection) { Kept = connection; }")]
    [InlineData("private readonly NpgsqlConnection [|Kept|]; public Function() : this(connection: new NpgsqlConnection(\"Host=db\")) { } public Function(NpgsqlConnection connection) => Kept = connection ?? throw new ArgumentNullException(nameof(connection));")]
    [InlineData("private NpgsqlConnection [|Kept|]; public Function() { Initialise(); } private void Initialise() { Kept = new NpgsqlConnection(\"Host=db\"); }")]
    [InlineData("private readonly OrdersContext [|Kept|]; public Function() { var services = new ServiceCollection().BuildServiceProvider(); Kept = services.GetRequiredService<OrdersContext>(); }")]
    public Task EveryWayToWriteItWhenTheFunctionIsBuilt(string members) => Lambda(members, "Kept.Dispose();");

    [Theory]
    [InlineData("Kept ??= new NpgsqlConnection(\"Host=db\");")]
    [InlineData("if (Kept == null) Kept = new NpgsqlConnection(\"Host=db\");")]
    [InlineData("if (Kept is null || Kept.State != ConnectionState.Open) { Kept = new NpgsqlConnection(\"Host=db\"); await Kept.OpenAsync(); }")]
    [InlineData("if (Kept == null) { lock (typeof(Function)) { if (Kept == null) Kept = new NpgsqlConnection(\"Host=db\"); } }")]
    [InlineData("Kept = Kept ?? new NpgsqlConnection(\"Host=db\");")]
    [InlineData("Connection().Open();")]
    [InlineData("if (Kept == null) Connect();")]
    public async Task EveryWayToWriteItAtFirstUse(string statement)
    {
        const string Helpers = """
            private static NpgsqlConnection Connection() { if (Kept != null) return Kept; Kept = new NpgsqlConnection("Host=db"); return Kept; }
            private static void Connect() { Kept = new NpgsqlConnection("Host=db"); }
            """;
        await Lambda("private static NpgsqlConnection [|Kept|];" + Helpers, statement);
        await Lambda("private NpgsqlConnection [|Kept|];" + Helpers.Replace("static ", "", StringComparison.Ordinal), statement);
    }

    [Fact]
    public Task AStaticThatEveryInvocationOverwritesAndNoneDisposesIsShared() => Azure("private static SqlConnection [|Kept|];", """Kept = new SqlConnection("Server=db"); Kept.Open();""");

    [Fact]
    public Task ATransactionThatIsKept() => Lambda("private static NpgsqlTransaction [|s_transaction|]; private static NpgsqlDataSource Db = NpgsqlDataSource.Create(\"Host=db\");",
        "s_transaction ??= await (await Db.OpenConnectionAsync()).BeginTransactionAsync(); s_transaction.Save(\"a\");");

    [Fact]
    public Task AStaticOfAHelperClass() => Azure("", "Db.Connection.Open();", """
        public static class Db { private static NpgsqlConnection [|s_connection|]; public static NpgsqlConnection Connection => s_connection ??= new NpgsqlConnection("Host=db"); }
        """);

    [Theory]
    [InlineData("private readonly Orders _orders = new Orders();")]
    [InlineData("private static readonly Orders _orders = new();")]
    [InlineData("private readonly IOrders _orders; public Function() { _orders = new Orders(); }")]
    [InlineData("private IOrders _orders; public Function() : this(new Orders()) { } public Function(IOrders orders) { _orders = orders; }")]
    [InlineData("private static readonly Lazy<Orders> Lazy = new(() => new Orders()); private Orders _orders => Lazy.Value;")]
    public Task ARepositoryThatTheFunctionHolds(string members) => Lambda(members, "_orders.Load();", """
        public interface IOrders { void Load(); }
        public class Orders : IOrders { private readonly NpgsqlConnection [|_connection|] = new("Host=db"); public void Load() => _connection.Open(); }
        """);

    [Fact]
    public Task ARepositoryThatIsHandedItsConnection() => Lambda("private readonly Orders _orders = new Orders(new NpgsqlConnection(\"Host=db\"));", "_orders.Load();", """
        public class Orders { private readonly IDbConnection [|_connection|]; public Orders(IDbConnection connection) { _connection = connection; } public void Load() => _connection.Open(); }
        """);

    [Fact]
    public Task ASingletonThatItsFactoryHandsAConnection() => Registered("services.AddSingleton<IOrders>(provider => new Orders(new NpgsqlConnection(\"Host=db\")));", "IOrders", """
        public interface IOrders { void Load(); }
        public class Orders : IOrders { private readonly NpgsqlConnection [|_connection|]; public Orders(NpgsqlConnection connection) { _connection = connection; } public void Load() => _connection.Open(); }
        """, "(_use() as IOrders)?.Load();");

    [Fact]
    public Task AContextThatIsItsOwnSingleton() => Azure("", "ShopContext.Instance.SaveChanges();", """
        public class ShopContext : DbContext { public static ShopContext [|Instance|] { get; } = new(); }
        """);

    [Fact]
    public Task AnAnnotatedFunctionThatIsASingleton() => Verify("""
        [Amazon.Lambda.Annotations.LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) { } }
        public class Functions { private readonly NpgsqlConnection [|_connection|] = new("Host=db"); [Amazon.Lambda.Annotations.LambdaFunction] public int Count() { _connection.Open(); return 1; } }
        """);

    [Fact]
    public Task ARepositoryThatAServiceHolds() => Lambda("private readonly OrderService _service = new OrderService(new Orders());", "_service.Run();", """
        public class OrderService { private readonly Orders _orders; public OrderService(Orders orders) { _orders = orders; } public void Run() => _orders.Load(); }
        public class Orders { private NpgsqlConnection [|_connection|]; public void Load() { _connection ??= new NpgsqlConnection("Host=db"); _connection.Open(); } }
        """);

    [Fact]
    public Task ABaseClassOfTheFunction() => Verify("""
        public abstract class FunctionBase { protected readonly NpgsqlConnection [|Connection|] = new("Host=db"); }
        public class Function : FunctionBase { public string FunctionHandler(string input, ILambdaContext context) { Connection.Open(); return input; } }
        """);

    [Fact]
    public Task ABaseClassOfARepository() => Lambda("private readonly Orders _orders = new();", "_orders.Load();", """
        public abstract class Repository { protected NpgsqlConnection [|Connection|]; protected Repository() { Connection = new NpgsqlConnection("Host=db"); } }
        public class Orders : Repository { public void Load() => Connection.Open(); }
        """);

    [Fact]
    public Task PartsOfAFunctionOverTwoTypes() => Verify("""
        public partial class Function { private readonly NpgsqlConnection [|_connection|]; }
        public partial class Function { public Function() { _connection = new NpgsqlConnection("Host=db"); } }
        public partial class Function { public string FunctionHandler(string input, ILambdaContext context) { _connection.Open(); return input; } }
        """);

    [Fact]
    public Task AnObjectBuiltInMainForTheBootstrap() => Verify("""
        public class Orders { private readonly NpgsqlConnection [|_connection|] = new("Host=db"); public Task Handle(string input) { _connection.Open(); return Task.CompletedTask; } }
        public static class Program { public static Task Main() { var orders = new Orders(); return Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder.Create<string>(orders.Handle, null).Build().RunAsync(); } }
        """);

    [Theory]
    [InlineData("services.AddSingleton<Orders>();", "Orders")]
    [InlineData("services.AddSingleton<IOrders, Orders>();", "IOrders")]
    [InlineData("services.AddSingleton<IOrders>(_ => new Orders());", "IOrders")]
    [InlineData("services.AddSingleton<IOrders>(new Orders());", "IOrders")]
    [InlineData("services.AddSingleton(typeof(IOrders), typeof(Orders));", "IOrders")]
    [InlineData("services.AddKeyedSingleton<IOrders, Orders>(\"orders\");", "IOrders")]
    public Task ASingletonWithAConnection(string registration, string parameter) => Registered(
        registration, parameter,
        """
        public interface IOrders { void Load(); }
        public class Orders : IOrders { private readonly NpgsqlConnection [|_connection|] = new("Host=db"); public void Load() => _connection.Open(); }
        """,
        "((dynamic)_use()).Load(); (_use() as Orders)?.Load();");

    [Theory]
    [InlineData("services.[|AddSingleton<IDbConnection>|](_ => new NpgsqlConnection(\"Host=db\"));", "IDbConnection")]
    [InlineData("services.[|AddSingleton<IDbConnection>|](new NpgsqlConnection(\"Host=db\"));", "IDbConnection")]
    [InlineData("services.[|AddSingleton<DbConnection, NpgsqlConnection>|]();", "DbConnection")]
    [InlineData("services.[|AddSingleton|](new NpgsqlConnection(\"Host=db\"));", "NpgsqlConnection")]
    [InlineData("services.[|AddSingleton|](provider => new SqlConnection(\"Server=db\"));", "SqlConnection")]
    [InlineData("services.[|AddSingleton|](typeof(IDbConnection), _ => new NpgsqlConnection(\"Host=db\"));", "IDbConnection")]
    [InlineData("services.[|AddKeyedSingleton<IDbConnection>|](\"orders\", (provider, key) => new NpgsqlConnection(\"Host=db\"));", "IDbConnection")]
    [InlineData("services.AddLogging().[|AddSingleton<IDbConnection>|](Open); static IDbConnection Open(IServiceProvider provider) => new NpgsqlConnection(\"Host=db\");", "IDbConnection")]
    [InlineData("services.[|AddSingleton<OrdersContext>|]();", "OrdersContext")]
    [InlineData("services.[|AddSingleton|](new Lazy<NpgsqlConnection>(() => new NpgsqlConnection(\"Host=db\")));", "Lazy<NpgsqlConnection>")]
    [InlineData("services.[|AddDbContext<OrdersContext>|](options => { }, ServiceLifetime.Singleton);", "OrdersContext")]
    [InlineData("services.[|AddDbContext<OrdersContext>|](options => { }, ServiceLifetime.Singleton, ServiceLifetime.Singleton);", "OrdersContext")]
    [InlineData("services.[|AddDbContext<OrdersContext>|](options => { }, contextLifetime: ServiceLifetime.Singleton);", "OrdersContext")]
    [InlineData("services.Add(ServiceDescriptor.[|Singleton<IDbConnection>|](_ => new NpgsqlConnection(\"Host=db\")));", "IDbConnection")]
    public Task ARegistrationThatKeepsOne(string registration, string parameter) => Registered(registration, parameter);

    [Theory]
    [InlineData("var connection = new NpgsqlConnection(\"Host=db\"); services.AddDbContext<OrdersContext>(options => options.UseNpgsql([|connection|]));")]
    [InlineData("var connection = new SqlConnection(\"Server=db\"); services.AddDbContextPool<OrdersContext>((provider, options) => { options.UseSqlServer([|connection|]).EnableDetailedErrors(); });")]
    [InlineData("services.AddDbContextFactory<OrdersContext>(options => options.UseNpgsql([|Shared|]));")]
    public Task AConnectionThatAllContextsAreGiven(string registration) => Azure("", "", $$"""
        public static class Startup { private static readonly NpgsqlConnection Shared = new("Host=db"); public static void Configure(IServiceCollection services) { {{registration}} } }
        """);

    [Fact]
    public Task AnEntityFramework6Context()
    {
        var test = RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Create("""
            using Amazon.Lambda.Core;
            public class LegacyContext : System.Data.Entity.DbContext { }
            public class Function { private readonly LegacyContext [|_context|] = new(); public string FunctionHandler(string input, ILambdaContext context) { _context.SaveChanges(); return input; } }
            """);
        test.ReferenceAssemblies = test.ReferenceAssemblies.AddReferences(Library.FromSource("EntityFramework", """
            namespace System.Data.Entity { public class DbContext : System.IDisposable { public virtual int SaveChanges() => 0; public void Dispose() { } } }
            """).References);
        return test.RunAsync();
    }

    [Fact]
    public Task AConnectionThatIsClosedButNeverReplaced() => Lambda("private readonly SqlConnection [|_connection|] = new(\"Server=db\");", "_connection.Open(); try { } finally { _connection.Close(); }");

    [Fact]
    public Task AConnectionThatIsThrownAwayOnlyWhenItBroke() => Lambda("private NpgsqlConnection [|_connection|];", """
        _connection ??= new NpgsqlConnection("Host=db");
        try { _connection.Open(); } catch (NpgsqlException) { _connection.Dispose(); _connection = null; throw; }
        """);

    [Theory]
    [InlineData("private readonly OrdersContext [|_kept|]; public Function() { _kept = new OrdersContext(new DbContextOptionsBuilder<OrdersContext>().UseNpgsql(\"Host=db\").Options); }")]
    [InlineData("private readonly OrdersContext [|_kept|]; public Function() { _kept = Contexts.Create(); }")]
    [InlineData("private readonly OrdersContext [|_kept|] = Contexts.Create();")]
    [InlineData("private static readonly OrdersContext [|_kept|] = Contexts.Create();")]
    [InlineData("private readonly OrdersContext [|_kept|]; public Function() { IDbContextFactory<OrdersContext> contexts = new ServiceCollection().BuildServiceProvider().GetRequiredService<IDbContextFactory<OrdersContext>>(); _kept = contexts.CreateDbContext(); }")]
    [InlineData("private readonly Lazy<OrdersContext> [|_lazy|] = new(Contexts.Create); private OrdersContext _kept => _lazy.Value;")]
    [InlineData("private static readonly Lazy<OrdersContext> [|Lazy|] = new(() => new OrdersContext(), true); private static OrdersContext _kept => Lazy.Value;")]
    [InlineData("private readonly IServiceScope _scope; private readonly OrdersContext [|_kept|]; public Function() { _scope = new ServiceCollection().BuildServiceProvider().CreateScope(); _kept = _scope.ServiceProvider.GetRequiredService<OrdersContext>(); }")]
    [InlineData("private readonly NpgsqlConnection [|_connection|]; private readonly OrdersContext [|_kept|]; public Function() { _connection = new NpgsqlConnection(\"Host=db\"); _kept = new OrdersContext(new DbContextOptionsBuilder().UseNpgsql(_connection).Options); }", "_connection.Open(); _kept.Count();")]
    public Task AContextThatTheFunctionBuilds(string members, string handler = "_kept.Count();") => Lambda(members, handler, "public static class Contexts { public static OrdersContext Create() => new(); }");

    [Theory]
    [InlineData("private readonly Orders _orders = new Orders(new OrdersContext());")]
    [InlineData("private readonly Orders _orders; public Function() { var context = new OrdersContext(); _orders = new Orders(context); }")]
    [InlineData("private readonly Orders _orders; public Function() { var context = Create(); _orders = new Orders(context); } private static OrdersContext Create() => new();")]
    [InlineData("private readonly OrdersContext [|_context|]; private readonly Orders _orders; public Function() { _context = new OrdersContext(); _orders = new Orders(_context); }", "_context.Count();")]
    [InlineData("private static readonly Orders _orders = new(new OrdersContext());")]
    [InlineData("private readonly Orders _orders; public Function() : this(new OrdersContext()) { } public Function(OrdersContext context) { _orders = new Orders(context); }")]
    public Task ARepositoryThatIsHandedAContext(string members, string handler = "") => Lambda(members, "_orders.Load();" + handler, """
        public class Orders { private readonly OrdersContext [|_context|]; public Orders(OrdersContext context) { _context = context; } public void Load() => _context.Count(); }
        """);

    [Theory]
    [InlineData("public class ShopIdentity : IdentityContext<string> { }", "ShopIdentity")]
    [InlineData("public abstract class ContextBase<T> : DbContext { } public class ShopContext : ContextBase<int> { }", "ShopContext")]
    public Task AContextOverFurtherBases(string types, string context) => Lambda($"private readonly {context} [|_kept|] = new();", "_kept.SaveChanges();",
        types + " public class IdentityContext<TUser> : DbContext { }");

    [Fact]
    public Task ASingletonThatKeepsWhatAContextFactoryMade() => Registered("services.AddSingleton<Orders>();", "Orders", """
        public class Orders { private readonly OrdersContext [|_context|]; public Orders(IDbContextFactory<OrdersContext> contexts) { _context = contexts.CreateDbContext(); } public void Load() => _context.Count(); }
        """, "(_use() as Orders)?.Load();");

    [Theory]
    [InlineData("services.AddScoped<Orders>();", "Orders")]
    [InlineData("services.AddTransient<IOrders, Orders>();", "IOrders")]
    public Task AScopedRepositoryThatAKeptFunctionIsHanded(string registration, string parameter) => Verify($$"""
        [Amazon.Lambda.Annotations.LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) { {{registration}} } }
        public class Functions { private readonly {{parameter}} _orders; public Functions({{parameter}} orders) { _orders = orders; } [Amazon.Lambda.Annotations.LambdaFunction] public int Count() => _orders.Count(); }
        public interface IOrders { int Count(); }
        public class Orders : IOrders { private readonly OrdersContext [|_context|] = new(); public int Count() => _context.Count(); }
        """);

    [Fact]
    public Task AMiddlewareOfTheWorkerIsASingleton() => Verify("""
        public class Audit : Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware
        {
            private readonly NpgsqlConnection [|_connection|] = new("Host=db");
            public Task Invoke(FunctionContext context, Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate next) { _connection.Open(); return next(context); }
        }
        """);

    [Theory]
    [InlineData("var [|connection|] = new NpgsqlConnection(\"Host=db\");", "input => connection.OpenAsync()")]
    [InlineData("using var [|connection|] = new NpgsqlConnection(\"Host=db\");", "async input => { await connection.OpenAsync(); }")]
    [InlineData("IDbConnection [|connection|] = new SqlConnection(\"Server=db\");", "input => { connection.Open(); return Task.CompletedTask; }")]
    [InlineData("await using var [|connection|] = new OrdersContext();", "input => Task.FromResult(connection.Count())")]
    [InlineData("var [|connection|] = new ServiceCollection().BuildServiceProvider().GetRequiredService<OrdersContext>();", "input => Task.FromResult(connection.Count())")]
    [InlineData("var [|connection|] = new Lazy<OrdersContext>(() => new OrdersContext());", "input => Task.FromResult(connection.Value.Count())")]
    [InlineData("var [|connection|] = new OrdersContext(); Task Handle(string input) => Task.FromResult(connection.Count());", "Handle")]
    [InlineData("var [|connection|] = new OrdersContext(); Func<string, Task> handle = async input => { await Task.Yield(); connection.Count(); };", "handle")]
    public Task ALocalOfMainThatTheHandlerCaptures(string local, string handler) => Verify($$"""
        public static class Program
        {
            public static async Task Main()
            {
                {{local}}
                await Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder.Create<string>({{handler}}, null).Build().RunAsync();
            }
        }
        """);

    [Fact]
    public Task ALocalOfTopLevelStatements()
    {
        var test = RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Create("""
            using Amazon.Lambda.RuntimeSupport;
            using Npgsql;
            var [|connection|] = new NpgsqlConnection("Host=db");
            await connection.OpenAsync();
            await LambdaBootstrapBuilder.Create(async (string input) => { using var command = connection.CreateCommand(); await command.ExecuteScalarAsync(); }, null).Build().RunAsync();
            """);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task ALocalThatMinimalApisCapture()
    {
        var test = RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Create("""
            using Microsoft.AspNetCore.Builder;
            using Npgsql;
            var app = WebApplication.CreateBuilder(args).Build();
            var [|connection|] = new NpgsqlConnection("Host=db");
            app.MapGet("/orders", () => connection.ProcessID);
            app.Run();
            """, (".globalconfig", "is_global = true\nlifeguard_host = cloud_run\n"));
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }
}
