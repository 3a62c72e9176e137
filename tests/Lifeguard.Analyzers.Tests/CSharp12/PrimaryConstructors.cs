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

    // missed: LFG1006 is for what a container injects into a class that lives on
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
