using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.CapturedDbContextAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1006_CapturedDbContext;

public sealed class Messages
{
    private const string Annotations = "AWS Lambda Annotations keeps the object of 'Functions' as long as the process";

    [Theory]
    [InlineData("ShopContext", "ShopContext", "")]
    [InlineData("NpgsqlConnection", "NpgsqlConnection", "")]
    [InlineData("IOrderRepository", "ShopContext", " (Functions → IOrderRepository (OrderRepository) → ShopContext)")]
    [InlineData("IOrderService", "ShopContext", " (Functions → IOrderService (OrderService) → IOrderRepository (OrderRepository) → ShopContext)")]
    [InlineData("OrderRepository", "ShopContext", " (Functions → OrderRepository → ShopContext)")]
    public Task AnnotatedClasses(string type, string captured, string way) => Verify($$"""
        [LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) { {{Captured.Scoped}} services.AddScoped<OrderRepository>(); } }
        public class Functions { private readonly {{type}} _held; public Functions({{type}} {|#0:held|}) { _held = held; } [LambdaFunction] public int Count() { _ = _held; return 1; } }
        """, "held", captured, way, Annotations, "Take it as a [FromServices] parameter of the handler, or register 'Functions' as scoped");

    [Theory]
    [InlineData("ShopContext", "ShopContext", "", "Take an IDbContextFactory<ShopContext>, or register 'Orders' as scoped")]
    [InlineData("NpgsqlConnection", "NpgsqlConnection", "", "Take the NpgsqlDataSource and open a connection per invocation, or register 'Orders' as scoped")]
    [InlineData("IDbTransaction", "IDbTransaction", "", "Take what opens one, and open it per invocation, or register 'Orders' as scoped")]
    [InlineData("IOrderRepository", "ShopContext", " (Orders → IOrderRepository (OrderRepository) → ShopContext)", "Take an IServiceScopeFactory and resolve it from a scope per invocation, or register 'Orders' as scoped")]
    public Task Singletons(string type, string captured, string way, string advice) => Verify($$"""
        public static class Startup { public static void Configure(IServiceCollection services) { {{Captured.Scoped}} services.AddSingleton<Orders>(); } }
        public class Orders { private readonly {{type}} _held; public Orders({{type}} {|#0:held|}) { _held = held; } public void Load() { _ = _held; } }
        public class OrderFunctions { private readonly Orders _orders; public OrderFunctions(Orders orders) { _orders = orders; } [Function("Run")] public void Run([QueueTrigger("orders")] string message) => _orders.Load(); }
        """, "held", captured, way, "'Orders' is registered as a singleton", advice);

    [Theory]
    [InlineData("provider.{|#0:GetRequiredService<ShopContext>|}()", "GetRequiredService", "")]
    [InlineData("provider.{|#0:GetService<IOrderService>|}()!", "GetService", " (IOrderService (OrderService) → IOrderRepository (OrderRepository) → ShopContext)")]
    [InlineData("ActivatorUtilities.{|#0:CreateInstance<OrderService>|}(provider)", "CreateInstance", " (OrderService → IOrderRepository (OrderRepository) → ShopContext)")]
    public Task RootProviders(string request, string method, string way) => Verify($$"""
        public static class Program
        {
            public static async Task Main()
            {
                var services = new ServiceCollection(); {{Captured.Scoped}}
                var provider = services.BuildServiceProvider();
                await LambdaBootstrapBuilder.Create((string input) => { {{request}}.Count(); }, null).Build().RunAsync();
            }
        }
        """, method, "ShopContext", way, "the scope from which it is resolved lives as long as the process", "Create a scope per invocation and resolve from that");

    [Theory]
    [InlineData("private readonly IOrderRepository _orders;", "AWS Lambda keeps the object of 'Function' as long as the process")]
    [InlineData("private static IOrderRepository _orders;", "it is kept in the static '_orders'")]
    public Task WhatIsResolvedOnce(string field, string because) => Verify($$"""
        public class Function
        {
            {{field}}
            public Function() { var services = new ServiceCollection(); {{Captured.Scoped}} _orders = services.BuildServiceProvider().{|#0:GetRequiredService<IOrderRepository>|}(); }
            public string FunctionHandler(string input, ILambdaContext context) { _orders.Count(); return input; }
        }
        """, "GetRequiredService", "ShopContext", " (IOrderRepository (OrderRepository) → ShopContext)", because, "Keep the provider instead, and resolve from a scope per invocation");

    [Fact]
    public Task WhatTheHandlerCaptures() => Verify($$"""
        public static class Program
        {
            public static async Task Main()
            {
                var services = new ServiceCollection(); {{Captured.Scoped}}
                var orders = services.BuildServiceProvider().{|#0:GetRequiredService<IOrderRepository>|}();
                await LambdaBootstrapBuilder.Create((string input) => { orders.Count(); }, null).Build().RunAsync();
            }
        }
        """, "GetRequiredService", "ShopContext", " (IOrderRepository (OrderRepository) → ShopContext)", "it is resolved once, when the process starts, and captured by the handler",
        "Keep the provider instead, and resolve from a scope per invocation");

    [Fact]
    public Task MiddlewareOfTheWorker() => Verify("""
        public class Audit : Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware
        {
            private readonly ShopContext _context; public Audit(ShopContext {|#0:context|}) { _context = context; }
            public Task Invoke(FunctionContext context, Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate next) { _context.SaveChanges(); return next(context); }
        }
        """, "context", "ShopContext", "", "Azure Functions keeps the object of 'Audit' as long as the process", "Resolve it from the InstanceServices of the function's context");

    [Fact]
    public Task TheWholeSentence()
    {
        var test = RuleTest<Rules.Lifetime.CapturedDbContextAnalyzer>.Create(Captured.Usings + Captured.Model + """
            public class Functions { private readonly ShopContext _held; public Functions(ShopContext {|#0:held|}) { _held = held; } [LambdaFunction] public int Count() => _held.Count(); }
            """);
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithLocation(0).WithMessage(
            "'held' gives every invocation the same ShopContext because AWS Lambda Annotations keeps the object of 'Functions' as long as the process: it goes stale while the process is frozen or idle, "
            + "and it is shared as soon as invocations overlap. Take it as a [FromServices] parameter of the handler, or register 'Functions' as scoped."));
        return test.RunAsync();
    }

    private static Task Verify(string source, params object[] arguments)
    {
        var test = RuleTest<Rules.Lifetime.CapturedDbContextAnalyzer>.Create(Captured.Usings + source + Captured.Model);
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithArguments(arguments).WithLocation(0));
        return test.RunAsync();
    }
}
