using Microsoft.CodeAnalysis;
using Rule = Lifeguard.Analyzers.Tests.RuleTest<Lifeguard.Analyzers.Rules.Lifetime.DataSourcePerInvocationAnalyzer>;

namespace Lifeguard.Analyzers.Tests.Lifetime.LFG1001_DataSourcePerInvocation;

public sealed class StaysQuiet
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
    public Task PoolHeldInAStaticField(HandlerShape host) => Rule.StaysQuiet(
        host.With("await using var db = Source.CreateConnection();", """private static readonly Npgsql.NpgsqlDataSource Source = Npgsql.NpgsqlDataSource.Create("Host=db");"""), host.Files);

    [Theory, MemberData(nameof(Hosts.KeptByHost), MemberType = typeof(Hosts))]
    public Task PoolInAFieldOfAClassThatTheHostKeeps(HandlerShape host) => Rule.StaysQuiet(
        host.With("await using var db = _source.CreateConnection();", """private readonly Npgsql.NpgsqlDataSource _source = Npgsql.NpgsqlDataSource.Create("Host=db");"""), host.Files);

    [Theory]
    [InlineData("private static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create(Cs);")]
    [InlineData("private static NpgsqlDataSource Source { get; } = new NpgsqlDataSourceBuilder(Cs).Build();")]
    [InlineData("private static readonly NpgsqlDataSource Source = Make(); private static NpgsqlDataSource Make() => NpgsqlDataSource.Create(Cs);")]
    [InlineData("private static readonly NpgsqlDataSource Source; static Function() { Source = NpgsqlDataSource.Create(Cs); }")]
    [InlineData("private readonly NpgsqlDataSource Source; public Function() { Source = NpgsqlDataSource.Create(Cs); }")]
    [InlineData("private readonly NpgsqlDataSource Source; public Function() : this(NpgsqlDataSource.Create(Cs)) { } public Function(NpgsqlDataSource source) { Source = source; }")]
    [InlineData("private NpgsqlDataSource Source { get; } = Make(); private static NpgsqlDataSource Make() { return NpgsqlDataSource.Create(Cs); }")]
    [InlineData("private static readonly Lazy<NpgsqlDataSource> Held = new Lazy<NpgsqlDataSource>(() => NpgsqlDataSource.Create(Cs)); private static NpgsqlDataSource Source => Held.Value;")]
    [InlineData("private static readonly Lazy<NpgsqlDataSource> Held = new(Make); private static NpgsqlDataSource Make() => NpgsqlDataSource.Create(Cs); private static NpgsqlDataSource Source => Held.Value;")]
    [InlineData("private readonly Lazy<NpgsqlDataSource> _held = new(() => NpgsqlDataSource.Create(Cs)); private NpgsqlDataSource Source => _held.Value;")]
    [InlineData("private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source => _source ??= NpgsqlDataSource.Create(Cs);")]
    [InlineData("private NpgsqlDataSource? _source; private NpgsqlDataSource Source => _source ??= NpgsqlDataSource.Create(Cs);")]
    [InlineData("private NpgsqlDataSource? _source; private NpgsqlDataSource Source => _source ?? (_source = NpgsqlDataSource.Create(Cs));")]
    [InlineData("private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source { get { if (_source is null) { _source = NpgsqlDataSource.Create(Cs); } return _source; } }")]
    [InlineData("private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source { get { if (_source == null) _source = Make(); return _source; } } private static NpgsqlDataSource Make() => NpgsqlDataSource.Create(Cs);")]
    [InlineData("private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source { get { if (_source != null) return _source; _source = NpgsqlDataSource.Create(Cs); return _source; } }")]
    [InlineData("private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source => _source is null ? (_source = NpgsqlDataSource.Create(Cs)) : _source;")]
    [InlineData("private static readonly object Gate = new(); private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source { get { if (_source == null) { lock (Gate) { if (_source == null) { _source = NpgsqlDataSource.Create(Cs); } } } return _source; } }")]
    [InlineData("private static bool _ready; private static NpgsqlDataSource _source = null!; private static NpgsqlDataSource Source { get { if (!_ready) { _source = NpgsqlDataSource.Create(Cs); _ready = true; } return _source; } }")]
    [InlineData("private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source { get { if (_source is { } known) return known; return _source = NpgsqlDataSource.Create(Cs); } }")]
    [InlineData("private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source { get { Interlocked.CompareExchange(ref _source, NpgsqlDataSource.Create(Cs), null); return _source!; } }")]
    [InlineData("private static NpgsqlDataSource? _source; private static NpgsqlDataSource Source => LazyInitializer.EnsureInitialized(ref _source, () => NpgsqlDataSource.Create(Cs))!;")]
    [InlineData("private static readonly ConcurrentDictionary<string, NpgsqlDataSource> All = new(); private static NpgsqlDataSource Source => All.GetOrAdd(Cs, cs => NpgsqlDataSource.Create(cs));")]
    [InlineData("private static readonly ConcurrentDictionary<string, NpgsqlDataSource> All = new(); private static NpgsqlDataSource Source => All.GetOrAdd(Cs, NpgsqlDataSource.Create);")]
    [InlineData("private static readonly ConcurrentDictionary<string, NpgsqlDataSource> All = new(); private static NpgsqlDataSource Source => All.GetOrAdd(Cs, Make); private static NpgsqlDataSource Make(string cs) { var builder = new NpgsqlDataSourceBuilder(cs); return builder.Build(); }")]
    [InlineData("private static readonly Dictionary<string, NpgsqlDataSource> All = new(); private static NpgsqlDataSource Source { get { if (!All.TryGetValue(Cs, out var source)) { source = NpgsqlDataSource.Create(Cs); All.Add(Cs, source); } return source; } }")]
    [InlineData("private static readonly Dictionary<string, NpgsqlDataSource> All = new(); private static NpgsqlDataSource Source { get { if (!All.ContainsKey(Cs)) All[Cs] = NpgsqlDataSource.Create(Cs); return All[Cs]; } }")]
    [InlineData("private static readonly Dictionary<string, NpgsqlDataSource> All = new(); private static NpgsqlDataSource Source { get { if (All.TryGetValue(Cs, out var known)) return known; var made = NpgsqlDataSource.Create(Cs); All[Cs] = made; return made; } }")]
    [InlineData("private static NpgsqlDataSource Source => Db.Instance; private static class Db { public static readonly NpgsqlDataSource Instance = NpgsqlDataSource.Create(Cs); }")]
    [InlineData("private NpgsqlDataSource Source => _orders.Source; private readonly Orders _orders = new Orders(); private class Orders { public readonly NpgsqlDataSource Source = NpgsqlDataSource.Create(Cs); }")]
    [InlineData("private NpgsqlDataSource Source => _orders.Source; private readonly IOrders _orders = new Orders(); private interface IOrders { NpgsqlDataSource Source { get; } } private class Orders : IOrders { public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(Cs); }")]
    public Task PoolBuiltOnce(string members) => Rule.StaysQuiet($$"""
        using System.Collections.Concurrent;
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function
        {
            private const string Cs = "Host=db;Database=orders";
            {{members}}
            public async Task FunctionHandler(string input, ILambdaContext context) { await using var db = await Source.OpenConnectionAsync(); }
        }
        """);

    [Theory]
    [InlineData("// await using var source = NpgsqlDataSource.Create(Cs);")]
    [InlineData("var text = \"NpgsqlDataSource.Create(Cs)\" + nameof(NpgsqlDataSource.Create);")]
    [InlineData("var builder = new NpgsqlDataSourceBuilder(Cs); builder.EnableParameterLogging();")]
    [InlineData("var builder = new NpgsqlConnectionStringBuilder(Cs);")]
    [InlineData("var source = SqlClientFactory.Instance.CreateDataSource(Cs);")]
    [InlineData("DbProviderFactory factory = SqlClientFactory.Instance; var source = factory.CreateDataSource(Cs);")]
    [InlineData("var source = Pools.Create(Cs);")]
    [InlineData("var source = new Wrapper();")]
    [InlineData("var source = Provider.GetRequiredService<NpgsqlDataSource>();")]
    [InlineData("var host = ((NpgsqlMultiHostDataSource)Pools.Create(Cs)).WithTargetSession(TargetSessionAttributes.Primary);")]
    [InlineData("using var db = new NpgsqlConnection(Cs);")]
    public Task WhatBuildsNoPool(string body) => Rule.StaysQuiet($$"""
        using System.Data.Common;
        using Amazon.Lambda.Core;
        using Microsoft.Data.SqlClient;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        namespace Shop;
        public class Function
        {
            private const string Cs = "Host=db";
            private static readonly IServiceProvider Provider = new ServiceCollection().BuildServiceProvider();
            public void FunctionHandler(string input, ILambdaContext context)
            {
                {{body}}
            }
        }
        public static class Pools
        {
            private static readonly NpgsqlDataSource Shared = NpgsqlDataSource.Create("Host=db");
            public static NpgsqlDataSource Create(string cs) => Shared;
        }
        public sealed class Wrapper : DbDataSource
        {
            public override string ConnectionString => "";
            protected override DbConnection CreateDbConnection() => Pools.Create("").CreateConnection();
        }
        """);

    [Theory]
    [InlineData("services.AddSingleton(_ => NpgsqlDataSource.Create(\"Host=db\"));")]
    [InlineData("services.AddSingleton<NpgsqlDataSource>(provider => { var builder = new NpgsqlDataSourceBuilder(\"Host=db\"); return builder.Build(); });")]
    [InlineData("services.AddSingleton(NpgsqlDataSource.Create(\"Host=db\"));")]
    [InlineData("services.AddSingleton(Make);")]
    [InlineData("services.AddSingleton<NpgsqlDataSource>(Make);")]
    [InlineData("services.TryAddSingleton(_ => NpgsqlDataSource.Create(\"Host=db\"));")]
    [InlineData("services.AddKeyedSingleton<NpgsqlDataSource>(\"orders\", (_, _) => NpgsqlDataSource.Create(\"Host=db\"));")]
    [InlineData("var source = NpgsqlDataSource.Create(\"Host=db\"); services.AddSingleton(source);")]
    [InlineData("services.AddSingleton<Orders>();")]
    [InlineData("services.AddSingleton(typeof(Orders));")]
    [InlineData("services.AddSingleton<Orders, Orders>();")]
    [InlineData("services.AddSingleton(_ => new Orders());")]
    [InlineData("services.AddSingleton(new Orders());")]
    public Task PoolRegisteredAsASingleton(string registration) => Rule.StaysQuiet($$"""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Npgsql;
        namespace Shop;
        public static class Startup
        {
            public static void Configure(IServiceCollection services) { {{registration}} }
            private static NpgsqlDataSource Make(IServiceProvider provider) => NpgsqlDataSource.Create("Host=db");
        }
        public class Orders { public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create("Host=db"); }
        public class OrderFunctions
        {
            private readonly NpgsqlDataSource _source;
            private readonly Orders _orders;
            public OrderFunctions(NpgsqlDataSource source, Orders orders) => (_source, _orders) = (source, orders);
            [Function("Run")] public void Run([QueueTrigger("orders")] string message) => _source.OpenConnection();
        }
        """);

    [Fact]
    public Task HelpersThatNoHandlerCalls() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function { public void FunctionHandler(string input, ILambdaContext context) { } }
        public static class Tools
        {
            public static void Clean() { using var source = NpgsqlDataSource.Create("Host=db"); }
            public static NpgsqlDataSource Make(string cs) => NpgsqlDataSource.Create(cs);
            public static NpgsqlDataSource Unused => NpgsqlDataSource.Create("Host=db");
        }
        public class Orders { private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create("Host=db"); }
        """);

    [Fact]
    public Task PropertyThatIsReadOnlyWhenTheProcessStarts() => Rule.StaysQuiet("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.DependencyInjection;
        using Npgsql;
        namespace Shop;
        public static class Db { public static NpgsqlDataSource Source => NpgsqlDataSource.Create("Host=db"); }
        public static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton(Db.Source); }
        public class OrderFunctions { [Function("Run")] public void Run([QueueTrigger("orders")] string message) { } }
        """);

    [Fact]
    public Task StartUpOfAFunctionProject()
    {
        var test = Rule.Create("""
            using Amazon.Lambda.RuntimeSupport;
            using Npgsql;
            await using var source = NpgsqlDataSource.Create("Host=db");
            using (var migrating = NpgsqlDataSource.Create("Host=db")) { migrating.OpenConnection().Dispose(); }
            await LambdaBootstrapBuilder.Create<string>(async input => { await using var db = await source.OpenConnectionAsync(); }, null!).Build().RunAsync();
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("public static class Program { public static void Main() { using var source = NpgsqlDataSource.Create(\"Host=db\"); } public static NpgsqlDataSource Source => NpgsqlDataSource.Create(\"Host=db\"); }")]
    [InlineData("public class Worker : Microsoft.Extensions.Hosting.BackgroundService { public static void Main() { } protected override async Task ExecuteAsync(CancellationToken stop) { await using var source = NpgsqlDataSource.Create(\"Host=db\"); } }")]
    [InlineData("public class OrdersController : Microsoft.AspNetCore.Mvc.ControllerBase { public static void Main() { } public string Get() { using var source = NpgsqlDataSource.Create(\"Host=db\"); return \"\"; } }")]
    public Task ProgramsThatNoFunctionHostRuns(string source)
    {
        var test = Rule.Create("using Npgsql;\n" + source);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task TestProjects()
    {
        var test = Rule.Create("""
            using Amazon.Lambda.Core;
            using Npgsql;
            public class FunctionTests
            {
                [Framework.Fact] public void Works() { using var source = NpgsqlDataSource.Create("Host=db"); }
                public void FunctionHandler(string input, ILambdaContext context) { using var source = NpgsqlDataSource.Create("Host=db"); }
                public NpgsqlDataSource Source => NpgsqlDataSource.Create("Host=db");
            }
            """);
        test.TestState.AdditionalProjects["xunit.core"].Sources.Add("namespace Framework; public class FactAttribute : System.Attribute { }");
        test.TestState.AdditionalProjectReferences.Add("xunit.core");
        return test.RunAsync();
    }

    [Fact]
    public Task GeneratedAndDisabledCode() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function
        {
            public void FunctionHandler(string input, ILambdaContext context)
            {
        #if LOCAL
                using var source = NpgsqlDataSource.Create("Host=db");
        #endif
            }
        }
        """, ("Db.g.cs", """
        // <auto-generated/>
        namespace Shop;
        public class Generated { public void FunctionHandler(string input, Amazon.Lambda.Core.ILambdaContext context) { using var source = Npgsql.NpgsqlDataSource.Create("Host=db"); } }
        """));

    [Fact]
    public Task TypesOfTheSameNameInTheUsersNamespace() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        namespace Shop;
        public class NpgsqlDataSource : IDisposable { public static NpgsqlDataSource Create(string cs) => new NpgsqlDataSource(); public void Dispose() { } }
        public class MySqlDataSource { public MySqlDataSource(string cs) { } }
        public class Function
        {
            public void FunctionHandler(string input, ILambdaContext context) { using var source = NpgsqlDataSource.Create("Host=db"); var other = new MySqlDataSource("Host=db"); }
        }
        """);

    [Theory]
    [InlineData("public static NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(\"Host=db\");")]
    [InlineData("private NpgsqlDataSource? _source; public NpgsqlDataSource Source => _source ??= NpgsqlDataSource.Create(\"Host=db\");")]
    [InlineData("public NpgsqlDataSource Make() => NpgsqlDataSource.Create(\"Host=db\");")]
    [InlineData("public NpgsqlDataSource Make() { var source = NpgsqlDataSource.Create(\"Host=db\"); return source; }")]
    [InlineData("private NpgsqlDataSource? _source; public void Connect() { _source = NpgsqlDataSource.Create(\"Host=db\"); }")]
    [InlineData("public void Save(string cs) { using var source = NpgsqlDataSource.Create(cs); source.OpenConnection(); }")]
    [InlineData("public void Migrate() { using var source = NpgsqlDataSource.Create(\"Host=db\"); source.OpenConnection(); }")]
    [InlineData("public void SeedOrders() { using var source = NpgsqlDataSource.Create(\"Host=db\"); source.OpenConnection(); }")]
    [InlineData("public void Save() { using var source = NpgsqlDataSource.Create(\"Host=db\"); Use(source); } private void Use(NpgsqlDataSource source) { }")]
    [InlineData("private static NpgsqlDataSource Source => NpgsqlDataSource.Create(\"Host=db\"); private static readonly NpgsqlDataSource Held = Source; public object Load() => Held;")]
    [InlineData("private static NpgsqlDataSource Source => NpgsqlDataSource.Create(\"Host=db\"); private readonly NpgsqlDataSource _held; public Orders() => _held = Source; public object Load() => _held;")]
    [InlineData("public Orders() { var source = NpgsqlDataSource.Create(\"Host=db\"); source.OpenConnection(); }")]
    public Task WhatMayBeRightInALibrary(string member) => Rule.StaysQuiet($$"""
        using Npgsql;
        namespace Shop;
        public class Orders { {{member}} }
        """);

    [Fact]
    public Task DesignTimeFactoriesAndMigrationTools() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Design;
        using Npgsql;
        namespace Shop;
        public class Orders : DbContext { public Orders(DbContextOptions<Orders> options) : base(options) { } }
        public class OrdersFactory : IDesignTimeDbContextFactory<Orders>
        {
            public Orders CreateDbContext(string[] args) => new Orders(new DbContextOptionsBuilder<Orders>().UseNpgsql(NpgsqlDataSource.Create("Host=db")).Options);
        }
        public class Function { public void FunctionHandler(string input, ILambdaContext context) { } }
        """);

    [Fact]
    public Task ContainerThatALambdaClassBuildsInItsConstructor() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private readonly IServiceProvider _p;
            public Function() { var s = new ServiceCollection(); ConfigureServices(s); _p = s.BuildServiceProvider(); }
            private void ConfigureServices(IServiceCollection s) { var ds = NpgsqlDataSource.Create("Host=db"); s.AddSingleton(ds); s.AddScoped<Repo>(); }
            public async Task FunctionHandler(string input, ILambdaContext context) { using var scope = _p.CreateScope(); var r = scope.ServiceProvider.GetRequiredService<Repo>(); r.Go(); }
        }
        public class Repo { private readonly NpgsqlDataSource _d; public Repo(NpgsqlDataSource d) => _d = d; public void Go() => _d.OpenConnection(); }
        """);

    [Fact]
    public Task SingletonBehindAnInterfaceInAStaticContainer() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private static readonly IServiceProvider P = Build();
            private static IServiceProvider Build() { var s = new ServiceCollection(); s.AddSingleton<IDb, Db>(); return s.BuildServiceProvider(); }
            public void FunctionHandler(string input, ILambdaContext context) => P.GetRequiredService<IDb>().Go();
        }
        public interface IDb { void Go(); }
        public class Db : IDb { private readonly NpgsqlDataSource _d; public Db() { _d = NpgsqlDataSource.Create("Host=db"); } public void Go() => _d.OpenConnection(); }
        """);

    [Fact]
    public Task GuardBehindASemaphore() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private static NpgsqlDataSource? _ds;
            private static readonly SemaphoreSlim Gate = new(1);
            private static async Task<NpgsqlDataSource> Get()
            {
                if (_ds is not null) return _ds;
                await Gate.WaitAsync();
                try { if (_ds is null) { var cs = await Secret(); _ds = new NpgsqlDataSourceBuilder(cs).Build(); } return _ds; }
                finally { Gate.Release(); }
            }
            private static Task<string> Secret() => Task.FromResult("x");
            public async Task FunctionHandler(string input, ILambdaContext context) { await using var db = await (await Get()).OpenConnectionAsync(); }
        }
        """);

    [Fact]
    public Task FlagThatTheInitialisingMethodSets() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private NpgsqlDataSource? _ds; private bool _initialised;
            private void Initialise() { _ds = NpgsqlDataSource.Create("Host=db"); _initialised = true; }
            public void FunctionHandler(string input, ILambdaContext context) { if (!_initialised) Initialise(); _ds!.OpenConnection(); }
        }
        """);

    [Fact]
    public Task EarlyReturnInTheInitialisingMethod() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private NpgsqlDataSource? _ds;
            private void EnsureInitialised() { if (_ds != null) { return; } var cs = Environment.GetEnvironmentVariable("x"); _ds = NpgsqlDataSource.Create(cs!); }
            public void FunctionHandler(string input, ILambdaContext context) { EnsureInitialised(); _ds!.OpenConnection(); }
        }
        """);

    [Fact]
    public Task LazyTask() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private static readonly Lazy<Task<NpgsqlDataSource>> Ds = new(async () => { var cs = await Secret(); return NpgsqlDataSource.Create(cs); });
            private static Task<string> Secret() => Task.FromResult("x");
            public async Task FunctionHandler(string input, ILambdaContext context) { var ds = await Ds.Value; ds.OpenConnection(); }
        }
        """);

    [Fact]
    public Task SingletonPattern() => Rule.StaysQuiet(Usings + """
        public sealed class Db
        {
            private static Db? _instance; private readonly NpgsqlDataSource _ds;
            private Db() { _ds = NpgsqlDataSource.Create("Host=db"); }
            public static Db Instance { get { if (_instance == null) _instance = new Db(); return _instance; } }
            public static Db GetInstance() => _instance ??= new Db();
            public NpgsqlConnection Open() => _ds.OpenConnection();
        }
        public class Function { public void FunctionHandler(string input, ILambdaContext context) { Db.Instance.Open(); Db.GetInstance().Open(); } }
        """);

    [Fact]
    public Task HostThatAProgramConfigures()
    {
        var test = Rule.Create(Usings + """
            using Microsoft.Extensions.Hosting;
            var host = new HostBuilder().ConfigureServices((ctx, services) =>
            {
                var b = new NpgsqlDataSourceBuilder(ctx.Configuration["x"]); var ds = b.Build();
                services.AddSingleton(ds);
                services.AddSingleton<Repo>();
                services.AddScoped(sp => sp.GetRequiredService<NpgsqlDataSource>().CreateConnection());
            }).Build();
            host.Run();
            public class Repo { private readonly NpgsqlDataSource _own = NpgsqlDataSource.Create("own"); public void Go() => _own.OpenConnection(); }
            public class F { private readonly Repo _r; public F(Repo r) => _r = r; [Function("f")] public void Run([QueueTrigger("q")] string m) => _r.Go(); }
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    // LFG1005 speaks of both: one pool per scope and one per context.
    [Theory]
    [InlineData("s.AddDbContext<Ctx>(o => o.UseNpgsql(NpgsqlDataSource.Create(cs)));", "")]
    [InlineData("s.AddDbContext<Ctx>(o => o.UseNpgsql(Build(cs)));", "")]
    [InlineData("s.AddDbContext<Ctx>();", "protected override void OnConfiguring(DbContextOptionsBuilder o) => o.UseNpgsql(NpgsqlDataSource.Create(\"x\"));")]
    [InlineData("s.AddDbContext<Ctx>();", "protected override void OnConfiguring(DbContextOptionsBuilder o) { using var ds = NpgsqlDataSource.Create(\"x\"); o.UseNpgsql(ds); }")]
    public Task WhatMakesOptionsAgainAndAgain(string registration, string member) => Rule.StaysQuiet(Usings + $$"""
        using Microsoft.EntityFrameworkCore;
        public class Ctx : DbContext { public Ctx(DbContextOptions<Ctx> o) : base(o) { } {{member}} }
        public static class S
        {
            public static void Configure(IServiceCollection s, string cs) { {{registration}} }
            private static NpgsqlDataSource Build(string cs) => NpgsqlDataSource.Create(cs);
        }
        public class F { private readonly Ctx _c; public F(Ctx c) => _c = c; [Function("f")] public void Run([QueueTrigger("q")] string m) => _c.SaveChanges(); }
        """);

    [Fact]
    public Task OptionsOfDbContexts() => Rule.StaysQuiet(Usings + """
        using Microsoft.EntityFrameworkCore;
        public class Ctx : DbContext { public Ctx(DbContextOptions<Ctx> o) : base(o) { } }
        public static class S
        {
            public static void Configure(IServiceCollection s, string cs)
            {
                var ds = new NpgsqlDataSourceBuilder(cs).Build();
                s.AddDbContext<Ctx>(o => o.UseNpgsql(ds));
                s.AddDbContextPool<Ctx>(o => o.UseNpgsql(NpgsqlDataSource.Create("y")));
            }
        }
        public class F { public F(Ctx c) { } [Function("f")] public void Run([QueueTrigger("q")] string m) { } }
        """);

    [Fact]
    public Task MemoryCache() => Rule.StaysQuiet(Usings + """
        using Microsoft.Extensions.Caching.Memory;
        public class F
        {
            private readonly IMemoryCache _cache;
            public F(IMemoryCache cache) => _cache = cache;
            [Function("f")] public void Run([QueueTrigger("q")] string tenant)
            {
                var ds = _cache.GetOrCreate(tenant, e => NpgsqlDataSource.Create("Host=" + tenant));
                if (!_cache.TryGetValue("b" + tenant, out NpgsqlDataSource? other)) { other = NpgsqlDataSource.Create("Host=" + tenant); _cache.Set("b" + tenant, other); }
            }
        }
        """);

    [Fact]
    public Task PoolsPerTenantInASingleton() => Rule.StaysQuiet(Usings + """
        public interface ITenants { NpgsqlDataSource For(string t); }
        public class Tenants : ITenants
        {
            private readonly ConcurrentDictionary<string, NpgsqlDataSource> _all = new();
            public NpgsqlDataSource For(string t) => _all.GetOrAdd(t, Build);
            private NpgsqlDataSource Build(string t) { var b = new NpgsqlDataSourceBuilder("Host=" + t); return b.Build(); }
        }
        public static class S { public static void C(IServiceCollection s) => s.AddSingleton<ITenants, Tenants>(); }
        public class F { private readonly ITenants _t; public F(ITenants t) => _t = t; [Function("f")] public void Run([QueueTrigger("q")] string m) => _t.For(m).OpenConnection(); }
        """);

    [Fact]
    public Task BackgroundServiceBesideFunctions() => Rule.StaysQuiet(Usings + """
        public class Listener : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop) { await using var ds = NpgsqlDataSource.Create("Host=db"); await using var db = await ds.OpenConnectionAsync(stop); }
        }
        public static class S { public static void C(IServiceCollection s) => s.AddHostedService<Listener>(); }
        public class F { [Function("f")] public void Run([QueueTrigger("q")] string m) { } }
        """);

    [Fact]
    public Task StartupOfTheInProcessHost() => Rule.StaysQuiet("""
        using Microsoft.Azure.Functions.Extensions.DependencyInjection; using Microsoft.Azure.WebJobs; using Microsoft.Extensions.DependencyInjection; using Npgsql;
        [assembly: FunctionsStartup(typeof(App.Startup))]
        namespace App;
        public class Startup : FunctionsStartup { public override void Configure(IFunctionsHostBuilder builder) { var ds = NpgsqlDataSource.Create("Host=db"); builder.Services.AddSingleton(ds); builder.Services.AddSingleton(s => NpgsqlDataSource.Create("y")); } }
        public class F { private readonly NpgsqlDataSource _d; public F(NpgsqlDataSource d) => _d = d; [FunctionName("f")] public void Run([QueueTrigger("q")] string m) => _d.OpenConnection(); }
        """);

    [Fact]
    public Task MainForDebugging()
    {
        var test = Rule.Create(Usings + """
            public class Function
            {
                public static async Task Main() { var f = new Function(NpgsqlDataSource.Create("local")); await f.FunctionHandler("", null!); }
                private readonly NpgsqlDataSource _d;
                public Function() : this(NpgsqlDataSource.Create("Host=db")) { }
                private Function(NpgsqlDataSource d) => _d = d;
                public async Task FunctionHandler(string input, ILambdaContext context) { await using var db = await _d.OpenConnectionAsync(); }
            }
            """);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        return test.RunAsync();
    }

    [Fact]
    public Task FactoryDelegateThatOnlyAnInitialiserCalls() => Rule.StaysQuiet(Usings + """
        public class Function
        {
            private static readonly Func<NpgsqlDataSource> Factory = () => NpgsqlDataSource.Create("Host=db");
            private static readonly NpgsqlDataSource Ds = Factory();
            public void FunctionHandler(string input, ILambdaContext context) => Ds.OpenConnection();
        }
        """);

    // missed: what a name chosen at run time builds is not seen.
    [Fact]
    public Task RepositoryBuiltByReflection() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function { public void FunctionHandler(string input, ILambdaContext context) => Activator.CreateInstance(Type.GetType(input)!); }
        public class Orders { private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create("Host=db"); }
        """);

    // missed: callers are found by a member's name, and an indexer has none.
    [Fact]
    public Task Indexer() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function { public object FunctionHandler(string input, ILambdaContext context) => new Orders()[1]; }
        public class Orders { public object this[int id] => NpgsqlDataSource.Create("Host=db"); }
        """);

    // missed: dynamic calls name no member.
    [Fact]
    public Task DynamicCall() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public class Function { public void FunctionHandler(string input, ILambdaContext context) { dynamic orders = new Orders(); orders.Save(); } }
        public class Orders { public void Save() { using var source = NpgsqlDataSource.Create("Host=db"); } }
        """);

    // missed: with five implementations and no registration, an interface may be any of them.
    [Fact]
    public Task InterfaceWithManyImplementations() => Rule.StaysQuiet("""
        using Amazon.Lambda.Core;
        using Npgsql;
        namespace Shop;
        public interface ISources { NpgsqlDataSource? Make(); }
        public class A : ISources { public NpgsqlDataSource? Make() => NpgsqlDataSource.Create("Host=a"); }
        public class B : ISources { public NpgsqlDataSource? Make() => null; }
        public class C : ISources { public NpgsqlDataSource? Make() => null; }
        public class D : ISources { public NpgsqlDataSource? Make() => null; }
        public class E : ISources { public NpgsqlDataSource? Make() => null; }
        public class Function
        {
            private readonly ISources _sources = Pick("a");
            private static ISources Pick(string name) => (ISources)Activator.CreateInstance(Type.GetType(name)!)!;
            public void FunctionHandler(string input, ILambdaContext context) => _sources.Make();
        }
        """);
}
