using Microsoft.CodeAnalysis;
using Rule = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Rules.Lifetime.DataSourcePerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1001_DataSourcePerInvocation;

public sealed class Reports
{
    private const string Usings = """
        using System.Collections.Concurrent;
        using Amazon.DynamoDBv2;
        using Amazon.Lambda.Core;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;

        """;

    [Theory, MemberData(nameof(Hosts.All), MemberType = typeof(Hosts))]
    public Task PoolBuiltInTheHandler(HandlerShape host) =>
        Rule.Verify(host.With("""await using var source = [|Npgsql.NpgsqlDataSource.Create("Host=db;Database=orders")|];"""), host.Files);

    [Theory, MemberData(nameof(Hosts.BuiltPerInvocation), MemberType = typeof(Hosts))]
    public Task PoolInAFieldOfAClassThatTheHostBuildsPerInvocation(HandlerShape host) =>
        Rule.Verify(
            host.With("await using var db = _source.CreateConnection();", """private readonly Npgsql.NpgsqlDataSource _source = [|Npgsql.NpgsqlDataSource.Create("Host=db")|];"""), host.Files);

    [Theory]
    [InlineData("await using var source = [|NpgsqlDataSource.Create(Cs)|];")]
    [InlineData("await using var source = [|NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Cs))|];")]
    [InlineData("await using var source = [|new NpgsqlDataSourceBuilder(Cs).Build()|];")]
    [InlineData("await using var source = [|new NpgsqlSlimDataSourceBuilder(Cs).Build()|];")]
    [InlineData("await using var source = [|new NpgsqlDataSourceBuilder(Cs).BuildMultiHost()|];")]
    [InlineData("await using var source = [|new NpgsqlDataSourceBuilder(Cs).EnableDynamicJson().Build()|];")]
    [InlineData("var builder = new NpgsqlDataSourceBuilder(Cs); builder.EnableParameterLogging(); await using var source = [|builder.Build()|];")]
    [InlineData("var builder = new NpgsqlDataSourceBuilder { ConnectionStringBuilder = { Host = \"db\" } }; var source = [|builder.Build()|];")]
    [InlineData("await using var source = [|new MySqlDataSource(Cs)|];")]
    [InlineData("await using MySqlDataSource source = [|new(Cs)|];")]
    [InlineData("await using var source = [|new MySqlDataSourceBuilder(Cs).Build()|];")]
    [InlineData("var source = [|NpgsqlFactory.Instance.CreateDataSource(Cs)|];")]
    [InlineData("var source = [|global::Npgsql.NpgsqlDataSource.Create(Cs)|];")]
    [InlineData("var source = [|Source.Create(Cs)|];")]
    [InlineData("DbDataSource source = [|NpgsqlDataSource.Create(Cs)|];")]
    [InlineData("NpgsqlDataSource? source; try { source = [|NpgsqlDataSource.Create(Cs)|]; } catch (Exception) { throw; }")]
    [InlineData("await using (var source = [|NpgsqlDataSource.Create(Cs)|]) { await using var db = await source.OpenConnectionAsync(); }")]
    [InlineData("using var db = [|NpgsqlDataSource.Create(Cs)|].OpenConnection();")]
    [InlineData("foreach (var name in input.Split(',')) { using var source = [|NpgsqlDataSource.Create(Cs)|]; }")]
    [InlineData("var source = input.Length > 3 ? [|NpgsqlDataSource.Create(Cs)|] : null;")]
    [InlineData("var source = input switch { \"a\" => [|NpgsqlDataSource.Create(Cs)|], _ => [|NpgsqlDataSource.Create(Cs + input)|] };")]
    [InlineData("NpgsqlDataSource? source = null; source ??= [|NpgsqlDataSource.Create(Cs)|];")]
    [InlineData("NpgsqlDataSource? source = null; if (source is null) source = [|NpgsqlDataSource.Create(Cs)|];")]
    [InlineData("Func<NpgsqlDataSource> make = () => [|NpgsqlDataSource.Create(Cs)|]; await using var source = make();")]
    [InlineData("var source = new Lazy<NpgsqlDataSource>(() => [|NpgsqlDataSource.Create(Cs)|]); await source.Value.OpenConnectionAsync();")]
    [InlineData("NpgsqlDataSource Make() => [|NpgsqlDataSource.Create(Cs)|]; await using var source = Make();")]
    [InlineData("static NpgsqlDataSource Make() { return [|NpgsqlDataSource.Create(Cs)|]; } var source = Make();")]
    [InlineData("await Task.Run(async () => { await using var source = [|NpgsqlDataSource.Create(Cs)|]; });")]
    [InlineData("await Retry(async () => { await using var source = [|NpgsqlDataSource.Create(Cs)|]; });")]
    [InlineData("if (input == \"\") return; lock (this) { using var source = [|NpgsqlDataSource.Create(Cs)|]; }")]
    [InlineData("Use([|NpgsqlDataSource.Create(Cs)|]);")]
    [InlineData("await using var source = [|NpgsqlDataSource.Create($\"Host=db;Database={input}\")|];")]
    public Task EveryWayToBuildAPool(string body) => Rule.Verify($$"""
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using MySqlConnector;
        using Npgsql;
        using Source = Npgsql.NpgsqlDataSource;
        namespace Shop;
        public class Function
        {
            private const string Cs = "Host=db;Database=orders";
            public async Task FunctionHandler(string input, ILambdaContext context) { await Task.Yield(); {{body}} }
            private static async Task Retry(Func<Task> work) { for (var attempt = 0; attempt < 3; attempt++) await work(); }
            private static void Use(DbDataSource source) { }
        }
        """);

    [Theory]
    [InlineData("Db.Source.CreateConnection()", "internal static class Db { public static NpgsqlDataSource Source => [|NpgsqlDataSource.Create(\"Host=db\")|]; }")]
    [InlineData("Db.Source.CreateConnection()", "internal static class Db { public static NpgsqlDataSource Source { get { return [|NpgsqlDataSource.Create(\"Host=db\")|]; } } }")]
    [InlineData("Db.Source.CreateConnection()", "internal static class Db { public static NpgsqlDataSource Source { get { var made = [|NpgsqlDataSource.Create(\"Host=db\")|]; return made; } } }")]
    [InlineData("Db.Source.CreateConnection()", "internal static class Db { public static NpgsqlDataSource Source { get => [|NpgsqlDataSource.Create(\"Host=db\")|]; } }")]
    [InlineData("Db.Connect()", "internal static class Db { public static NpgsqlDataSource Make() => [|NpgsqlDataSource.Create(\"Host=db\")|]; public static NpgsqlConnection Connect() => Make().OpenConnection(); }")]
    [InlineData("\"Host=db\".Connect()", "internal static class Db { public static NpgsqlConnection Connect(this string cs) => [|NpgsqlDataSource.Create(cs)|].OpenConnection(); }")]
    [InlineData("new Repository().Load()", "internal class Repository { public object Load() => [|NpgsqlDataSource.Create(\"Host=db\")|].OpenConnection(); }")]
    [InlineData("new Repository().Load()", "internal class Repository { private readonly NpgsqlDataSource _source = [|NpgsqlDataSource.Create(\"Host=db\")|]; public object Load() => _source; }")]
    [InlineData("new Repository().Load()", "internal class Repository { private readonly NpgsqlDataSource _source; public Repository() => _source = [|NpgsqlDataSource.Create(\"Host=db\")|]; public object Load() => _source; }")]
    [InlineData("new Repository().Load()", "internal class Repository { public Repository() : this([|NpgsqlDataSource.Create(\"Host=db\")|]) { } public Repository(NpgsqlDataSource source) { } public object Load() => this; }")]
    [InlineData("new Repository().Load()", "internal class Repository { public NpgsqlDataSource Source { get; } = [|NpgsqlDataSource.Create(\"Host=db\")|]; public object Load() => Source; }")]
    [InlineData("new Repository(\"Host=db\").Source", "internal record Repository(string Cs) { public NpgsqlDataSource Source { get; } = [|NpgsqlDataSource.Create(Cs)|]; }")]
    [InlineData("new Orders().Load()", "internal abstract class Repository<T> { protected NpgsqlConnection Open() => [|NpgsqlDataSource.Create(\"Host=db\")|].OpenConnection(); } internal class Orders : Repository<string> { public object Load() => Open(); }")]
    [InlineData("new Orders().Load()", "internal abstract class Repository { private readonly NpgsqlDataSource _source; protected Repository(string cs) => _source = [|NpgsqlDataSource.Create(cs)|]; } internal class Orders : Repository { public Orders() : base(\"Host=db\") { } public object Load() => this; }")]
    [InlineData("Outer.Inner.Load()", "internal static class Outer { internal static class Inner { public static object Load() => [|NpgsqlDataSource.Create(\"Host=db\")|]; } }")]
    [InlineData("Generic<string>.Load()", "internal static class Generic<T> { public static object Load() => [|NpgsqlDataSource.Create(\"Host=db\")|]; }")]
    [InlineData("Generic.Load<string>()", "internal static class Generic { public static object Load<T>() => [|NpgsqlDataSource.Create(\"Host=db\")|]; }")]
    [InlineData("Db.Using(source => source.OpenConnection())", "internal static class Db { public static object Using(Func<NpgsqlDataSource, object> work) { using var source = [|NpgsqlDataSource.Create(\"Host=db\")|]; return work(source); } }")]
    [InlineData("new Func<object>(Db.Load)()", "internal static class Db { public static object Load() => [|NpgsqlDataSource.Create(\"Host=db\")|]; }")]
    public Task PoolBuiltBehindTheHandler(string use, string type) => Rule.Verify($$"""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function { public object FunctionHandler(string input, ILambdaContext context) => {{use}}; }
        {{type}}
        """);

    [Fact]
    public Task RepositoryBehindAnInterfaceThatTheHandlerBuilds() => Rule.Verify("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function
        {
            public async Task FunctionHandler(string input, ILambdaContext context)
            {
                IOrders orders = new Orders();
                await orders.Save(input);
            }
        }
        public interface IOrders { Task Save(string order); }
        public class Orders : IOrders
        {
            public async Task Save(string order)
            {
                await using var source = [|NpgsqlDataSource.Create("Host=db")|];
            }
        }
        """);

    [Fact]
    public Task FactoryInterfaceWithThreeImplementations() => Rule.Verify("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public interface ISources { NpgsqlDataSource Make(); }
        public class Main : ISources { public NpgsqlDataSource Make() => [|NpgsqlDataSource.Create("Host=main")|]; }
        public class Replica : ISources { NpgsqlDataSource ISources.Make() => [|NpgsqlDataSource.Create("Host=replica")|]; }
        public class Shared : ISources { private static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create("Host=shared"); public NpgsqlDataSource Make() => Source; }
        public class Function
        {
            private readonly ISources _sources;
            public Function() : this(new Main()) { }
            public Function(ISources sources) => _sources = sources;
            public void FunctionHandler(string input, ILambdaContext context) => _sources.Make().OpenConnection();
        }
        """);

    [Fact]
    public Task PartialClassOverTwoFiles() => Rule.Verify("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public partial class Function { public void FunctionHandler(string input, ILambdaContext context) => Save(input); }
        """, ("Data.cs", """
        namespace Shop;
        public partial class Function { private static void Save(string input) { using var source = [|Npgsql.NpgsqlDataSource.Create("Host=db")|]; } }
        """));

    [Fact]
    public Task MethodGroupHandedToATracingWrapper() => Rule.Verify("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Orders
        {
            public Task<string> Traced(string input, ILambdaContext context) => Tracer.Trace(Create, input, context);
            private async Task<string> Create(string input, ILambdaContext context) { await using var source = [|NpgsqlDataSource.Create("Host=db")|]; return input; }
        }
        public static class Tracer
        {
            public static Task<string> Trace(Func<string, ILambdaContext, Task<string>> handler, string input, ILambdaContext context) => handler(input, context);
        }
        """, ("template.yaml", """
        Resources:
          Create:
            Type: AWS::Serverless::Function
            Properties:
              Handler: TestProject::Shop.Orders::Traced
        """));

    [Fact]
    public Task HandlerInheritedFromAGenericBaseThatATemplateNames() => Rule.Verify("""
        using Npgsql;
        namespace Shop;
        public abstract class Function<T>
        {
            public Task<string> Handle(T request) => Run(request);
            protected abstract Task<string> Run(T request);
        }
        public class Orders : Function<string>
        {
            protected override async Task<string> Run(string request) { await using var source = [|NpgsqlDataSource.Create("Host=db")|]; return request; }
        }
        """, ("serverless.yml", """
        service: shop
        provider:
          runtime: dotnet8
        functions:
          create:
            handler: TestProject::Shop.Orders::Handle
        """));

    [Theory]
    [InlineData("services.AddScoped<Orders>();")]
    [InlineData("services.AddTransient<Orders>();")]
    [InlineData("services.AddTransient(typeof(Orders));")]
    [InlineData("services.TryAddScoped<Orders>();")]
    [InlineData("services.AddKeyedScoped<Orders>(\"orders\");")]
    public Task ConstructorOfAServiceBuiltPerInvocation(string registration) => Rule.Verify($$"""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Npgsql;
        namespace Shop;
        public static class Startup { public static void Configure(IServiceCollection services) { {{registration}} } }
        public class Orders
        {
            private readonly NpgsqlDataSource _source;
            public Orders() => _source = [|NpgsqlDataSource.Create("Host=db")|];
        }
        public class OrderFunctions
        {
            private readonly Orders _orders;
            public OrderFunctions(Orders orders) => _orders = orders;
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) => _orders.ToString();
        }
        """);

    [Theory]
    [InlineData("services.AddScoped(_ => [|NpgsqlDataSource.Create(\"Host=db\")|]);")]
    [InlineData("services.AddTransient(_ => { var builder = new NpgsqlDataSourceBuilder(\"Host=db\"); return [|builder.Build()|]; });")]
    [InlineData("services.AddScoped(_ => [|NpgsqlDataSource.Create(\"Host=db\")|]); services.AddDbContext<DbContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));")]
    public Task ARegistrationPerScopeWhoeverAsksForIt(string registrations) => Rule.Verify($$"""
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        public class Startup { public void Configure(IServiceCollection services) { {{registrations}} } }
        public class Function { public string FunctionHandler(string input, ILambdaContext context) => input; }
        """);

    [Theory]
    [InlineData("services.AddScoped(provider => [|NpgsqlDataSource.Create(\"Host=db\")|]);")]
    [InlineData("services.AddTransient<NpgsqlDataSource>(_ => { return [|new NpgsqlDataSourceBuilder(\"Host=db\").Build()|]; });")]
    [InlineData("services.AddScoped(Make);")]
    public Task FactoryOfAServiceBuiltPerInvocation(string registration) => Rule.Verify($$"""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        namespace Shop;
        public static class Startup
        {
            public static void Configure(IServiceCollection services) { {{registration}} }
            private static NpgsqlDataSource Make(IServiceProvider provider) => {{(registration.Contains("Make") ? "[|NpgsqlDataSource.Create(\"Host=db\")|]" : "null!")}};
        }
        public class OrderFunctions
        {
            public OrderFunctions(NpgsqlDataSource source) { }
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) { }
        }
        """);

    [Fact]
    public Task HandlerOfAMediatedRequest() => Rule.Verify("""
        using MediatR;
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;
        namespace Shop;
        public class OrderFunctions
        {
            private readonly IMediator _mediator;
            public OrderFunctions(IMediator mediator) => _mediator = mediator;
            [Function("Run")] public Task Run([QueueTrigger("orders")] string message) => _mediator.Send(new Save());
        }
        public class Save : IRequest<int> { }
        public class SaveHandler : IRequestHandler<Save, int>
        {
            public async Task<int> Handle(Save request, CancellationToken cancel) { await using var source = [|NpgsqlDataSource.Create("Host=db")|]; return 1; }
        }
        """);

    [Fact]
    public Task GuardOnAFieldThatDoesNotOutliveTheInvocation() => Rule.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;
        namespace Shop;
        public class OrderFunctions
        {
            private NpgsqlDataSource? _source;
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) { _source ??= [|NpgsqlDataSource.Create("Host=db")|]; }
        }
        """);

    [Fact]
    public Task LazyFieldOfAClassThatTheHostBuildsPerInvocation() => Rule.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;
        namespace Shop;
        public class OrderFunctions
        {
            private readonly Lazy<NpgsqlDataSource> _source = new Lazy<NpgsqlDataSource>(() => [|NpgsqlDataSource.Create("Host=db")|]);
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) => _source.Value.OpenConnection();
        }
        """);

    [Fact]
    public Task ConstructorOfAFunctionClassThatTheHostBuildsPerInvocation() => Rule.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Npgsql;
        namespace Shop;
        public class OrderFunctions
        {
            private readonly NpgsqlDataSource _source;
            public OrderFunctions() { _source = [|NpgsqlDataSource.Create("Host=db")|]; }
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) => _source.OpenConnection();
        }
        """);

    [Fact]
    public Task FunctionClassesWithABaseThatBuildsAPool() => Rule.Verify("""
        using Google.Cloud.Functions.Framework;
        using Microsoft.AspNetCore.Http;
        using Npgsql;
        namespace Shop;
        public abstract class Function : IHttpFunction
        {
            protected readonly NpgsqlDataSource Source = [|NpgsqlDataSource.Create("Host=db")|];
            public Task HandleAsync(HttpContext context) => Run();
            protected abstract Task Run();
        }
        public class Orders : Function { protected override Task Run() => Task.CompletedTask; }
        public class Carts : Function { private readonly NpgsqlDataSource _own = [|NpgsqlDataSource.Create("Host=carts")|]; protected override Task Run() => Task.CompletedTask; }
        """);

    [Fact]
    public Task LambdaFunctionThatAStaticHandlerBuildsEachTime() => Rule.Verify("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function
        {
            private readonly NpgsqlDataSource _source;
            private Function() => _source = [|NpgsqlDataSource.Create("Host=db")|];
            public static void FunctionHandler(string input, ILambdaContext context) => new Function().Work(input);
            private void Work(string input) => _source.OpenConnection();
        }
        """);

    [Fact]
    public Task DurableActivityAndMiddleware() => Rule.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Middleware;
        using Microsoft.DurableTask;
        using Npgsql;
        namespace Shop;
        public class Charge : TaskActivity<string, int>
        {
            public override async Task<int> RunAsync(TaskActivityContext context, string input) { await using var source = [|NpgsqlDataSource.Create("Host=db")|]; return 1; }
        }
        public class Audit : IFunctionsWorkerMiddleware
        {
            public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next) { await using var source = [|NpgsqlDataSource.Create("Host=db")|]; await next(context); }
        }
        """);

    [Fact]
    public Task TopLevelProgramWithALocalFunction()
    {
        var test = Rule.Create("""
            using Amazon.Lambda.RuntimeSupport;
            using Npgsql;
            var shared = NpgsqlDataSource.Create("Host=db");
            await LambdaBootstrapBuilder.Create<string>(Handle, null!).Build().RunAsync();
            async Task Handle(string input)
            {
                await using var source = [|NpgsqlDataSource.Create("Host=db")|];
                await using var db = await shared.OpenConnectionAsync();
            }
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task MinimalApiOnLambda()
    {
        var test = Rule.Create("""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            using Npgsql;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            app.MapGet("/orders", async () => { await using var source = [|NpgsqlDataSource.Create("Host=db")|]; return "ok"; });
            app.MapPost("/orders", Orders.Create);
            app.Use(async (context, next) => { await using var source = [|NpgsqlDataSource.Create("Host=db")|]; await next(context); });
            app.Run();
            static class Orders { public static string Create() { using var source = [|NpgsqlDataSource.Create("Host=db")|]; return "ok"; } }
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task PrimaryConstructors() => !LanguageUnderTest.Knows("12") ? Task.CompletedTask : Rule.Verify("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.Configuration;
        using Npgsql;
        namespace Shop;
        public class OrderFunctions(IConfiguration configuration) : Base([|NpgsqlDataSource.Create("Host=db")|])
        {
            private readonly NpgsqlDataSource _source = [|NpgsqlDataSource.Create(configuration["Db"]!)|];
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) => _source.OpenConnection();
        }
        public class Base(NpgsqlDataSource source) { public NpgsqlDataSource Source => source; }
        """);

    [Theory]
    [InlineData("public static NpgsqlDataSource Source => [|NpgsqlDataSource.Create(\"Host=db\")|];")]
    [InlineData("public NpgsqlDataSource Source { get { return [|new NpgsqlDataSourceBuilder(\"Host=db\").Build()|]; } }")]
    [InlineData("internal DbDataSource Source { get => ([|NpgsqlDataSource.Create(\"Host=db\")|]); }")]
    [InlineData("private static NpgsqlDataSource Source => [|NpgsqlDataSource.Create(\"Host=db\")|]; public object Load() => Source.OpenConnection();")]
    [InlineData("public async Task Save() { await using var source = [|NpgsqlDataSource.Create(Cs)|]; await using var db = await source.OpenConnectionAsync(); }")]
    [InlineData("public void Save() { using (var source = [|NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(\"DB\")!)|]) { source.OpenConnection(); } }")]
    public Task WhatIsWastefulInAnyLibrary(string member) => Rule.Verify($$"""
        using System.Data.Common;
        using Npgsql;
        namespace Shop;
        public class Orders { private const string Cs = "Host=db"; {{member}} }
        """);

    [Fact]
    public Task PoolPerTenantInAScopedService() => Rule.Verify(Usings + """
        public interface ITenants { NpgsqlDataSource For(string t); }
        public class Tenants : ITenants
        {
            public NpgsqlDataSource For(string t) { var b = new NpgsqlDataSourceBuilder("Host=" + t); return [|b.Build()|]; }
        }
        public static class S { public static void C(IServiceCollection s) => s.AddScoped<ITenants, Tenants>(); }
        public class F { private readonly ITenants _t; public F(ITenants t) => _t = t; [Function("f")] public void Run([QueueTrigger("q")] string m) => _t.For(m).OpenConnection(); }
        """);

    [Fact]
    public Task OverridableFactoryInAGenericBase() => Rule.Verify(Usings + """
        public abstract class HandlerBase<TIn>
        {
            public async Task Handle(TIn input, ILambdaContext context) { await using var ds = Open(); await Run(input, ds); }
            protected virtual NpgsqlDataSource Open() => [|NpgsqlDataSource.Create("Host=db")|];
            protected abstract Task Run(TIn input, NpgsqlDataSource ds);
        }
        public class A : HandlerBase<string> { protected override Task Run(string input, NpgsqlDataSource ds) => Task.CompletedTask; }
        """);

    [Fact]
    public Task FactoryDelegateThatTheHandlerCalls() => Rule.Verify(Usings + """
        public class Function
        {
            private static readonly Func<NpgsqlDataSource> Factory = () => [|NpgsqlDataSource.Create("Host=db")|];
            public void FunctionHandler(string input, ILambdaContext context) { using var ds = Factory(); }
        }
        """);

    [Fact]
    public Task LoanPattern() => Rule.Verify(Usings + """
        public class Function
        {
            public Task<object?> FunctionHandler(string input, ILambdaContext context) => With(async ds => await ds.CreateCommand("select 1").ExecuteScalarAsync());
            private static async Task<T> With<T>(Func<NpgsqlDataSource, Task<T>> f) { await using var ds = [|NpgsqlDataSource.Create("Host=db")|]; return await f(ds); }
        }
        """);
}
