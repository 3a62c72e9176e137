using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1007_ServiceProviderPerInvocation;

public sealed class Reports
{
    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task AContainerInTheHandlerOfEveryHost(HandlerShape host) => RuleTest<ServiceProviderPerInvocationAnalyzer>.Verify(
        "using Microsoft.Extensions.DependencyInjection;\n" + host.With("using var provider = new ServiceCollection().[|BuildServiceProvider|]();"), host.Files);

    [Theory, MemberData(nameof(Hosts.BuiltPerInvocation), MemberType = typeof(Hosts))]
    public Task AContainerOfAClassThatTheHostBuildsPerInvocation(HandlerShape host)
    {
        var name = host.Handler[..host.Handler.IndexOf('.', StringComparison.Ordinal)];
        return RuleTest<ServiceProviderPerInvocationAnalyzer>.Verify("using Microsoft.Extensions.DependencyInjection;\n" + host.With("", $$"""
            private readonly IServiceProvider _first = new ServiceCollection().[|BuildServiceProvider|]();
            private readonly IServiceProvider _second;
            public {{name}}() { var services = new ServiceCollection(); services.AddSingleton(_ => Npgsql.NpgsqlDataSource.Create("Host=db")); _second = services.[|BuildServiceProvider|](validateScopes: true); }
            """), host.Files);
    }

    [Theory]
    [InlineData("using var provider = Services().[|BuildServiceProvider|]();")]
    [InlineData("using var scope = Services().[|BuildServiceProvider|]().CreateScope();")]
    [InlineData("var orders = Services().[|BuildServiceProvider|]().GetRequiredService<Orders>();")]
    [InlineData("using var provider = ServiceCollectionContainerBuilderExtensions.[|BuildServiceProvider|](Services());")]
    [InlineData("await using var provider = Services().[|BuildServiceProvider|](new ServiceProviderOptions { ValidateScopes = true });")]
    [InlineData("var provider = new DefaultServiceProviderFactory().[|CreateServiceProvider|](Services());")]
    [InlineData("IServiceProviderFactory<IServiceCollection> factory = new DefaultServiceProviderFactory(); var provider = factory.[|CreateServiceProvider|](Services());")]
    [InlineData("var services = new ServiceCollection(); services.AddSingleton(sp => NpgsqlDataSource.Create(\"Host=db\")); var provider = services.[|BuildServiceProvider|]();")]
    public Task EveryFormOfBuildServiceProvider(string statement) => Verify(statement);

    [Theory]
    [InlineData("using var host = Host.CreateDefaultBuilder().ConfigureServices(services => services.AddSingleton(_ => NpgsqlDataSource.Create(\"Host=db\"))).[|Build|]();")]
    [InlineData("using var host = Host.CreateApplicationBuilder().[|Build|]();")]
    [InlineData("var builder = Host.CreateApplicationBuilder(); builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(\"Host=db\")); using var host = builder.[|Build|]();")]
    [InlineData("using var host = new HostBuilder().ConfigureServices(services => services.AddSingleton<Orders>()).[|Build|]();")]
    [InlineData("using var host = await new HostBuilder().[|StartAsync|]();")]
    [InlineData("using var host = new HostBuilder().[|Start|]();")]
    [InlineData("await using var app = WebApplication.CreateBuilder().[|Build|]();")]
    [InlineData("await using var app = WebApplication.CreateSlimBuilder().[|Build|]();")]
    [InlineData("await using var app = WebApplication.[|Create|]();")]
    [InlineData("using var host = Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication.CreateBuilder(Array.Empty<string>()).[|Build|]();")]
    [InlineData("using var host = new Microsoft.AspNetCore.Hosting.WebHostBuilder().[|Build|]();")]
    public Task HostsHaveAContainerToo(string statement) => Verify(statement);

    [Theory]
    [InlineData("var builder = new Autofac.ContainerBuilder(); using var container = builder.[|Build|]();")]
    [InlineData("using var container = [|new SimpleInjector.Container()|];")]
    public Task OtherContainers(string statement) => OtherContainer.Verify(statement);

    [Theory]
    [InlineData("await using var provider = Build();", "private static ServiceProvider Build() => new ServiceCollection().[|BuildServiceProvider|]();")]
    [InlineData("await using var provider = Build(new ServiceCollection());", "private static ServiceProvider Build(IServiceCollection services) => services.[|BuildServiceProvider|]();")]
    [InlineData("var orders = Provider.GetRequiredService<Orders>();", "private static IServiceProvider Provider => new ServiceCollection().AddScoped<Orders>().[|BuildServiceProvider|]();")]
    [InlineData("var orders = Provider.GetRequiredService<Orders>();", "private static IServiceProvider Provider { get { var services = Services(); return services.[|BuildServiceProvider|](); } }")]
    [InlineData("SetUp(); var orders = _provider.GetRequiredService<Orders>();", "private static IServiceProvider _provider; private static void SetUp() { _provider = Services().[|BuildServiceProvider|](); }")]
    [InlineData("var services = Services(); Register(services);", "private static IServiceProvider _provider; private static void Register(IServiceCollection services) { _provider = services.[|BuildServiceProvider|](); }")]
    [InlineData("new Startup().Provider.GetRequiredService<Orders>();", "private sealed class Startup { public IServiceProvider Provider { get; } = Services().[|BuildServiceProvider|](); }")]
    [InlineData("new Startup().Provider.GetRequiredService<Orders>();", "private sealed class Startup { private IServiceProvider _provider; public IServiceProvider Provider => _provider ??= Services().[|BuildServiceProvider|](); }")]
    public Task AContainerBehindAnotherMember(string handler, string members) => Verify(handler, members);

    [Fact]
    public Task AFunctionThatAStaticHandlerBuildsAnew() => RuleTest<ServiceProviderPerInvocationAnalyzer>.Verify("""
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.DependencyInjection;
        public class Function
        {
            private readonly IServiceProvider _provider;
            public Function() { var services = new ServiceCollection(); services.AddSingleton(_ => Npgsql.NpgsqlDataSource.Create("Host=db")); _provider = services.[|BuildServiceProvider|](); }
            public static Task<string> FunctionHandler(string input, ILambdaContext context) => new Function().Run(input);
            private Task<string> Run(string input) => Task.FromResult(_provider.GetService<string>() ?? input);
        }
        """);

    [Fact]
    public Task AScopedFactoryThatBuildsAContainerOfItsOwn() => RuleTest<ServiceProviderPerInvocationAnalyzer>.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        public class Orders { }
        public class OrderFunctions { public OrderFunctions(Orders orders) { } [Function("Run")] public void Run([QueueTrigger("orders")] string message) { } }
        public static class Program
        {
            public static void Configure(IServiceCollection services) => services.AddScoped<Orders>(_ => services.[|BuildServiceProvider|]().GetRequiredService<Orders>());
        }
        """);

    [Fact]
    public Task APoolOnALineOfItsOwnIsAnotherFinding() => Verify("""
        var services = new ServiceCollection();
        services.AddSingleton(NpgsqlDataSource.Create("Host=db"));
        using var provider = services.[|BuildServiceProvider|]();
        """);

    private static Task Verify(string handler, string members = "") => RuleTest<ServiceProviderPerInvocationAnalyzer>.Verify(Function(handler, members));

    internal static string Function(string handler, string members = "", string code = "") => $$"""
        using Amazon.Lambda.Core;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Npgsql;

        namespace Shop;

        public class Orders { }

        public class Function
        {
            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await Task.Yield();
                {{handler}}
                return input;
            }

            private static IServiceCollection Services() => new ServiceCollection().AddScoped<Orders>();
            {{members}}
        }

        {{code}}
        """;
}
