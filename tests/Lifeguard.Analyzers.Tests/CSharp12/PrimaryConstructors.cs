using Lifeguard.Analyzers.Rules.Lifetime;
using static Lifeguard.Analyzers.Tests.Reach.ReachTest;

namespace Lifeguard.Analyzers.Tests.CSharp12;

/// <summary>Primary constructors of classes. The sources in this folder need C# 12, which the oldest Roslyn cannot parse: its project leaves the folder out.</summary>
public sealed class PrimaryConstructors
{
    [Fact]
    public Task ADataAccessClassWithAnInjectedString() => Verify("await orders.Load(1);", $$"""
        public class Orders(string text) { public async Task Load(int id) { await using var connection = [|new NpgsqlConnection(text)|]; } }
        """, "private readonly Orders orders = new(\"Host=db\");");

    [Fact]
    public Task AServiceChainOfPrimaryConstructors() => RuleTest<ConnectionPerInvocationAnalyzer>.Verify($$"""
        {{Usings}}
        using Microsoft.Azure.Functions.Worker;
        public class OrderFunctions(IOrders orders) { [Function("Run")] public Task Run([QueueTrigger("orders")] string message) => orders.Load(); }
        public interface IOrders { Task Load(); }
        public class Orders(Connections connections) : IOrders { public Task Load() { using var connection = connections.Open(); return Task.CompletedTask; } }
        public class Connections { private readonly NpgsqlConnection _probe = {{Reached}}; public NpgsqlConnection Open() => {{Reached}}; }
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddScoped<IOrders, Orders>().AddScoped<Connections>(); }
        """);

    [Fact]
    public Task TheInitialisersOfAPrimaryConstructorRunPerInvocation() => Verify("new Orders(1).Load();", $$"""
        public class Repository(int limit) { protected NpgsqlConnection Connection { get; } = {{Reached}}; public int Limit => limit; }
        public class Orders(int id) : Repository(id) { private readonly NpgsqlConnection _own = {{Reached}}; public void Load() => _own.Open(); }
        """);

    [Fact]
    public Task AnArgumentOfABasePrimaryConstructor() => Verify("new Orders().Load();", $$"""
        public class Repository(NpgsqlConnection connection) { public void Load() => connection.Open(); }
        public class Orders() : Repository({{Reached}});
        """);

    [Fact]
    public Task AParameterThatIsCapturedInAnotherFile() => RuleTest<ConnectionPerInvocationAnalyzer>.Verify(
        Usings + "namespace Shop; public partial class Function(IOrders orders) { public partial void Load(); public string FunctionHandler(string input, ILambdaContext context) { Load(); return input; } }",
        ("Function.Load.cs", "namespace Shop; public partial class Function { public partial void Load() => orders.Load(); }"),
        ("Orders.cs", $$"""using Npgsql; namespace Shop; public interface IOrders { void Load(); } public class Orders : IOrders { public void Load() { using var connection = {{Reached}}; } }"""));

    [Fact]
    public Task AStringOfAPrimaryConstructorIsNoTenant()
    {
        var test = RuleTest<ConnectionPerInvocationAnalyzer>.Create(Function("""using var connection = _orders.Open();""", """
            public class Orders(string host) { public NpgsqlConnection Open() => {|#0:new NpgsqlConnection($"Host={host}")|}; }
            """, "private readonly Orders _orders = new(\"db\");"));
        test.ExpectedDiagnostics.Add(CSharpAnalyzerVerifier<ConnectionPerInvocationAnalyzer>.Diagnostic().WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(
            "'new NpgsqlConnection' takes a connection string on every invocation of 'Function.FunctionHandler' (Function.FunctionHandler → Orders.Open → new NpgsqlConnection). "
            + "Its pool is found by the string's text and has no rotating credentials, no start-up validation and no name in metrics: rent it from one data source per process."));
        return test.RunAsync();
    }

    [Fact]
    public Task AConnectionThatAPrimaryConstructorIsHandedAnew() => RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Verify($$"""
        {{Usings}}
        public class Function(NpgsqlConnection connection)
        {
            private readonly NpgsqlConnection [|_connection|] = connection;
            public Function() : this(new NpgsqlConnection("Host=db")) { }
            public string FunctionHandler(string input, ILambdaContext context) { _connection.Open(); return input; }
        }
        """);

    [Theory]
    [InlineData("ShopContext [|context|]", "context.SaveChanges();")]
    [InlineData("ShopContext [|context|]", "_context.SaveChanges();", "private readonly ShopContext _context = context;")]
    [InlineData("IOrders [|orders|]", "orders.Load();")]
    [InlineData("IServiceScopeFactory scopes", "using var scope = scopes.CreateScope(); scope.ServiceProvider.GetRequiredService<IOrders>().Load();")]
    [InlineData("IDbContextFactory<ShopContext> contexts", "using var context = contexts.CreateDbContext();")]
    [InlineData("ShopContext context", "_ = _count;", "private readonly int _count = context.SaveChanges();")]
    [InlineData("IServiceProvider provider", "provider.[|GetRequiredService<IOrders>|]().Load();")]
    public Task WhatAContainerInjects(string parameter, string body, string members = "") => RuleTest<CapturedDbContextAnalyzer>.Verify($$"""
        {{Usings}}
        using Microsoft.EntityFrameworkCore;
        public class ShopContext : DbContext { }
        public interface IOrders { void Load(); }
        public class Orders(ShopContext context) : IOrders { public void Load() => context.SaveChanges(); }
        [Amazon.Lambda.Annotations.LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) => services.AddDbContext<ShopContext>().AddScoped<IOrders, Orders>(); }
        public class Functions({{parameter}}) { {{members}} [Amazon.Lambda.Annotations.LambdaFunction] public int Count() { {{body}} return 1; } }
        """);

    [Fact]
    public Task ARecordThatIsASingleton() => RuleTest<CapturedDbContextAnalyzer>.Verify($$"""
        {{Usings}}
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.EntityFrameworkCore;
        public class ShopContext : DbContext { }
        public record Orders(ShopContext [|Context|]) { public void Load() => Context.SaveChanges(); }
        public class OrderFunctions(Orders orders) { [Function("Run")] public void Run([QueueTrigger("orders")] string message) => orders.Load(); }
        public static class Startup { public static void Configure(IServiceCollection services) => services.AddSingleton<Orders>(); }
        """);

    [Fact]
    public Task ABaseClassWithAPrimaryConstructor() => RuleTest<CapturedDbContextAnalyzer>.Verify($$"""
        {{Usings}}
        using Microsoft.EntityFrameworkCore;
        public class ShopContext : DbContext { }
        public abstract class FunctionBase(ShopContext context) { protected int Save() => context.SaveChanges(); }
        public class Functions(ShopContext [|context|]) : FunctionBase(context) { [Amazon.Lambda.Annotations.LambdaFunction] public int Count() => Save(); }
        """);

    [Fact]
    public Task AContextThatAFactoryMakesForAKeptClass() => RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Verify($$"""
        {{Usings}}
        using Microsoft.EntityFrameworkCore;
        public class ShopContext : DbContext { }
        public class Functions(IDbContextFactory<ShopContext> contexts) { private readonly ShopContext [|_context|] = contexts.CreateDbContext(); [Amazon.Lambda.Annotations.LambdaFunction] public int Count() => _context.SaveChanges(); }
        """);

    // LFG1006 reports the parameter
    [Fact]
    public Task AContextThatAContainerInjects() => RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.StaysQuiet($$"""
        {{Usings}}
        using Microsoft.EntityFrameworkCore;
        public class OrdersContext : DbContext { }
        public class Functions(OrdersContext context)
        {
            private readonly OrdersContext _context = context;
            [Amazon.Lambda.Annotations.LambdaFunction] public int Count() { _context.SaveChanges(); return 1; }
        }
        """);
}
