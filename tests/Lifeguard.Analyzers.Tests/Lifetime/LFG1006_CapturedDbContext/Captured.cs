using Lifeguard.Analyzers.Rules.Lifetime;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1006_CapturedDbContext;

/// <summary>The frames that this rule's tests put code into.</summary>
internal static class Captured
{
    public const string Usings = """
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Microsoft.Extensions.Hosting;
        using Npgsql;

        """;

    /// <summary>A context, and a service over a repository over the context.</summary>
    public const string Model = """
        public class ShopContext : DbContext { public ShopContext() { } public ShopContext(DbContextOptions options) : base(options) { } public int Count() => 1; }
        public interface IOrderRepository { int Count(); }
        public class OrderRepository : IOrderRepository { private readonly ShopContext _context; public OrderRepository(ShopContext context) { _context = context; } public int Count() => _context.Count(); }
        public interface IOrderService { int Count(); }
        public class OrderService : IOrderService { private readonly IOrderRepository _repository; public OrderService(IOrderRepository repository) { _repository = repository; } public int Count() => _repository.Count(); }
        """;

    /// <summary>Registers all of <see cref="Model"/> as applications do.</summary>
    public const string Scoped = "services.AddDbContext<ShopContext>(); services.AddScoped<IOrderRepository, OrderRepository>(); services.AddScoped<IOrderService, OrderService>();";

    /// <summary>Lambda Annotations with a startup class: the function is a singleton unless the registration says otherwise.</summary>
    public static Task Annotations(string members, string body, string registration = Scoped, string code = "") => Verify($$"""
        [LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) { {{registration}} } }
        public class Functions
        {
            {{members}}
            [LambdaFunction] public int Count() { {{body}} return 1; }
        }
        {{code}}
        """);

    /// <summary>An isolated Azure function that calls a service, and the service's registration.</summary>
    public static Task Service(string registration, string service, string parameter = "IOrders orders", string call = "_orders.Load();", string field = "private readonly IOrders _orders;", string store = "_orders = orders;") => Verify($$"""
        public static class Program { public static void Configure(IServiceCollection services) { {{registration}} } }
        public class OrderFunctions
        {
            {{field}}
            public OrderFunctions({{parameter}}) { {{store}} }
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) { {{call}} }
        }
        public interface IOrders { void Load(); }
        {{service}}
        """);

    /// <summary>A class-library Lambda that builds its own container.</summary>
    public static Task Lambda(string members, string handler, string registration = Scoped, string code = "") => Verify($$"""
        public class Function
        {
            {{members.Replace("CONFIGURE", $"var services = new ServiceCollection(); {registration}", StringComparison.Ordinal)}}

            public async Task<string> FunctionHandler(string input, ILambdaContext context)
            {
                await Task.Yield();
                {{handler}}
                return input;
            }
        }

        {{code}}
        """);

    /// <summary>A Lambda executable.</summary>
    public static Task Executable(string main, string code = "", string registration = Scoped) => Verify($$"""
        public static class Program
        {
            public static async Task Main()
            {
                var services = new ServiceCollection(); {{registration}}
                {{main}}
            }
        }

        {{code}}
        """);

    public static Task Verify(string source, params (string Path, string Text)[] files) => RuleTest<CapturedDbContextAnalyzer>.Verify(Usings + "namespace Shop;\n" + source + "\n" + Model, files);
}
