using Lifeguard.Analyzers.Rules.Disposal;

namespace Lifeguard.Analyzers.Tests.Disposal.LFG2004_ConnectionOutlivesInvocation;

/// <summary>The frames that this rule's tests put code into.</summary>
internal static class Frames
{
    private const string Usings = """
        using System.Data;
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Dapper;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Data.SqlClient;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        namespace Shop;

        public class Order { public int Id { get; set; } public bool IsOpen { get; set; } public List<string> Lines { get; set; } }
        public class ShopContext : DbContext { public ShopContext() { } public ShopContext(DbContextOptions options) : base(options) { } public DbSet<Order> Orders { get; set; } }
        public interface IBus { event EventHandler<Order> Received; Task PublishAsync(object message); void Publish(object message); }

        """;

    /// <summary>The members of a class-library Lambda.</summary>
    public static Task Members(string members, string code = "") => RuleTest<ConnectionOutlivesInvocationAnalyzer>.Verify(Usings + $$"""
        public class Function
        {
            private static readonly NpgsqlDataSource Db = NpgsqlDataSource.Create("Host=db");

            public async Task FunctionHandler(string input, ILambdaContext context) => await Task.Yield();

            {{members}}
        }

        {{code}}
        """);

    /// <summary>The body of an async method.</summary>
    public static Task Async(string body, string members = "", string code = "") =>
        Members($"private async Task<int> Work(string cs, List<Order> orders, IBus bus, CancellationToken cancel) {{ await Task.Yield(); {body} return 1; }} {members}", code);

    /// <summary>An isolated Azure function with a context that is injected.</summary>
    public static Task Injected(string body, string members = "", string code = "", string registration = "services.AddDbContext<ShopContext>();") => RuleTest<ConnectionOutlivesInvocationAnalyzer>.Verify(Usings + $$"""
        public class OrderFunctions
        {
            private readonly ShopContext _db;
            private readonly IAudit _audit;
            private readonly IServiceScopeFactory _scopes;
            private readonly NpgsqlDataSource _source;

            public OrderFunctions(ShopContext db, IAudit audit, IServiceScopeFactory scopes, NpgsqlDataSource source) { _db = db; _audit = audit; _scopes = scopes; _source = source; }

            [Function("Run")]
            public async Task Run([QueueTrigger("orders")] string message, List<Order> orders)
            {
                await Task.Yield();
                {{body}}
            }

            {{members}}
        }

        public interface IAudit { Task WriteAsync(string text); Task CountAsync(); }
        public class Audit : IAudit
        {
            private readonly ShopContext _context;
            public Audit(ShopContext context) => _context = context;
            public async Task WriteAsync(string text) { await Task.Delay(1); _context.Add(new Order()); await _context.SaveChangesAsync(); }
            public async Task CountAsync() { await Task.Delay(1); }
        }

        public static class Startup { public static void Configure(IServiceCollection services) { {{registration}} services.AddScoped<IAudit, Audit>(); } }

        {{code}}
        """);
}
