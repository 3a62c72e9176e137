using Lifeguard.Analyzers.Rules.Disposal;

namespace Lifeguard.Analyzers.Tests.CSharp12;

/// <summary>LFG2004 where a primary constructor is given the context. The sources in this folder need C# 12.</summary>
public sealed class InjectedIntoPrimaryConstructors
{
    [Fact]
    public Task AContextInWorkThatNobodyAwaits() => RuleTest<ConnectionOutlivesInvocationAnalyzer>.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        public class ShopContext : Microsoft.EntityFrameworkCore.DbContext { }
        public class OrderFunctions(ShopContext db, Audit audit)
        {
            private readonly ShopContext _db = db;
            [Function("Run")] public async Task Run([QueueTrigger("orders")] string message)
            {
                await db.SaveChangesAsync();
                _ = [|db.SaveChangesAsync()|];
                _ = [|_db.SaveChangesAsync()|];
                _ = [|Task.Run(() => db.SaveChangesAsync())|];
                _ = [|audit.WriteAsync()|];
                _ = audit.PingAsync();
                Task[] both = [db.SaveChangesAsync(), audit.WriteAsync()];
                await Task.WhenAll(both);
                _ = Task.WhenAll([ [|db.SaveChangesAsync()|], audit.PingAsync() ]);
            }
        }
        public class Audit(ShopContext context)
        {
            public async Task WriteAsync() { await Task.Yield(); await context.SaveChangesAsync(); }
            public async Task PingAsync() => await Task.Yield();
        }
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddDbContext<ShopContext>().AddScoped<Audit>(); }
        """);
}
