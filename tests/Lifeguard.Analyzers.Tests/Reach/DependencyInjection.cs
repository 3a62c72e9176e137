using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.Reach;

/// <summary>Objects that a container builds, on Azure Functions, where the function class is built per invocation.</summary>
public sealed class DependencyInjection
{
    private static Task Verify(string registration, string code, string parameter = "IOrders orders", string body = "orders.Load();") => RuleTest<Rules.Lifetime.ConnectionPerInvocationAnalyzer>.Verify($$"""
        {{Usings}}
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Hosting;
        namespace Shop;
        public static class Program
        {
            public static void Configure(IServiceCollection services) { {{registration}} }
        }

        public class OrderFunctions
        {
            private readonly Action _run;
            public OrderFunctions({{parameter}}) { _run = () => { {{body}} }; }

            [Function("Run")]
            public void Run([QueueTrigger("orders")] string message) => _run();
        }

        public interface IOrders { void Load(); }
        {{code}}
        """);

    private static string Built(string connection) => $$"""public class Orders : IOrders { private readonly NpgsqlConnection _connection; public Orders() { _connection = {{connection}}; } public void Load() => _connection.Open(); }""";

    [Theory]
    [InlineData("services.AddScoped<IOrders, Orders>();")]
    [InlineData("services.AddTransient<IOrders, Orders>();")]
    [InlineData("services.TryAddScoped<IOrders, Orders>();")]
    [InlineData("services.AddScoped(typeof(IOrders), typeof(Orders));")]
    [InlineData("services.AddKeyedScoped<IOrders, Orders>(\"orders\");")]
    [InlineData("services.AddScoped<IOrders>(_ => new Orders());")]
    [InlineData("services.AddScoped<IOrders>(provider => { return new Orders(); });")]
    [InlineData("services.AddScoped<IOrders>(Create);  static IOrders Create(IServiceProvider provider) => new Orders();")]
    [InlineData("services.Add(ServiceDescriptor.Scoped<IOrders, Orders>());")]
    [InlineData("services.TryAdd(ServiceDescriptor.Transient<IOrders, Orders>());")]
    [InlineData("services.AddScoped<Orders>().AddScoped<IOrders>(provider => provider.GetRequiredService<Orders>());")]
    public Task AServiceThatIsBuiltPerInvocation(string registration) => Verify(registration, Built(Reached));

    [Theory]
    [InlineData("services.AddSingleton<IOrders, Orders>();")]
    [InlineData("services.TryAddSingleton<IOrders, Orders>();")]
    [InlineData("services.AddSingleton(typeof(IOrders), typeof(Orders));")]
    [InlineData("services.AddKeyedSingleton<IOrders, Orders>(\"orders\");")]
    [InlineData("services.AddSingleton<IOrders>(_ => new Orders());")]
    [InlineData("services.AddSingleton<IOrders>(new Orders());")]
    [InlineData("services.AddSingleton<IOrders>(Create);  static IOrders Create(IServiceProvider provider) => new Orders();")]
    [InlineData("services.Add(ServiceDescriptor.Singleton<IOrders, Orders>());")]
    public Task AServiceThatIsBuiltOnce(string registration) => Verify(registration, Built(NotReached));

    [Fact]
    public Task ANamedServiceLifetimeCounts() => Verify("services.AddDbContext<Context>(contextLifetime: ServiceLifetime.Singleton, optionsLifetime: ServiceLifetime.Scoped);", $$"""
        public class Context : Microsoft.EntityFrameworkCore.DbContext { private readonly NpgsqlConnection _connection = {{NotReached}}; }
        """, "Context context", "");

    [Fact]
    public Task TheLifetimeOfTheOptionsDoesNotCount() => Verify("services.AddDbContext<Context>(optionsLifetime: ServiceLifetime.Singleton);", $$"""
        public class Context : Microsoft.EntityFrameworkCore.DbContext { private readonly NpgsqlConnection _connection = {{Reached}}; }
        """, "Context context", "");

    [Theory]
    [InlineData("services.AddScoped(_ => {0});", "NpgsqlConnection connection")]
    [InlineData("services.AddScoped<IDbConnection>(_ => {0});", "IDbConnection connection")]
    [InlineData("services.AddTransient<IDbConnection>(provider => {{ var connection = {0}; connection.Open(); return connection; }});", "IDbConnection connection")]
    [InlineData("services.AddScoped<DbConnection>(Connect);  static NpgsqlConnection Connect(IServiceProvider provider) => {0};", "DbConnection connection")]
    public Task AConnectionThatAFactoryBuildsPerInvocation(string registration, string parameter) =>
        Verify(string.Format(null, registration, Reached), "", parameter, "connection.Open();");

    [Theory]
    [InlineData("services.AddSingleton(_ => {0});", "NpgsqlConnection connection")]
    [InlineData("services.AddSingleton<IDbConnection>({0});", "IDbConnection connection")]
    [InlineData("services.AddSingleton<Func<NpgsqlConnection>>(() => {0});", "Func<NpgsqlConnection> connect")]
    public Task AConnectionThatIsRegisteredOnce(string registration, string parameter) => Verify(string.Format(null, registration, NotReached), "", parameter, "");

    [Fact]
    public Task AConnectionThatNobodyAsksFor() => Verify($$"""services.AddScoped<IDbConnection>(_ => {{NotReached}});""", "public class Orders : IOrders { public void Load() { } }");

    [Fact]
    public Task AScopedServiceThatOnlyASingletonTakes() => Verify($$"""services.AddScoped<IDbConnection>(_ => {{NotReached}}); services.AddSingleton<IOrders, Orders>();""", """
        public class Orders : IOrders { private readonly IDbConnection _connection; public Orders(IDbConnection connection) { _connection = connection; } public void Load() => _connection.Open(); }
        """);

    [Fact]
    public Task AServiceOfAService() => Verify("services.AddScoped<IOrders, Orders>().AddTransient<Connections>();", $$"""
        public class Orders : IOrders { public Orders(Connections connections) { } public void Load() { } }
        public class Connections { public Connections() { using var connection = {{Reached}}; } }
        """);

    [Theory]
    [InlineData("IServiceProvider services", "services.GetRequiredService<IOrders>();")]
    [InlineData("IServiceProvider services", "services.GetService<IOrders>();")]
    [InlineData("IServiceProvider services", "services.GetService(typeof(IOrders));")]
    [InlineData("IServiceScopeFactory scopes", "using var scope = scopes.CreateScope(); scope.ServiceProvider.GetRequiredService<IOrders>();")]
    [InlineData("IEnumerable<IOrders> all", "")]
    [InlineData("IOrders[] all", "")]
    public Task AServiceThatIsAskedForInOtherWays(string parameter, string body) => Verify("services.AddScoped<IOrders, Orders>();", Built(Reached), parameter, body);

    [Fact]
    public Task OtherImplementationsThanTheRegisteredOneDoNotRun() => Verify("services.AddScoped<IOrders, Orders>();", $$"""
        public class Orders : IOrders { public void Load() { using var connection = {{Reached}}; } }
        public class LegacyOrders : IOrders { public void Load() { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task OtherImplementationsThanTheOneThatAFactoryBuildsDoNotRun() => Verify("services.AddScoped<IOrders>(_ => new Orders());", $$"""
        public class Orders : IOrders { public void Load() { using var connection = {{Reached}}; } }
        public class LegacyOrders : IOrders { public void Load() { using var connection = {{NotReached}}; } }
        """);

    [Fact]
    public Task EachOfSeveralRegistrationsMayRun() => Verify("if (DateTime.Now.Year > 2030) services.AddScoped<IOrders, Orders>(); else services.AddScoped<IOrders, LegacyOrders>();", $$"""
        public class Orders : IOrders { public void Load() { using var connection = {{Reached}}; } }
        public class LegacyOrders : IOrders { public void Load() { using var connection = {{Reached}}; } }
        """);

    [Fact]
    public Task ADecoratorRunsWhatItWraps() => Verify("services.AddScoped<Orders>(); services.AddScoped<IOrders>(provider => new TracedOrders(provider.GetRequiredService<Orders>()));", $$"""
        public class Orders : IOrders { public void Load() { using var connection = {{Reached}}; } }
        public class TracedOrders : IOrders { private readonly IOrders _inner; public TracedOrders(IOrders inner) { _inner = inner; } public void Load() => _inner.Load(); }
        """);

    [Fact]
    public Task OpenGenerics() => Verify("services.AddScoped(typeof(IRepository<>), typeof(Repository<>));", $$"""
        public interface IRepository<T> { void Find(); }
        public class Repository<T> : IRepository<T> { private readonly NpgsqlConnection _connection = {{Reached}}; public void Find() { using var other = {{Reached}}; } }
        """, "IRepository<string> repository", "repository.Find();");

    [Fact]
    public Task ATypedHttpClientIsTransient() => Verify("services.AddHttpClient<IOrders, Orders>();", Built(Reached));

    [Fact]
    public Task AHostedServiceIsBuiltOnce() => Verify("services.AddHostedService<Listener>();", $$"""
        public class Listener : BackgroundService { protected override async Task ExecuteAsync(CancellationToken stop) { await using var connection = {{NotReached}}; } }
        """, "IServiceProvider services", "");

    [Fact]
    public Task ConfigurationOfAPoolRunsOnce() => Verify($$"""services.AddDbContext<Context>(options => { using var probe = {{NotReached}}; });""", """
        public class Context : Microsoft.EntityFrameworkCore.DbContext { }
        """, "Context context", "");

    [Fact]
    public Task AnUnregisteredServiceIsNotBuilt() => Verify("", Built(NotReached));
}
