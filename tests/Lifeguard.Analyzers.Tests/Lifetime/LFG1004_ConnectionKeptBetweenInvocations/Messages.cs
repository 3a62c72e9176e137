using Lifeguard.Analyzers.Rules.Lifetime;
using Verifier = Lifeguard.Verification.CSharpAnalyzerVerifier<Lifeguard.Analyzers.Rules.Lifetime.ConnectionKeptBetweenInvocationsAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1004_ConnectionKeptBetweenInvocations;

public sealed class Messages
{
    [Theory]
    [InlineData("static NpgsqlConnection", "new NpgsqlConnection(\"Host=db\")", "NpgsqlConnection", "it is static", "Keep one NpgsqlDataSource and open a connection from it per invocation")]
    [InlineData("static MySqlConnector.MySqlConnection", "new MySqlConnector.MySqlConnection(\"Server=db\")", "MySqlConnection", "it is static", "Keep one MySqlDataSource and open a connection from it per invocation")]
    [InlineData("static System.Data.IDbConnection", "new NpgsqlConnection(\"Host=db\")", "IDbConnection", "it is static", "Open a connection per invocation; the driver's pool makes that cheap")]
    [InlineData("Microsoft.Data.SqlClient.SqlConnection", "new Microsoft.Data.SqlClient.SqlConnection(\"Server=db\")", "SqlConnection", "AWS Lambda keeps the object of 'Function' as long as the process", "Open a connection per invocation; the driver's pool makes that cheap")]
    [InlineData("Microsoft.EntityFrameworkCore.DbContext", "new Microsoft.EntityFrameworkCore.DbContext(null)", "DbContext", "AWS Lambda keeps the object of 'Function' as long as the process", "Build the context per invocation, from a scope or an IDbContextFactory")]
    [InlineData("static NpgsqlTransaction", "new NpgsqlConnection(\"Host=db\").BeginTransaction()", "NpgsqlTransaction", "it is static", "Begin and finish the transaction inside one invocation")]
    [InlineData("static Lazy<NpgsqlConnection>", "new Lazy<NpgsqlConnection>(() => new NpgsqlConnection(\"Host=db\"))", "NpgsqlConnection", "it is static", "Keep one NpgsqlDataSource and open a connection from it per invocation")]
    public Task Members(string declaration, string creation, string kept, string because, string advice) => Verify(
        $$"""
        using Amazon.Lambda.Core;
        using Npgsql;
        public class Function { private {{declaration}} {|#0:_kept|} = {{creation}}; public string FunctionHandler(string input, ILambdaContext context) { _ = _kept; return input; } }
        """, "_kept", kept, because, advice);

    [Theory]
    [InlineData("private static readonly Orders All = new();", "All", "'Orders' is held by the static 'All'")]
    [InlineData("private readonly Orders _orders = new();", "_orders", "AWS Lambda keeps the object of 'Function' as long as the process")]
    public Task Repositories(string member, string name, string because) => Verify(
        $$"""
        using Amazon.Lambda.Core;
        using Npgsql;
        public class Orders { private readonly NpgsqlConnection {|#0:_connection|} = new("Host=db"); public void Load() => _connection.Open(); }
        public class Function { {{member}} public string FunctionHandler(string input, ILambdaContext context) { {{name}}.Load(); return input; } }
        """, "_connection", "NpgsqlConnection", because, "Keep one NpgsqlDataSource and open a connection from it per invocation");

    [Fact]
    public Task Singletons() => Verify(
        """
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        public class Orders { private readonly NpgsqlConnection {|#0:_connection|} = new("Host=db"); public void Load() => _connection.Open(); }
        public class Startup { public void Configure(IServiceCollection services) => services.AddSingleton<Orders>(); }
        public class OrderFunctions { private readonly Orders _orders; public OrderFunctions(Orders orders) { _orders = orders; } [Function("Run")] public void Run([QueueTrigger("orders")] string message) => _orders.Load(); }
        """, "_connection", "NpgsqlConnection", "'Orders' is registered as a singleton", "Keep one NpgsqlDataSource and open a connection from it per invocation");

    [Fact]
    public Task ObjectsOfMain() => Verify(
        """
        using Npgsql;
        public class Orders { private readonly NpgsqlConnection {|#0:_connection|} = new("Host=db"); public void Load() => _connection.Open(); }
        public static class Program
        {
            public static Task Main() { var orders = new Orders(); return Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder.Create<string>(input => { orders.Load(); return Task.CompletedTask; }, null).Build().RunAsync(); }
        }
        """, "_connection", "NpgsqlConnection", "'Orders' is built once, when the process starts", "Keep one NpgsqlDataSource and open a connection from it per invocation");

    [Theory]
    [InlineData("{|#0:AddSingleton<IDbConnection>|}(_ => new NpgsqlConnection(\"Host=db\"))", "AddSingleton", "IDbConnection", "Open a connection per invocation; the driver's pool makes that cheap")]
    [InlineData("{|#0:AddSingleton|}(new NpgsqlConnection(\"Host=db\"))", "AddSingleton", "NpgsqlConnection", "Keep one NpgsqlDataSource and open a connection from it per invocation")]
    [InlineData("{|#0:AddDbContext<Context>|}(options => { }, contextLifetime: ServiceLifetime.Singleton)", "AddDbContext", "Context", "Build the context per invocation, from a scope or an IDbContextFactory")]
    public Task Registrations(string call, string method, string kept, string advice) => Verify(
        $$"""
        using System.Data;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        public class Context : Microsoft.EntityFrameworkCore.DbContext { }
        public class Startup { public void Configure(IServiceCollection services) => services.{{call}}; }
        public class OrderFunctions { [Function("Run")] public void Run([QueueTrigger("orders")] string message) { } }
        """, method, kept, "a singleton lives as long as the process", advice);

    [Fact]
    public Task ConnectionsThatContextsShare() => Verify(
        """
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        public class Context : DbContext { }
        public class Startup { public void Configure(IServiceCollection services) { var shared = new NpgsqlConnection("Host=db"); services.AddDbContextPool<Context>(options => options.UseNpgsql({|#0:shared|})); } }
        public class OrderFunctions { [Function("Run")] public void Run([QueueTrigger("orders")] string message) { } }
        """, "shared", "NpgsqlConnection", "every context that 'AddDbContextPool' configures is given it", "Pass the data source or the connection string, so that each context opens a connection of its own");

    private static Task Verify(string source, params object[] arguments)
    {
        var test = RuleTest<ConnectionKeptBetweenInvocationsAnalyzer>.Create(source);
        test.ExpectedDiagnostics.Add(Verifier.Diagnostic().WithArguments(arguments).WithLocation(0));
        return test.RunAsync();
    }
}
